import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { fillSlot } from '../../src/content/clinic-forms/fill-slot.ts';
import { SLOTS } from '../../src/content/clinic-forms/slots.ts';
import { QUESTIONNAIRES } from '../../src/content/questionnaires/index.ts';
import { lookupOf } from '../../src/domain/questionnaire/expression-env.ts';
import { createLibrary } from '../../src/domain/questionnaire/library.ts';
import type { LoadedQuestionnaire } from '../../src/domain/questionnaire/loaded.ts';
import type { GivenAnswer } from '../../src/domain/questionnaire/response.ts';
import { calculated, scoresOf } from '../../src/domain/questionnaire/score.ts';
import { drugScreenFile } from '../support/licensed-forms.ts';

const NOW = '2026-11-22T10:00:00.000Z';
/** The DAST-10's words are invented here: only its scoring is ours. */
const DAST10 = SLOTS.flatMap((slot) => (slot.instrument.id === 'dast10' ? fillSlot(slot, drugScreenFile()).json : []));
const library = createLibrary([...QUESTIONNAIRES, ...DAST10]);

/** What an instrument makes of points (or `skip`) to its items, by linkId. */
function scored(name: string, instrument: string, points: Record<string, number | 'skip'>) {
  const questionnaire = library.newest(name);
  const answers = Object.fromEntries(
    Object.entries(points).map(([linkId, value]) => [linkId, given(questionnaire, linkId, value)]),
  );
  const env = { answers: lookupOf(answers), now: NOW, context: {} };
  const score = scoresOf(questionnaire, env)[instrument];
  return { score, total: calculated(questionnaire, env)[`${instrument}.total`] };
}

function given(questionnaire: LoadedQuestionnaire, linkId: string, points: number | 'skip'): GivenAnswer {
  if (points === 'skip') return { state: 'skipped' };
  const option = questionnaire.items.get(linkId)?.options.find(({ ordinal }) => ordinal === points);
  return option === undefined
    ? expect.fail(`${linkId} has no ${points}`)
    : { state: 'answered', values: [option.value] };
}

const numbered = (instrument: string, ...points: number[]): Record<string, number> =>
  Object.fromEntries(points.map((value, index) => [`${instrument}.q${index + 1}`, value]));

interface Case {
  in: Record<string, number>;
  out?: Record<string, number | string>;
}

/** A published scale, which of its items are ours, in which result. */
const PUBLISHED: [scale: string, name: string, instrument: string, items: number, out: string][] = [
  ['phq_9', 'phq-9', 'phq9', 9, 'PHQ9_SCORE'],
  ['gad_7', 'gad-7', 'gad7', 7, 'GAD7_SCORE'],
  ['pcl_5', 'pcl-5', 'pcl5', 20, 'PCL5_TOTAL_SYMPTOM_SEVERITY_SCORE'],
  ['audit', 'audit-c', 'auditc', 3, 'CONSUMPTION'],
  ['dast_10', 'drugs', 'dast10', 10, 'DAST10_SCORE'],
];

describe('The scores of the instruments that ship, and of a slot that was filled', () => {
  for (const [scale, name, instrument, items, out] of PUBLISHED) {
    it(`equal published score vectors: ${scale}`, function () {
      const cases = sharedVectors()?.[scale]?.cases;
      if (cases === undefined) return this.skip();
      const whole = cases.filter((one) => one.out?.[out] !== undefined);
      expect(whole.length).to.be.greaterThan(10);
      for (const one of whole) {
        const points = Object.keys(one.in)
          .sort()
          .slice(0, items)
          .map((id) => one.in[id] ?? expect.fail(id));
        const { score, total } = scored(name, instrument, numbered(instrument, ...points));
        // Never in item 1 of the AUDIT-C leaves items 2 and 3 unasked: what a vector gives them does not count.
        const expected = instrument === 'auditc' && points[0] === 0 ? 0 : one.out?.[out];
        expect([score?.value, total], JSON.stringify(one.in)).to.deep.equal([expected, expected]);
        expect(score?.complete).to.equal(true);
      }
    });
  }

  const MAXIMA: [name: string, instrument: string, points: Record<string, number>, max: number, loinc?: string][] = [
    ['gad-7', 'gad7', numbered('gad7', 3, 3, 3, 3, 3, 3, 3), 21, '70274-6'],
    ['audit-c', 'auditc', numbered('auditc', 4, 4, 4), 12, '75626-2'],
    ['pc-ptsd-5', 'pcptsd5', { 'pcptsd5.gate': 0, ...numbered('pcptsd5', 1, 1, 1, 1, 1) }, 5],
    ['pcl-5', 'pcl5', numbered('pcl5', ...Array<number>(20).fill(4)), 80, '101698-9'],
  ];
  for (const [name, instrument, points, max, loinc] of MAXIMA) {
    it(`reach ${max} on ${instrument}, and are not prorated when an item is skipped`, () => {
      const { score, total } = scored(name, instrument, points);
      expect(score).to.deep.include({ value: max, complete: true, max, ...(loinc === undefined ? {} : { loinc }) });
      expect(total).to.equal(max);
      const left = scored(name, instrument, { ...points, [`${instrument}.q2`]: 'skip' });
      expect(left.score).to.include({ complete: false, items: Object.keys(points).length });
      expect(left.total).to.equal(undefined);
    });
  }

  it('are 0 after Never to AUDIT-C item 1, whose other items are not asked', () => {
    const { score, total } = scored('audit-c', 'auditc', { 'auditc.q1': 0 });
    expect(score).to.include({ value: 0, complete: true, items: 1 });
    expect(total).to.equal(0);
    expect(scored('audit-c', 'auditc', { 'auditc.q1': 'skip' }).score).to.include({ complete: false, items: 3 });
  });

  it('are 0 after No to the first question of PC-PTSD-5, which has no points of its own', () => {
    const no = library
      .newest('pc-ptsd-5')
      .items.get('pcptsd5.gate')
      ?.options.find(({ code }) => code === 'LA32-8');
    const answers: Record<string, GivenAnswer> = {
      'pcptsd5.gate': { state: 'answered', values: [no?.value ?? expect.fail('no No')] },
    };
    const env = { answers: lookupOf(answers), now: NOW, context: {} };
    expect(calculated(library.newest('pc-ptsd-5'), env)['pcptsd5.total']).to.equal(0);
    const skipped = scored('pc-ptsd-5', 'pcptsd5', { 'pcptsd5.gate': 'skip' });
    expect([skipped.score?.complete, skipped.total]).to.deep.equal([false, undefined]);
  });
});

/** Score vectors that stand beside the repository, where there are any. */
function sharedVectors(): Record<string, { cases: Case[] }> | undefined {
  for (const folder of [process.env.SHARED, '../shared']) {
    if (folder === undefined) continue;
    try {
      return JSON.parse(readFileSync(resolve(folder, 'data/score-vectors/vectors.json'), 'utf8'));
    } catch {}
  }
  return undefined;
}
