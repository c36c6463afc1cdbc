import { POINTS } from '../questionnaire/points.ts';
import { callsOf, itemsOf, TRIAGE_HELPERS, unknownFunctions } from './conditions.ts';
import type { Rule, RuleBook } from './rule.ts';

/** What is wrong with a rule book beyond its shape, for a person to read. */
export function ruleFaults(book: RuleBook, rules: readonly Rule[]): string[] {
  const ids = rules.map((rule) => rule.id);
  const codes = new Set(rules.map((rule) => rule.code));
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is there twice`),
    ...rules.flatMap(faultsOf),
    ...book.highest
      .flatMap((line) => parseHighest(line).flat())
      .filter((code) => !codes.has(code))
      .map((code) => `${code} is ranked but no rule makes it`),
  ];
}

/** `A > B, C > D` as lists of equals, strongest first. */
export function parseHighest(line: string): string[][] {
  return line.split('>').map((equals) => equals.split(',').map((code) => code.trim()));
}

/** A rule names every item it reads and reads every item it names: what isn't named isn't judged again on a change. */
function faultsOf(rule: Rule): string[] {
  const conditions = rule.branches.map((branch) => branch.when);
  const read = new Set(conditions.flatMap(itemsOf));
  const groups = conditions.flatMap(scoresOf);
  const inScore = (item: string): boolean => groups.some((group) => item.startsWith(`${group}.`));
  return [
    ...conditions.flatMap(unknownFunctions).map((name) => `${rule.id} calls ${name}(), which does not exist`),
    ...conditions.flatMap(unknownPoints).map((point) => `${rule.id} names a point ${point} that does not exist`),
    ...[...read]
      .filter((item) => !rule.items.includes(item))
      .map((item) => `${rule.id} reads ${item} without naming it`),
    ...rule.items
      .filter((item) => !read.has(item) && !inScore(item))
      .map((item) => `${rule.id} names ${item} without reading it`),
    ...groups
      .filter((group) => !rule.items.some((item) => item.startsWith(`${group}.`)))
      .map((group) => `${rule.id} reads the score of ${group} without naming its items`),
    ...(rule.items.length === 0 && !conditions.every((when) => readsWords(when))
      ? [`${rule.id} reads neither items nor words`]
      : []),
    ...(rule.items.length > 0 && conditions.some(readsWords) ? [`${rule.id} reads both items and words`] : []),
  ];
}

function unknownPoints(expression: string): string[] {
  return namedAs('point', expression).filter((name) => !POINTS.some((point) => point === name));
}

function scoresOf(expression: string): string[] {
  return namedAs('instrument', expression);
}

/** The arguments of one kind. */
function namedAs(kind: 'instrument' | 'point', expression: string): string[] {
  return callsOf(expression).flatMap(({ name, args }) =>
    args.filter((_arg, index) => TRIAGE_HELPERS[name]?.params[index] === kind),
  );
}

function readsWords(expression: string): boolean {
  return callsOf(expression).some(({ name }) => name === 'tier' || name === 'mark');
}
