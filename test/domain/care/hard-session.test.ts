import { expect } from 'chai';
import { wasHardSession } from '../../../src/domain/care/hard-session.ts';
import type { MedicineSession } from '../../../src/domain/care/session.ts';
import type { Answer, GivenAnswer, ResponseRecord } from '../../../src/domain/questionnaire/response.ts';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-03-02T15:00:00.000Z');
const saysHard = (text: string) => text.includes('terrifying');
const WORDS = 'it was terrifying';

describe('a hard session', () => {
  it('is one by a rating or by words, in any run of that session', () => {
    const signs: Said[] = [{ 'r.hard': 7 }, { 'r.safe': 4 }, { 'e0.1': WORDS }];
    for (const said of signs) {
      expect(judged(runOf(['E0'], said)), 'in this run').to.equal(true);
      expect(judged(runOf(['D3']), [runOf(['E0'], said)]), 'in another').to.equal(true);
    }
    expect(judged(runOf(['D3']), [runOf(['E0'], { 'r.hard': 6, 'r.safe': 5, 'e0.1': 'soft' })])).to.equal(false);
  });

  it('stays one when the other kind of sign says the opposite', () => {
    expect(judged(runOf(['D1'], { 'r.hard': 0, 'r.safe': 10 }), [runOf(['E0'], { 'e0.1': WORDS })])).to.equal(true);
    expect(judged(runOf(['D1'], { 'd1.1': 'soft' }), [runOf(['E0'], { 'r.hard': 9 })])).to.equal(true);
  });

  it('is not made by the words about another session', () => {
    const other = { ...runOf(['E0'], { 'e0.1': WORDS }), sessionId: 'session_0' };
    expect(judged(runOf(['D1']), [other])).to.equal(false);
  });

  it('is not made by what is said before it', () => {
    const before = [runOf(['intention'], { 'i.letgo': WORDS }), runOf(['24'], { 'p.other': WORDS })];
    expect(judged(runOf(['E0']), before)).to.equal(false);
  });

  it('is not made by what a PRE, which belongs to the coming session, tells of the last one', () => {
    const pre = runOf(['PRE'], { 'pre.1': WORDS });
    expect(judged(pre), 'that run itself is gentle').to.equal(true);
    expect(judged(runOf(['E0']), [pre]), 'the next session begins anew').to.equal(false);
  });

  it('hears what is typed beside a number, and no label of an option', () => {
    const answers = (given: GivenAnswer) => ({
      ...runOf(['D1']),
      answers: { x: answer('x', given, 5, 'five, it was terrifying') },
    });
    expect(judged(answers({ state: 'answered', values: [{ valueInteger: 5 }] }))).to.equal(true);
    expect(judged(answers({ state: 'answered', values: [{ valueCoding: { code: 'x' } }] }))).to.equal(false);
  });

  it('hears the journal from its start until the window of D7 is over', () => {
    const at = (hours: number) => judged(runOf(['M1']), [journal(hours)]);
    expect([-1, 1, 7 * 24, 9 * 24].map(at)).to.deep.equal([false, true, true, false]);
  });

  it('is one by ratings alone where nothing may be concluded from words', () => {
    const known = { others: [journal(1)], sessions: [SESSION] };
    expect(wasHardSession(runOf(['E0'], { 'e0.1': WORDS }), known)).to.equal(false);
    expect(wasHardSession(runOf(['E0'], { 'r.hard': 8 }), known)).to.equal(true);
  });
});

const SESSION: MedicineSession = {
  ...{ id: 'session_1', clinicId: 'demo', patientId: 'p', state: 'closed', zone: 'America/New_York', route: 'im' },
  ...{ start: iso(0), plannedEnd: iso(2), createdBy: 'T', createdAt: iso(-48), updatedAt: iso(-48) },
};

function judged(run: ResponseRecord, others: ResponseRecord[] = []): boolean {
  return wasHardSession(run, { others, sessions: [SESSION], saysHard });
}

type Said = Record<string, string | number>;

let count = 0;

function runOf(points: string[], said: Said = {}): ResponseRecord {
  count += 1;
  const answers = Object.entries(said).map(([linkId, value]) => {
    const coded = typeof value === 'number' ? { valueInteger: value } : { valueString: value };
    return [linkId, answer(linkId, { state: 'answered', values: [coded] }, 5)] as const;
  });
  return {
    ...{ id: `response_${count}`, clinicId: 'demo', patientId: 'p', conversationId: 'c', questionnaire: 'q|1' },
    ...{ status: 'completed', sessionId: SESSION.id, points, answers: Object.fromEntries(answers), scores: {} },
    ...{ startedAt: iso(5), updatedAt: iso(5) },
  };
}

function journal(hours: number): ResponseRecord {
  const { points: _, sessionId: __, ...entry } = runOf([]);
  const words: GivenAnswer = { state: 'answered', values: [{ valueString: WORDS }] };
  return { ...entry, answers: { 'j.entry': answer('j.entry', words, hours) } };
}

function answer(linkId: string, given: GivenAnswer, hours: number, said?: string): Answer {
  const place = { linkId, at: iso(hours), conversationId: 'c', turn: 1 };
  return { ...given, ...place, ...(said === undefined ? {} : { said }) };
}

function iso(hours: number): string {
  return new Date(START + hours * HOUR_MS).toISOString();
}
