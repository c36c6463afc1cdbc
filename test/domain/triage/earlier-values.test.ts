import { expect } from 'chai';
import type { ResponseRecord } from '../../../src/domain/questionnaire/response.ts';
import { earlierValues } from '../../../src/domain/triage/earlier-values.ts';
import { answersOf, RULES } from './triage-fixture.ts';

const run = (said: Parameters<typeof answersOf>[0], more: Partial<ResponseRecord> = {}) =>
  ({ answers: answersOf(said), scores: {}, ...more }) as ResponseRecord;
const whole = (value: number, complete = true) =>
  run({}, { scores: { phq9: { instrument: 'phq9', value, complete, answered: 9, items: 9, max: 27 } } });
const earlier = (...runs: ResponseRecord[]) => earlierValues(runs, RULES.catalogue);

describe('What came before', () => {
  it('of an instrument is its first and its last whole total before the newest run', () => {
    expect(earlier(whole(4), whole(9), whole(12)).phq9).to.deep.equal({ baseline: 4, previous: 9 });
    expect(earlier(whole(4), whole(3, false), whole(1, false)).phq9).to.deep.equal({ baseline: 4, previous: 4 });
    expect(earlier(whole(4)).phq9).to.equal(undefined);
  });

  it('does not change with later runs of something else', () => {
    expect(earlier(whole(4), whole(12), run({ 'i.why': 'to rest' })).phq9).to.deep.equal({ baseline: 4, previous: 4 });
  });

  it('of an item is its last points, by the score of the option', () => {
    expect(earlier(run({ 'phq9.q9': 1 }), run({ 'phq9.q9': 2 }))['phq9.q9']).to.deep.equal({ previous: 1 });
    expect(earlier(run({ 'phq9.q9': 1 }), run({ 'phq9.q9': 'skip' }))['phq9.q9']).to.equal(undefined);
  });

  it('of an item after a session is also what was said at D1 of the same session', () => {
    const day = (points: string[], mood: number, sessionId: string) => run({ 'ae.mood': mood }, { points, sessionId });
    const values = earlier(day(['E0'], 9, 'a'), day(['D1'], 8, 'a'), day(['D3'], 6, 'a'), day(['D7'], 4, 'a'));
    expect(values['ae.mood']).to.deep.equal({ baseline: 8, previous: 6 });
    const other = earlier(day(['D1'], 8, 'a'), day(['D3'], 4, 'b'));
    expect(other['ae.mood']).to.deep.equal({ previous: 8 });
    const merged = run({ 'ae.mood': 3 }, { points: ['D1', 'D7'], sessionId: 'b', sessions: { D7: 'a' } });
    expect(earlier(day(['D1'], 8, 'a'), merged)['ae.mood']?.baseline).to.equal(8);
  });
});
