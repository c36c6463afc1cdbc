import { expect } from 'chai';
import { lookupOf } from '../../../src/domain/questionnaire/expression-env.ts';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import { whyText } from '../../../src/domain/questionnaire/localize.ts';
import { notesAtEnd, notesFor } from '../../../src/domain/questionnaire/notes.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { answered, itemOf, load, NOW } from './fixtures.ts';

const control = (code: string) => [{ url: EXT.itemControl, valueCodeableConcept: { coding: [{ code }] } }];
const no = [{ question: 'a', operator: '=' as const, answerBoolean: false }];
const q = load(
  { linkId: 'hello', type: 'display', text: 'Welcome.' },
  {
    linkId: 'a',
    item: [
      { linkId: 'a.tip', type: 'display', text: 'As of today.' },
      { linkId: 'a.help', type: 'display', text: 'It matters.', extension: control('help') },
    ],
  },
  { linkId: 'b', enableWhen: no },
  { linkId: 'only', type: 'display', text: 'Only after a no.', enableWhen: no },
  { linkId: 'c' },
  { linkId: 'bye', type: 'display', text: 'Thank you.' },
);

describe('Notes of a form', () => {
  it('are said once, with the question after them or the one they stand in', () => {
    expect(notes('a')).to.deep.equal({ before: ['Welcome.'], below: ['As of today.'] });
    expect(notes('c')).to.deep.equal({ before: [], below: [] });
    expect(whyText(q, 'a', 'en')).to.equal('It matters.');
  });

  it('are said under their conditions, and at the end', () => {
    const said = { a: answered({ valueBoolean: false }) };
    expect(notes('c', said).before).to.deep.equal(['Only after a no.']);
    expect(notesAtEnd(q, env(said), 'en')).to.deep.equal(['Thank you.']);
  });
});

function notes(linkId: string, answers: Record<string, GivenAnswer> = {}) {
  return notesFor(q, itemOf(q, linkId), env(answers), 'en');
}

function env(answers: Record<string, GivenAnswer>) {
  return { answers: lookupOf(answers), now: NOW, context: {} };
}
