import { evaluateBoolean } from '../questionnaire/expressions.ts';
import type { TriageEnv } from './conditions.ts';
import type { Finding } from './finding.ts';
import type { Branch } from './rule.ts';
import type { CompiledRule, RuleSet } from './rule-set.ts';

/** What a rule says now: the branch that fires, or none. */
export interface Verdict extends CompiledRule {
  fires: Branch | undefined;
}

/** Asks every rule that the changes touch, after "only the highest fires". No `changed` means all of them. */
export function verdictsOf(
  rules: RuleSet,
  env: TriageEnv,
  existing: readonly Finding[],
  changed: readonly string[] | undefined,
): Verdict[] {
  const asked = touched(rules, changed).map((rule) => ({ ...rule, fires: firstBranch(rule, env) }));
  const stands = (code: string): boolean =>
    asked.some(
      (verdict) => verdict.rule.code === code && (verdict.fires !== undefined || wordsStand(verdict, existing)),
    );
  return asked.map((verdict) =>
    higherThan(rules, verdict.rule.code).some(stands) ? { ...verdict, fires: undefined } : verdict,
  );
}

/** Rules that read a changed item or the words of the turn, and those ranked together with one of them. */
function touched(rules: RuleSet, changed: readonly string[] | undefined): CompiledRule[] {
  if (changed === undefined) return [...rules.rules];
  const direct = rules.rules.filter((rule) => rule.aboutWords || rule.reads.some((id) => changed.includes(id)));
  const codes = new Set(direct.map(({ rule }) => rule.code));
  const ranked = new Set(
    rules.highest
      .map((line) => line.flat())
      .filter((line) => line.some((code) => codes.has(code)))
      .flat(),
  );
  return rules.rules.filter((rule) => direct.includes(rule) || ranked.has(rule.rule.code));
}

function firstBranch({ branches }: CompiledRule, env: TriageEnv): Branch | undefined {
  return branches.find(({ holds }) => evaluateBoolean(holds, env))?.branch;
}

/** Words once said keep their rank for as long as their finding is open. */
function wordsStand({ rule, aboutWords }: CompiledRule, existing: readonly Finding[]): boolean {
  return aboutWords && existing.some((finding) => finding.ruleId === rule.id && finding.state === 'open');
}

function higherThan(rules: RuleSet, code: string): string[] {
  const line = rules.highest.find((ranks) => ranks.some((equals) => equals.includes(code))) ?? [];
  return line
    .slice(
      0,
      line.findIndex((equals) => equals.includes(code)),
    )
    .flat();
}
