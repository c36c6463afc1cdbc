import { expect } from 'chai';
import fc from 'fast-check';
import type { KnownAnswer } from '../../../src/domain/questionnaire/expression-env.ts';
import type { LoadedItem } from '../../../src/domain/questionnaire/loaded.ts';
import { TIERS } from '../../../src/domain/safety/tiers.ts';
import type { Finding } from '../../../src/domain/triage/finding.ts';
import { answersOf, applied, judged, RULES, type Said } from './triage-fixture.ts';

/** One turn: an item is answered, or (null) its question is no longer enabled, or words of a tier are typed. */
type Step = { item: string; said: Said | null } | { typed: (typeof TIERS)[number] };

/** Items that meet: those of one rule, or of the rules that are ranked together. */
const FAMILIES = [
  ...RULES.rules.map(({ reads }) => [...reads]),
  ...RULES.highest.map((line) =>
    RULES.rules.filter(({ rule }) => line.flat().includes(rule.code)).flatMap(({ reads }) => reads),
  ),
]
  .map((family) => [...new Set(family)].filter((id) => RULES.catalogue.items.has(id)))
  .filter((family) => family.length > 1);
const answering = (items: readonly string[]): fc.Arbitrary<Step> =>
  fc
    .constantFrom(...items)
    .chain((id) => fc.constantFrom(...repertoire(RULES.catalogue.items.get(id))).map((said) => ({ item: id, said })));
const typing: fc.Arbitrary<Step> = fc.constantFrom(...TIERS).map((typed) => ({ typed }));

function repertoire(item: LoadedItem | undefined): (Said | null)[] {
  const codes = item?.options.filter((option) => option.absent === undefined).map((option) => option.code) ?? [];
  const values: Said[] = codes.length > 0 ? codes : item?.item.type === 'date' ? ['1950', '2026-11', '2009-05-01'] : [];
  return [...(values.length > 0 ? values : [0, 9, 130, 165, 190]), '?', 'skip', null];
}

function run(steps: readonly Step[]) {
  let existing: Finding[] = [];
  let answers: Record<string, KnownAnswer> = {};
  let now = '';
  for (const [index, step] of steps.entries()) {
    now = new Date(Date.UTC(2026, 10, 22, 10, index)).toISOString();
    const { [item(step)]: _old, ...others } = answers;
    if ('item' in step)
      answers = { ...others, ...(step.said === null ? {} : answersOf({ [step.item]: step.said }, now)) };
    const words = 'typed' in step ? { typed: [step.typed] } : {};
    existing = applied(existing, judged({ answers, existing, now, changed: [item(step)], ...words }));
  }
  return { answers, existing, now };
}
const item = (step: Step): string => ('item' in step ? step.item : '');
const open = (findings: readonly Finding[]) => findings.filter((finding) => finding.state === 'open');
const facts = (findings: readonly Finding[]) =>
  findings.map(({ id: _id, at: _at, ...rest }) => JSON.stringify(rest)).sort();

describe('Judging one answer after another', () => {
  const few = { numRuns: 50 };
  const families = fc.subarray(FAMILIES, { minLength: 1, maxLength: 2 }).map((chosen) => chosen.flat());
  const steps = families.chain((items) => fc.array(answering(items), { minLength: 1, maxLength: 14 }));
  const withWords = families.chain((items) =>
    fc.array(fc.oneof({ weight: 4, arbitrary: answering(items) }, typing), { maxLength: 14 }),
  );

  it('ends with the same open findings as judging all answers at once, and keeps every alert', () => {
    fc.assert(
      fc.property(steps, (turns) => {
        const { answers, existing } = run(turns);
        const atOnce = judged({ answers }).raised;
        const without = (findings: readonly Finding[]) => findings.filter((finding) => finding.alert === undefined);
        expect(facts(without(open(existing)))).to.deep.equal(facts(without(atOnce)));
        expect(facts(open(existing))).to.include.members(facts(atOnce));
      }),
      few,
    );
  });

  it('leaves nothing to do for a judgement of everything, whatever was said in words between', () => {
    fc.assert(
      fc.property(withWords, (turns) => {
        const { answers, existing, now } = run(turns);
        const nothing = { raised: [], superseded: [], patientTexts: [], alerts: [] };
        expect(judged({ answers, existing, now })).to.deep.equal(nothing);
      }),
      few,
    );
  });

  it('gives the same findings each time', () => {
    fc.assert(
      fc.property(steps, (turns) => {
        expect(facts(run(turns).existing)).to.deep.equal(facts(run(turns).existing));
      }),
      { numRuns: 15 },
    );
  });
});
