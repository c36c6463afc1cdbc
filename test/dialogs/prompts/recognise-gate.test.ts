import { expect } from 'chai';
import { recogniseAnswer } from '../../../dialogs/prompts/recognise-answer.ts';
import { renderQuestion } from '../../../dialogs/prompts/render-question.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { expand } from '../../../src/domain/questionnaire/expand.ts';
import { listWords } from '../../../src/domain/questionnaire/list-words.ts';
import { gateValue } from '../../../src/domain/questionnaire/repetition-keys.ts';
import { answered, itemOf, NOW } from '../../domain/questionnaire/fixtures.ts';
import { loadLists, MEDICINES, TRIALS } from '../../domain/questionnaire/lists.ts';
import { outcome } from './outcome.ts';
import { promptTexts } from './prompt-texts.ts';

const MORE = answered(gateValue('more'));
const q = { ...loadLists(MEDICINES, TRIALS), listWords: listWords(promptTexts) };
const begun = expand(q, { 'meds[0]': MORE, 'trial[0]': MORE });
const gate = (key: string) => ({ q: begun, item: itemOf(begun, key) });

function check(key: string, table: [said: string, outcome: string][], language: Language = 'en'): void {
  for (const [text, expected] of table) {
    const recognised = recogniseAnswer(begun, gate(key).item, { text }, { language, now: NOW });
    expect(outcome(recognised), JSON.stringify(text)).to.equal(expected);
  }
}

describe('Where a list asks for an entry', () => {
  it('a word for yes or no, or its button, is that', () => {
    check('meds[1]', [
      ['Yes, one more', 'more'],
      ['yes', 'more'],
      ['another one', 'more'],
      ['yes please', 'more'],
      ["No, that's all", 'done'],
      ['no', 'done'],
      ["That's all.", 'done'],
      ['nothing else', 'done'],
      ['none', 'done'],
      ['sí, otro más', 'more'],
      ['eso es todo', 'done'],
    ]);
    check(
      'meds[1]',
      [
        ['sí', 'more'],
        ['otra', 'more'],
        ['nada más', 'done'],
        ['no, eso es todo', 'done'],
        ['ya', 'done'],
      ],
      'es',
    );
  });

  it('any other words are the entry', () => {
    check('meds[0]', [
      ['lisinopril 10 mg', 'more | lisinopril 10 mg'],
      ['Vitamin D, not every day', 'more | Vitamin D, not every day'],
      ['no-doz 200', 'more | no-doz 200'],
    ]);
    check('meds[1]', [['metformina', 'more | metformina']], 'es');
    const { item } = gate('meds[1]');
    const recognised = recogniseAnswer(begun, item, { text: 'zinc' }, { language: 'en', now: NOW });
    expect(recognised).to.have.property('said', 'zinc');
    expect(recognised).to.have.property('answers').with.all.keys('meds[1]', 'meds[1]/meds.name');
  });

  it('an entry that comes with a yes, or what seems to be a no, is read back', () => {
    check('meds[0]', [
      ['yes, lisinopril', 'more | lisinopril?'],
      ['Yeah - zinc and iron', 'more | zinc and iron?'],
      ["I don't take any", 'done?'],
      ['no meds', 'done?'],
      ['yo no tomo nada', 'done?'],
    ]);
  });

  it('a question or a doubt is no entry', () => {
    check('meds[0]', [
      ['do vitamins count?', 'again choice'],
      ['not sure', 'again choice'],
      ['prefer not to say', 'asked-declined'],
    ]);
    check('trial[0]', [['prefer not to say', 'again choice']]);
  });

  it('an entry goes to the list in a list that asks', () => {
    check('trial[0]/trial.effect[0]', [
      ['sleepy', 'more | sleepy'],
      ['none', 'done'],
    ]);
  });

  it('its buttons say what they do, in both languages', () => {
    const render = (key: string, language: Language) =>
      renderQuestion(begun, itemOf(begun, key), { language, texts: promptTexts });
    expect(render('meds[0]', 'en').text).to.equal(
      'Please list everything you take.\n\nYou can also just type it here.\n\n- Yes, add one\n- No, nothing\n- Prefer not to say',
    );
    expect(render('meds[1]', 'en').text).to.match(/^Anything else to add\?/);
    expect(render('meds[1]', 'es').text).to.match(/^¿Algo más que agregar\?/);
    const { companion } = render('meds[0]', 'es').channelData;
    expect(companion).to.deep.include({ linkId: 'meds[0]', answerType: 'choice', required: true });
    expect(companion.options).to.deep.equal([
      { code: 'more', label: 'Sí, agregar' },
      { code: 'done', label: 'No, nada' },
    ]);
    expect(render('meds[1]', 'en').channelData.companion.required).to.equal(false);
  });
});
