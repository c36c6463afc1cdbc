import { MEDICINES } from '../../../src/content/medicines/index.ts';
import { QUESTIONNAIRES } from '../../../src/content/questionnaires/index.ts';
import { loadRuleBook } from '../../../src/content/rules/index.ts';
import type { NewId } from '../../../src/domain/clock.ts';
import { lookupForAll } from '../../../src/domain/questionnaire/all-repetitions.ts';
import type { KnownAnswer } from '../../../src/domain/questionnaire/expression-env.ts';
import { canonicalOf, type Questionnaire, questionnaireSchema } from '../../../src/domain/questionnaire/fhir.ts';
import { findItem } from '../../../src/domain/questionnaire/find-item.ts';
import { inspectQuestionnaire } from '../../../src/domain/questionnaire/load-questionnaire.ts';
import type { LoadedItem, LoadedQuestionnaire } from '../../../src/domain/questionnaire/loaded.ts';
import type { AnswerValue } from '../../../src/domain/questionnaire/response.ts';
import type { Finding } from '../../../src/domain/triage/finding.ts';
import { type Judgement, judge } from '../../../src/domain/triage/judge.ts';
import type { JudgeInput } from '../../../src/domain/triage/judge-input.ts';
import { createRuleSet } from '../../../src/domain/triage/rule-set.ts';
import { MORE_ITEMS } from './more-items.ts';

export const NOW = '2026-11-22T10:00:00.000Z';

/** Our questionnaires, and the few items that rules read beyond them. */
export const LOADED: readonly LoadedQuestionnaire[] = loadAll([...QUESTIONNAIRES, MORE_ITEMS]);
export const RULES = createRuleSet(loadRuleBook(), LOADED, MEDICINES);

/** `?` Not sure, `-` Prefer not to say, `skip`; a code or codes; a number; a date; else a text. */
export type Said = string | number | readonly string[];
export type Answers = Readonly<Record<string, Said>>;

/** What was said to some items, as recorded answers. A code that an item doesn't offer is a fault of the test. */
export function answersOf(said: Answers, at = NOW, points?: readonly string[]): Record<string, KnownAnswer> {
  const known = { at, ...(points === undefined ? {} : { points }) };
  return Object.fromEntries(
    Object.entries(said).map(([linkId, what]) => [linkId, { ...given(linkId, what), ...known }]),
  );
}

export type Known = Omit<Partial<JudgeInput>, 'lookup'> & { answers?: Record<string, KnownAnswer> };

/** Judges with the shipped rules. */
export function judged({ answers = {}, ...known }: Known): Judgement {
  return judge(RULES, {
    clinicId: 'demo',
    patientId: 'patient_1',
    lookup: lookupForAll(new Map(Object.entries(answers))),
    existing: [],
    now: NOW,
    newId: numbered(),
    ...known,
  });
}

/** What a store would hold after a judgement. */
export function applied(existing: readonly Finding[], { raised, superseded }: Judgement): Finding[] {
  return [
    ...existing.map(
      (finding): Finding =>
        superseded.includes(finding.id) ? { ...finding, state: 'superseded', supersededAt: NOW } : finding,
    ),
    ...raised,
  ];
}

export const codesOf = (findings: readonly Finding[]): string[] => findings.map((finding) => finding.code);

let last = 0;
/** Ids that ascend over a whole test run, as ULIDs do. */
function numbered(): NewId {
  return (kind) => {
    last += 1;
    return `${kind}_${String(last).padStart(8, '0')}`;
  };
}

function loadAll(resources: readonly unknown[]): LoadedQuestionnaire[] {
  const all = resources.map((resource) => questionnaireSchema.parse(resource));
  const byCanonical = (canonical: string): Questionnaire | undefined =>
    all.find((questionnaire) => canonicalOf(questionnaire) === canonical);
  return all.flatMap((questionnaire) => inspectQuestionnaire(questionnaire, byCanonical).loaded ?? []);
}

const ABSENT: Readonly<Record<string, KnownAnswer>> = {
  '?': { state: 'absent', reason: 'asked-unknown' },
  '-': { state: 'absent', reason: 'asked-declined' },
  skip: { state: 'skipped' },
};

function given(linkId: string, said: Said): KnownAnswer {
  const absent = typeof said === 'string' ? ABSENT[said] : undefined;
  if (absent !== undefined) return absent;
  const item = findItem({ questionnaire: RULES.catalogue }, linkId);
  if (item === undefined) throw new RangeError(`no item ${linkId}`);
  return { state: 'answered', values: [said].flat().map((one: string | number) => codedAs(item, one)) };
}

function codedAs(item: LoadedItem, said: string | number): AnswerValue {
  if (item.options.length > 0 && !(item.open && typeof said === 'string' && !hasCode(item, said))) {
    const option = item.options.find((one) => one.code === said || one.ordinal === said || one.code === alias(said));
    if (option === undefined) throw new RangeError(`${item.linkId} has no option ${said}`);
    return option.value;
  }
  if (item.item.type === 'quantity') return { valueQuantity: { value: Number(said), code: item.units[0]?.code } };
  if (typeof said === 'number') return { valueInteger: said };
  return item.item.type === 'date' ? { valueDate: said } : { valueString: said };
}

function hasCode(item: LoadedItem, code: string): boolean {
  return item.options.some((option) => option.code === code);
}

function alias(said: string | number): string {
  return said === 'yes' ? 'LA33-6' : said === 'no' ? 'LA32-8' : String(said);
}
