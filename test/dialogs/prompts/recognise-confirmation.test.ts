import { expect } from 'chai';
import { confirmationOf, recogniseConfirmation } from '../../../dialogs/prompts/recognise-confirmation.ts';

describe('recogniseConfirmation', () => {
  it('hears yes and no in English and Spanish', () => {
    for (const text of ['yes', "That's right.", 'correct', 'sí', 'así es']) {
      expect(recogniseConfirmation({ text }, 'a'), text).to.equal('yes');
    }
    for (const text of ['no', 'nope', 'wrong', 'incorrecto', "that's not right"]) {
      expect(recogniseConfirmation({ text }, 'a'), text).to.equal('no');
    }
  });

  it('hears nothing else as either', () => {
    for (const text of ['Several days', 'yes but no', 'maybe', '', '1']) {
      expect(recogniseConfirmation({ text }, 'a'), text).to.equal(undefined);
    }
  });

  it('takes a tap on its own buttons only', () => {
    const tap = (linkId: string, code: string) => recogniseConfirmation({ value: { linkId, code } }, 'a');
    expect(tap(confirmationOf('a'), 'yes')).to.equal('yes');
    expect(tap(confirmationOf('a'), 'no')).to.equal('no');
    expect(tap('a', 'yes')).to.equal(undefined);
    expect(tap(confirmationOf('b'), 'yes')).to.equal(undefined);
  });
});
