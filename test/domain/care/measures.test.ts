import { expect } from 'chai';
import cadence from '../../../src/content/cadence.json' with { type: 'json' };
import { cadenceSchema, instrumentsDue, type MeasureHistory } from '../../../src/domain/care/measures.ts';

const NOW = '2026-03-02T15:00:00.000Z';
const CADENCE = cadenceSchema.parse(cadence);
const NEW: MeasureHistory = { last: {}, traumaScreenPositive: false, substanceConsent: false, unrated: true };
const daysAgo = (days: number) => new Date(Date.parse(NOW) - days * 24 * 3_600_000).toISOString();
const due = (points: string, history: Partial<MeasureHistory> = {}) =>
  [...instrumentsDue(CADENCE, { points: points.split(' '), history: { ...NEW, ...history }, now: NOW })]
    .sort()
    .join(' ');

/** Each row: the points, what is known, what is due (clinical pack 3.10). */
const TABLE: [points: string, history: Partial<MeasureHistory>, due: string][] = [
  ['E0', {}, 'ratings'],
  ['D1', {}, 'asq ratings'],
  ['D1', { unrated: false }, 'asq'],
  ['D3', {}, 'asq'],
  ['D3.safety', {}, 'asq'],
  ['24', {}, 'asq'],
  ['2', {}, ''],
  ['PRE', {}, 'gad7 phq9'],
  ['PRE', { last: { phq9: daysAgo(7), gad7: daysAgo(14) } }, 'gad7 phq9'],
  ['PRE', { last: { phq9: daysAgo(7), gad7: daysAgo(13.9) } }, 'phq9'],
  ['PRE', { last: { phq9: daysAgo(6.9), gad7: daysAgo(30) } }, 'asq phq2'],
  ['D7', { last: { phq9: daysAgo(7) } }, 'asq gad7 phq9'],
  ['D7', { last: { phq9: daysAgo(3) } }, 'asq phq2'],
  ['D7', { last: { phq9: daysAgo(3) }, traumaScreenPositive: true }, 'asq pcl5 phq2'],
  ['D7', { last: { phq9: daysAgo(3), pcl5: daysAgo(29) }, traumaScreenPositive: true }, 'asq phq2'],
  ['D7', { last: { phq9: daysAgo(3), pcl5: daysAgo(30) }, traumaScreenPositive: true }, 'asq pcl5 phq2'],
  ['M1', { last: { phq9: daysAgo(2), gad7: daysAgo(2) } }, 'asq gad7'],
  ['M3', { last: { phq9: daysAgo(40), gad7: daysAgo(40) } }, 'asq gad7 phq9'],
  ['M3', { substanceConsent: true }, 'asq auditc gad7 phq9'],
  ['M3', { substanceConsent: true, last: { auditc: daysAgo(89) } }, 'asq gad7 phq9'],
  ['M1', { substanceConsent: true }, 'asq gad7 phq9'],
  ['PRE D7', { last: { phq9: daysAgo(1) } }, 'asq phq2'],
];

describe('The measures that are due', () => {
  for (const [points, history, expected] of TABLE) {
    it(`at ${points} with ${JSON.stringify(history)}: ${expected || 'none'}`, () => {
      expect(due(points, history)).to.equal(expected);
    });
  }
});
