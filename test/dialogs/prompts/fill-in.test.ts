import { expect } from 'chai';
import fc from 'fast-check';
import { filledIn, fillIn } from '../../../dialogs/prompts/fill-in.ts';

/** Anything a person may write, and what would mean something in a text of ours or to JavaScript. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom('[[', ']]', '{', '}', '{goal1}', '{b}', '*', '**', '$&', '$1', '$$', "$'", '“', '\\', 'a', ' '),
    )
    .map((parts) => parts.join('')),
);

describe('fillIn', () => {
  it('leaves out what stands in double brackets when a value within is missing', () => {
    const text = '[[Your goal was *{goal1}*. ]]What is one tiny step?';
    expect(fillIn(text, { goal1: 'sing' })).to.equal('Your goal was “sing”. What is one tiny step?');
    expect(fillIn(text, {})).to.equal('What is one tiny step?');
    expect(fillIn('[[{a} and {b}]]', { a: '1' })).to.equal('');
    expect(filledIn(['[[{a}]]', 'x'], {})).to.deep.equal(['x']);
  });

  it('leaves double brackets alone that hold no value, and shows a value that is missing as the fault it is', () => {
    expect(fillIn('see [[page]] {n}', {})).to.equal('see [[page]] {n}');
  });

  it('says whatever a person wrote exactly as they wrote it', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const values = { goal1: one, b: other };
        expect(fillIn('[[Your goal was *{goal1}*. ]]{b}[[ {missing}]]!', values)).to.equal(
          `Your goal was “${one}”. ${other}!`,
        );
      }),
    );
  });
});
