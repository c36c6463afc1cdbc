import { expect } from 'chai';
import type { Effect } from '../../../src/domain/effects.ts';
import { isPart2Turn } from '../../../src/domain/privacy/part2-turn.ts';
import type { Answer } from '../../../src/domain/questionnaire/response.ts';
import type { Turn } from '../../../src/domain/turn.ts';
import { content } from '../../support/chat.ts';

const recorded = (linkId: string, words: string): Effect => {
  const place = { linkId, at: '2026-03-02T15:00:00.000Z', conversationId: 'c', turn: 2 };
  const answer: Answer = { state: 'answered', values: [{ valueString: words }], ...place };
  return { kind: 'answer.recorded', responseId: 'r', key: linkId, answer };
};
const message = (text: string, companion: object = { kind: 'notice' }) => ({
  type: 'message',
  text,
  channelData: { companion },
});
const isProtected = (turn: { said?: string; tap?: string; says?: object; effects?: Effect[]; asked?: string }) => {
  const { said = 'yes', tap, says, effects = [], asked } = turn;
  const value = tap === undefined ? {} : { value: { companion: { linkId: tap } } };
  return isPart2Turn(
    {
      inbound: { type: 'message', id: '1', text: said, ...value },
      outbound: says === undefined ? [] : [message('I understood: Vivitrol. Is that right?', says)],
      effects,
      state: { dialog: asked === undefined ? {} : { asked } },
    } as unknown as Turn,
    content.part2,
  );
};

describe('A turn that 42 CFR Part 2 protects', () => {
  it('answers such a question, taps at one, or asks one', () => {
    expect(isProtected({ effects: [recorded('s8.worry.what', 'my brother')] })).to.equal(true);
    expect(isProtected({ tap: 's8.worry' })).to.equal(true);
    expect(isProtected({ says: { kind: 'question', linkId: 's8.worry' } })).to.equal(true);
    expect(isProtected({ says: { kind: 'question', linkId: 'confirm:auditc.q1' } })).to.equal(true);
    expect(isProtected({ says: { kind: 'summary', answers: [{ linkId: 's8.worry' }] } })).to.equal(true);
  });

  it('names a medicine for it, in the person’s words or read back to them', () => {
    expect(isProtected({ said: 'I get Vivitrol every month' })).to.equal(true);
    expect(isProtected({ effects: [recorded('s6.meds[0]/s6.meds.name', 'Suboxone')] })).to.equal(true);
    expect(isProtected({ says: { kind: 'question', linkId: 'confirm:s6.meds[0]' } })).to.equal(true);
  });

  it('failed while such a question was open', () => {
    const failed: Effect = { kind: 'turn-failed', code: 'internal' };
    expect(isProtected({ said: 'every day', effects: [failed], asked: 's8.which' })).to.equal(true);
    expect(isProtected({ said: 'every day', effects: [failed], asked: 's3.htn' })).to.equal(false);
  });

  it('is no other: not what our own options say, nor a cry for help while the question was open', () => {
    expect(isProtected({})).to.equal(false);
    expect(isProtected({ effects: [recorded('s6.meds[0]/s6.meds.name', 'Zoloft')] })).to.equal(false);
    expect(isProtected({ says: { kind: 'question', linkId: 's6.meds_prompt' } })).to.equal(false);
    const cry = { kind: 'alert.raised', alert: { tiers: ['IMMINENT'] } } as unknown as Effect;
    expect(isProtected({ said: 'I took all my Suboxone to die', effects: [cry] })).to.equal(false);
    expect(isProtected({ said: 'I want to die', says: { kind: 'crisis' }, asked: 's8.which' })).to.equal(false);
  });
});
