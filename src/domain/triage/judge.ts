import type { TextRef } from '../texts.ts';
import { byStrength, carriesOn, sameAlert } from './alert-strength.ts';
import { type Finding, type FindingAlert, SEVERITIES } from './finding.ts';
import { isSameGround, snapshotOf, stillStands } from './grounds.ts';
import type { JudgeInput } from './judge-input.ts';
import type { Branch } from './rule.ts';
import type { RuleSet } from './rule-set.ts';
import { triageEnv } from './triage-env.ts';
import { type Verdict, verdictsOf } from './verdicts.ts';

export interface Judgement {
  raised: Finding[];
  /** Ids of open findings that no longer hold, or that a raised one replaces. */
  superseded: string[];
  /** What the patient reads, in the order of the rules, each once. A tier's script is not among them. */
  patientTexts: TextRef[];
  /** Strongest first. `replaces`: the finding whose alert this one adds to. */
  alerts: { finding: Finding; alert: FindingAlert; replaces?: string }[];
}

/** Runs the rules over a patient's answers and this turn's words (clinical pack 2). Pure; judging twice changes nothing more. */
export function judge(rules: RuleSet, input: JudgeInput): Judgement {
  const verdicts = verdictsOf(rules, triageEnv(rules, input), input.existing, input.changed);
  const outcomes = verdicts.map((verdict) => outcomeOf(verdict, input));
  const keys = outcomes.flatMap(({ text }) => text ?? []).filter((key) => !isSaid(key, input.said ?? []));
  return {
    raised: outcomes.flatMap(({ raised }) => raised ?? []),
    superseded: outcomes.flatMap(({ superseded }) => superseded),
    patientTexts: [...new Set(keys)].map((key) => ({ key })),
    alerts: outcomes.flatMap(({ alert }) => alert ?? []).sort((a, b) => byStrength(a.alert, b.alert)),
  };
}

interface Outcome {
  raised?: Finding;
  superseded: string[];
  text?: string;
  alert?: Judgement['alerts'][number];
}

function outcomeOf(verdict: Verdict, input: JudgeInput): Outcome {
  const before = input.existing.filter((finding) => finding.ruleId === verdict.rule.id);
  const open = before.filter((finding) => finding.state === 'open');
  const { fires, aboutWords } = verdict;
  if (fires === undefined) return { superseded: aboutWords ? [] : ids(open.filter((old) => old.alert === undefined)) };
  if (!aboutWords && isKnown(fires, newest(before), verdict, input)) return { superseded: [] };
  const finding = findingOf(fires, verdict, input);
  const replaced = open.filter((old) => old.alert === undefined || carriesOn(old.alert, finding.alert));
  const grown = aboutWords ? [] : replaced.filter((old) => stillStands(old, input.lookup));
  const saidBefore = grown.some((old) => old.patientText === finding.patientText);
  return {
    raised: finding,
    superseded: ids(replaced),
    ...(finding.patientText === undefined || saidBefore ? {} : { text: finding.patientText }),
    ...alertOf(finding, grown, replaced),
  };
}

/** An answer that only adds to an open finding does not call the same people for the same thing again. */
function alertOf(finding: Finding, grown: Finding[], replaced: Finding[]): Pick<Outcome, 'alert'> {
  const { alert } = finding;
  if (alert === undefined || grown.some((old) => old.alert !== undefined && sameAlert(old.alert, alert))) return {};
  const replaces = replaced.find((old) => old.alert !== undefined)?.id;
  return { alert: { finding, alert, ...(replaces === undefined ? {} : { replaces }) } };
}

/** Already found, on the same answers. One that a clinician resolved comes back on new answers, or if it is worse now. */
function isKnown(fires: Branch, last: Finding | undefined, { reads }: Verdict, { lookup }: JudgeInput): boolean {
  if (last === undefined || last.state === 'superseded' || !isSameGround(last, reads, lookup)) return false;
  if (last.state === 'resolved') return SEVERITIES.indexOf(fires.severity) >= SEVERITIES.indexOf(last.severity);
  return last.severity === fires.severity && sameAlert(last.alert, fires.alert);
}

function findingOf(fires: Branch, { rule, reads }: Verdict, input: JudgeInput): Finding {
  const text = fires.patient === undefined ? rule.patient : fires.patient;
  return {
    id: input.newId('finding'),
    clinicId: input.clinicId,
    patientId: input.patientId,
    ...(input.responseId === undefined ? {} : { responseId: input.responseId }),
    code: rule.code,
    severity: fires.severity,
    basis: fires.basis ?? rule.basis,
    itemIds: [...reads],
    answerSnapshot: snapshotOf(reads, input.lookup),
    ruleId: rule.id,
    ruleVersion: rule.version,
    ...(text === null ? {} : { patientText: text }),
    clinicianText: rule.clinician,
    source: rule.source,
    ...(fires.alert === undefined ? {} : { alert: fires.alert }),
    state: 'open',
    at: input.now,
  };
}

function newest(findings: Finding[]): Finding | undefined {
  return findings.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1)).at(-1);
}

function isSaid(key: string, said: readonly string[]): boolean {
  return key.startsWith('findings.PT_') && said.includes(key);
}

function ids(findings: Finding[]): string[] {
  return findings.map((finding) => finding.id);
}
