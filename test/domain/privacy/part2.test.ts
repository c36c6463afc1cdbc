import { expect } from 'chai';
import type { Patient } from '../../../src/domain/care/patient.ts';
import { factsFrom } from '../../../src/domain/care/patient-facts.ts';
import type { Answer, GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { content } from '../../support/chat.ts';

const { part2 } = content;
const text = (words: string): GivenAnswer => ({ state: 'answered', values: [{ valueString: words }] });
const codes = (...chosen: string[]): GivenAnswer => ({
  state: 'answered',
  values: chosen.map((code) => ({ valueCoding: { code } })),
});
const answer = (given: GivenAnswer, more: Pick<Answer, 'said' | 'past'> = {}): Answer => ({
  ...given,
  linkId: 's6.meds[0]/s6.meds.name',
  at: '2026-03-02T15:00:00.000Z',
  conversationId: 'c',
  turn: 1,
  ...more,
});

describe('What is protected by 42 CFR Part 2', () => {
  it('is section S8 with its instruments, repetitions and follow-ups, and nothing that only sounds like it', () => {
    for (const linkId of ['s8', 's8.worry.what', 's8.which[cocaine]/s8.which.last', 'auditc', 'auditc.q1', 'dast10.q4'])
      expect(part2.item(linkId), linkId).to.equal(true);
    for (const linkId of ['s0.sud_consent', 's3.bladder', 's6.meds', 's80.x', 'auditcx'])
      expect(part2.item(linkId), linkId).to.equal(false);
  });

  it('is every finding that reads such an item', () => {
    for (const { rule } of content.rules.rules) {
      const reads = rule.items.some((linkId) => /^(s8|auditc|dast10)/.test(linkId));
      const found = part2.finding({ code: rule.code, itemIds: rule.items });
      expect(found, rule.code).to.equal(reads || rule.code === 'MED_NALTREXONE');
      if (reads) expect(part2.code(rule.code), rule.code).to.equal(true);
    }
    expect(part2.code('UNASKED_S8')).to.equal(false);
  });

  it('is a medicine for it by any of its names, without the others in the same answer', () => {
    expect(part2.given('s6.meds.name', text('Suboxone 8 mg'))).to.equal(undefined);
    expect(part2.given('s6.meds.name', text('naltrexona'))).to.equal(undefined);
    const zoloft = text('Zoloft');
    expect(part2.given('s6.meds.name', zoloft)).to.equal(zoloft);
    expect(part2.given('s6.meds_prompt', codes('benzo', 'naltrexone'))).to.deep.equal(codes('benzo'));
    expect(part2.given('s6.meds_prompt[naltrexone]/s6.meds_prompt.which', text('a pill'))).to.equal(undefined);
  });

  it('is what was typed with an answer, and what was answered before', () => {
    const at = '2026-03-01T15:00:00.000Z';
    const zoloft = answer(text('Zoloft'), {
      said: 'Zoloft and Vivitrol',
      past: [
        { ...text('Vivitrol'), at },
        { ...text('Prozac'), at },
      ],
    });
    expect(part2.answer(zoloft)).to.deep.equal(answer(text('Zoloft'), { past: [{ ...text('Prozac'), at }] }));
    const plain = answer(text('Zoloft'), { said: 'Zoloft' });
    expect(part2.answer(plain)).to.equal(plain);
  });

  it('is shared by the newest yes to either asking, and by nothing else', () => {
    const patient = {} as Patient;
    const status = (linkId: string, given: GivenAnswer) =>
      factsFrom(linkId, given, patient, '2026-03-02T15:00:00.000Z')?.sudConsent?.status;
    for (const linkId of ['s0.sud_consent', 's0.sud_consent.again']) {
      expect(status(linkId, codes('yes'))).to.equal('agreed');
      expect(status(linkId, codes('no'))).to.equal('refused');
      expect(status(linkId, codes('later'))).to.equal('refused');
      expect(status(linkId, { state: 'skipped' })).to.equal('refused');
    }
  });
});
