import { isAskable, type LoadedItem } from '../questionnaire/loaded.ts';
import type { Branch, Rule, UnansweredTable } from './rule.ts';

/**
 * The rules of the table of unknown answers (clinical pack 2.4), one for each item it is about. An item that is ★ in
 * one questionnaire is ★ in all: an instrument by itself doesn't know where it is required.
 */
export function unansweredRules(table: UnansweredTable, items: readonly LoadedItem[]): Rule[] {
  const rules = items.flatMap((item) => ruleOf(table, item) ?? []);
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()];
}

function ruleOf(table: UnansweredTable, item: LoadedItem): Rule | undefined {
  const { linkId } = item;
  const partOfOther = Object.values(table.parts).some((parts) => parts.includes(linkId));
  const held = !partOfOther && (item.starred || table.also.some((prefix) => linkId.startsWith(prefix)));
  const read = table.parts[linkId] ?? (isAskable(item) ? [linkId] : []);
  const when = conditionOf(read, table.except[linkId] ?? []);
  if (!held || when === undefined) return undefined;
  const alert = Object.entries(table.alerts).find(([prefix]) => linkId.startsWith(prefix))?.[1] ?? undefined;
  const usual = { when, severity: table.severity, ...(alert === undefined ? {} : { alert }) };
  return {
    id: `UNANSWERED.${linkId}`,
    version: table.version,
    code: `UNANSWERED_${linkId}`,
    title: `Not answered: ${linkId}`,
    items: read,
    branches: [...branchAtPoint(table, linkId, read), usual],
    basis: table.basis,
    patient: table.patient,
    clinician: table.clinician,
    source: table.source,
  };
}

/** At one point of a session the same silence calls a person. */
function branchAtPoint({ atPoint, severity, except }: UnansweredTable, linkId: string, read: string[]): Branch[] {
  if (!linkId.startsWith(atPoint.items)) return [];
  const tests = read.map((item) => {
    const unknown = conditionOf([item], except[linkId] ?? []);
    return `((${unknown}) and askedAt('${item}', '${atPoint.point}'))`;
  });
  return [{ when: tests.join(' or '), severity, alert: atPoint.alert }];
}

const TESTS = { skipped: 'skipped', 'asked-unknown': 'notSure', 'asked-declined': 'declined' } as const;

function conditionOf(items: string[], except: (keyof typeof TESTS)[]): string | undefined {
  const states = (Object.keys(TESTS) as (keyof typeof TESTS)[]).filter((state) => !except.includes(state));
  const tests = items.flatMap((item) => states.map((state) => `${TESTS[state]}('${item}')`));
  return tests.length === 0 ? undefined : tests.join(' or ');
}
