import { expect } from 'chai';
import { loadContent } from '../../../src/content/load-content.ts';
import { createLibrary } from '../../../src/domain/questionnaire/library.ts';
import { listWords } from '../../../src/domain/questionnaire/list-words.ts';
import { gateValue } from '../../../src/domain/questionnaire/repetition-keys.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { responseView } from '../../../src/web/api/response-view.ts';
import { answered, questionnaireJson, recorded, SKIPPED } from '../../domain/questionnaire/fixtures.ts';
import { MEDICINES } from '../../domain/questionnaire/lists.ts';

const { texts } = loadContent();
const library = createLibrary([questionnaireJson([MEDICINES])], {}, listWords(texts));
const MORE = answered(gateValue('more'));
const DONE = answered(gateValue('done'));

describe('A list as staff read it', () => {
  it('is its entries and its end, in order', () => {
    expect(
      lines({ 'meds[1]': DONE, 'meds[0]/meds.name': answered({ valueString: 'lithium' }), 'meds[0]': MORE }),
    ).to.deep.equal(['What is it called? lithium', 'Anything else to add? No, that’s all']);
  });

  it('says that it was skipped, or is empty', () => {
    expect(lines({ 'meds[0]': SKIPPED })).to.deep.equal(['Please list everything you take. Skipped']);
    expect(lines({ 'meds[0]': DONE })).to.deep.equal(['Please list everything you take. No, nothing']);
  });
});

function lines(given: Record<string, GivenAnswer>): string[] {
  const [q] = library.all();
  if (q === undefined) throw new TypeError('There is no questionnaire.');
  const view = responseView(recorded(q, given), [], { library, texts, sources: {}, language: 'en' });
  return view.sections.flatMap(({ answers }) => answers.map(({ question, answer }) => `${question} ${answer}`));
}
