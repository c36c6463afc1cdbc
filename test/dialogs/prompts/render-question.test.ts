import { expect } from 'chai';
import { renderQuestion } from '../../../dialogs/prompts/render-question.ts';
import { renderReadBack } from '../../../dialogs/prompts/render-read-back.ts';
import { renderSummary } from '../../../dialogs/prompts/render-summary.ts';
import { companionValueSchema } from '../../../src/domain/companion-data.ts';
import { lookupOf } from '../../../src/domain/questionnaire/expression-env.ts';
import { EXT, LOINC } from '../../../src/domain/questionnaire/extensions.ts';
import {
  answered,
  askable,
  asq,
  coded,
  FREQUENCY,
  itemOf,
  load,
  NOW,
  options,
  phq9,
  SKIPPED,
  spanish,
  UNSURE,
  yesNo,
} from '../../domain/questionnaire/fixtures.ts';
import { promptTexts } from './prompt-texts.ts';
import { day, heart, hope, long, pressure } from './questions.ts';

const english = { language: 'en', texts: promptTexts } as const;
const spanishOptions = { language: 'es', texts: promptTexts } as const;

describe('renderQuestion', () => {
  it('says everything in its text: the stem, the question and the labels', () => {
    const q = load(phq9(), asq());
    const { text } = renderQuestion(q, itemOf(q, 'phq9.q1'), english);
    expect(text).to.contain('Over the last 2 weeks');
    expect(text).to.contain('Text of phq9.q1');
    for (const { en } of FREQUENCY) expect(text).to.contain(en);
  });

  it('offers each label as a button that says it', () => {
    const q = load(phq9());
    const { suggestedActions } = renderQuestion(q, itemOf(q, 'phq9.q1'), spanishOptions);
    expect(suggestedActions?.actions).to.deep.equal(
      FREQUENCY.map(({ es }) => ({ type: 'imBack', title: es, value: es })),
    );
  });

  it('carries its structure for widgets', () => {
    const { q, item } = askable({
      ...yesNo('asq.q1'),
      code: [{ system: LOINC, code: '1234-5' }],
      extension: [{ url: EXT.starred, valueBoolean: true }],
    });
    const { channelData } = renderQuestion(q, item, { ...english, progress: { answered: 3, total: 12 }, nonce: 'n1' });
    expect(channelData.companion).to.deep.equal({
      kind: 'question',
      questionnaire: 'https://clinic.test/Questionnaire/q|1.0.0',
      linkId: 'asq.q1',
      code: '1234-5',
      answerType: 'choice',
      options: [
        { code: 'LA33-6', label: 'Yes' },
        { code: 'LA32-8', label: 'No' },
        { code: 'asked-unknown', label: 'Not sure' },
        { code: 'asked-declined', label: 'Prefer not to say' },
      ],
      required: true,
      progress: { answered: 3, total: 12 },
      commands: ['back', 'skip', 'help', 'pause'],
      nonce: 'n1',
    });
  });

  it('offers only what stands alone as a button where several may be chosen', () => {
    const { suggestedActions, channelData } = renderQuestion(heart.q, heart.item, english);
    expect(suggestedActions?.actions.map(({ value }) => value)).to.deep.equal(['None of these']);
    expect(channelData.companion.options?.map(({ exclusive }) => exclusive)).to.deep.equal([
      undefined,
      undefined,
      undefined,
      true,
    ]);
  });

  it('shows limits, units, parts and reasons for no value', () => {
    expect(renderQuestion(hope.q, hope.item, english).text).to.contain('from 0 to 10');
    expect(renderQuestion(long.q, long.item, english).channelData.companion.units).to.deep.equal([
      { code: 'mo', label: 'months' },
      { code: 'a', label: 'years' },
    ]);
    const { text, channelData } = renderQuestion(pressure.q, pressure.item, english);
    expect(channelData.companion.parts?.map(({ linkId, min, max }) => [linkId, min, max])).to.deep.equal([
      ['g.sys', 60, 300],
      ['g.dia', 30, 200],
    ]);
    expect(text).to.contain('128 over 82');
    expect(renderQuestion(day.q, day.item, spanishOptions).channelData.companion.absent).to.deep.equal([
      { code: 'asked-unknown', label: 'No sé' },
      { code: 'asked-declined', label: 'Prefiero no decirlo' },
    ]);
  });

  it('fills the placeholders of the question', () => {
    const { q, item } = askable(
      yesNo('e', { text: 'In {country}, call {n}?', _text: spanish('En {country}, ¿llamas al {n}?') }),
    );
    const values = { country: 'México', n: '911' };
    expect(renderQuestion(q, item, { ...english, values }).text).to.contain('In México, call 911?');
    expect(renderQuestion(q, item, { ...spanishOptions, values }).text).to.contain('En México, ¿llamas al 911?');
  });

  it('does not read out a long list', () => {
    const list = Array.from({ length: 249 }, (_, n) => ({ code: `c${n}`, en: `Country ${n}`, es: `País ${n}` }));
    const { q, item } = askable({ linkId: 'c', type: 'choice', answerOption: options(...list) });
    const rendered = renderQuestion(q, item, english);
    expect(rendered.text).not.to.contain('Country 7');
    expect(rendered).not.to.have.property('suggestedActions');
    expect(rendered.channelData.companion.options).to.have.length(249);
  });
});

