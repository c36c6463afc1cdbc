import { expect } from 'chai';
import { QUESTIONNAIRES } from '../../src/content/questionnaires/index.ts';
import { INSTRUMENTS, requireLicences } from '../../src/content/questionnaires/licences.ts';
import { AppError } from '../../src/domain/errors.ts';
import { EXT } from '../../src/domain/questionnaire/extensions.ts';
import { everyItem, extension } from './items.ts';

/** A questionnaire with one instrument of these items. */
const instrument = (id: string, ...items: string[]) => ({
  resourceType: 'Questionnaire',
  id: `of-${id}`,
  status: 'draft',
  item: [
    {
      linkId: id,
      type: 'group',
      extension: [{ url: EXT.instrument, valueCode: id }],
      item: items.map((linkId) => ({ linkId, type: 'boolean', text: linkId })),
    },
  ],
});
const slotOf = (id: string) => INSTRUMENTS.find((one) => one.id === id)?.slot ?? [];

describe('The licences of instruments', () => {
  it('let everything ship that ships, and nothing else is in it', () => {
    expect(() => requireLicences(QUESTIONNAIRES)).not.to.throw();
    const shipped = everyItem.flatMap((item) => extension(item, EXT.instrument)?.valueCode ?? []);
    expect(new Set(shipped)).to.deep.equal(new Set(INSTRUMENTS.filter(({ ships }) => ships).map(({ id }) => id)));
  });

  it('keep a slot for the C-SSRS screener and the DAST-10, without a word of theirs', () => {
    const slots = INSTRUMENTS.filter(({ slot }) => slot !== undefined);
    expect(slots.map(({ id, licence, ships }) => [id, licence, ships])).to.deep.equal([
      ['cssrs', 'B', false],
      ['dast10', 'B', false],
    ]);
  });

  for (const id of ['cssrs', 'dast10']) {
    it(`take ${id} only from a clinic that recorded its licence, and only whole`, () => {
      const whole = instrument(id, ...slotOf(id));
      expect(() => requireLicences([whole])).to.throw(AppError, `of-${id}: ${id} needs a licence`);
      expect(() => requireLicences([whole], [id])).not.to.throw();
      const [first = '', ...rest] = slotOf(id);
      expect(() => requireLicences([instrument(id, ...rest)], [id])).to.throw(AppError, `lacks the item ${first}`);
    });
  }

  it('never take an instrument of licence C, whatever a clinic recorded', () => {
    for (const { id } of INSTRUMENTS.filter(({ licence }) => licence === 'C')) {
      expect(() => requireLicences([instrument(id, `${id}.q1`)], [id]), id).to.throw(AppError, 'written permission');
    }
  });

  it('know an instrument by its items too, and refuse one they have never heard of', () => {
    const hidden = { ...instrument('mine'), item: [{ linkId: 'dast10.q3', type: 'boolean', text: 'x' }] };
    expect(() => requireLicences([hidden])).to.throw(AppError, 'dast10 needs a licence');
    expect(() => requireLicences([instrument('mine', 'mine.q1')])).to.throw(AppError, 'mine is not in the catalogue');
  });
});