describe('renderReadBack', () => {
  it('asks whether the answer was understood, under a linkId of its own', () => {
    const { text, suggestedActions, channelData } = renderReadBack(hope.item, '8', english);
    expect(text).to.equal('I understood: 8. Is that right?');
    expect(suggestedActions?.actions.map(({ title }) => title)).to.deep.equal(['Yes', 'No']);
    expect(channelData.companion.linkId).not.to.equal('hope');
    const reply = { companion: { linkId: channelData.companion.linkId, code: 'yes' } };
    expect(companionValueSchema.safeParse(reply).success).to.equal(true);
  });
});

describe('renderSummary', () => {
  const q = load(
    {
      linkId: 's1',
      type: 'group',
      text: 'Lead-in',
      extension: [
        { url: EXT.section, valueBoolean: true },
        { url: EXT.shortName, valueString: 'Health', _valueString: spanish('Salud') },
      ],
      item: [
        yesNo('a', { text: 'A?' }) as never,
        { linkId: 'b', type: 'date', text: 'B?', extension: [{ url: EXT.absentReason, valueCode: 'asked-unknown' }] },
        { linkId: 'c', type: 'text', text: 'C?' },
        { linkId: 'd', type: 'text', text: 'D?' },
      ],
    },
    {
      linkId: 'end',
      type: 'choice',
      text: 'Is this right?',
      extension: [{ url: EXT.readBack, valueBoolean: true }],
      answerOption: options(
        { code: 'right', en: 'Yes', es: 'Sí' },
        { code: 'change', en: 'Change something', es: 'Cambiar algo' },
      ),
    },
  );
  const answers = { a: coded('LA33-6'), b: UNSURE, c: SKIPPED, d: answered({ valueString: 'in my words' }) };
  const env = { answers: lookupOf(answers), now: NOW, context: {} };

  it('lists every answer, the skipped and unknown ones too', () => {
    const { companion } = renderSummary(q, itemOf(q, 'end'), env, english).channelData;
    expect(companion.answers).to.deep.equal([
      { linkId: 'a', question: 'A?', answer: 'Yes', section: 'Health' },
      { linkId: 'b', question: 'B?', answer: 'Not sure', section: 'Health' },
      { linkId: 'c', question: 'C?', answer: 'Skipped', section: 'Health' },
      { linkId: 'd', question: 'D?', answer: 'in my words', section: 'Health' },
    ]);
    expect(companion).to.deep.include({ kind: 'summary', linkId: 'end', answerType: 'choice' });
  });

  it('is complete as text, and asks whether it is right', () => {
    const { text, suggestedActions } = renderSummary(q, itemOf(q, 'end'), env, spanishOptions);
    for (const part of ['Salud', 'A? Sí', 'B? No sé', 'C? Omitida', 'D? in my words', 'Is this right?']) {
      expect(text).to.contain(part);
    }
    expect(suggestedActions?.actions.map(({ title }) => title)).to.deep.equal(['Sí', 'Cambiar algo']);
  });
});
