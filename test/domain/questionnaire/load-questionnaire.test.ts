import { expect } from 'chai';
import { AppError } from '../../../src/domain/errors.ts';
import { EXT, LOINC } from '../../../src/domain/questionnaire/extensions.ts';
import { inspectQuestionnaire, loadQuestionnaire } from '../../../src/domain/questionnaire/load-questionnaire.ts';
import {
  expression,
  type Item,
  itemOf,
  load,
  options,
  phq9,
  questionnaireJson,
  spanish,
  YES_NO,
  yesNo,
} from './fixtures.ts';

const PHQ = 'https://clinic.test/Questionnaire/phq-9|1.0.0';
const placeholder = (extension: Item['extension'] = []): Item => ({
  linkId: 'phq9',
  type: 'group',
  extension: [{ url: EXT.subQuestionnaire, valueCanonical: PHQ }, ...extension],
});
const instrument = (item: Item[], more = {}) =>
  questionnaireJson(item, { url: 'https://clinic.test/Questionnaire/phq-9', ...more });

describe('loadQuestionnaire', () => {
  it('puts a sub-questionnaire in the place of the item that stands for it, with its extensions and codes', () => {
    const json = questionnaireJson([placeholder([{ url: EXT.starred, valueBoolean: true }]), yesNo('after')]);
    const q = loadQuestionnaire(json, (canonical) => (canonical === PHQ ? instrument([phq9()]) : undefined));
    expect([...q.items.keys()].slice(0, 2)).to.deep.equal(['phq9', 'phq9.q1']);
    expect(q.items.get('phq9')).to.deep.include({ instrument: 'phq9', starred: true });
    expect(q.items.get('phq9')?.item.code).to.deep.equal([{ system: LOINC, code: '44249-1' }]);
    expect(q.items.get('phq9.q1')?.starred, 'the star of an instrument is that of its items').to.equal(true);
  });

  it('takes over the items of a sub-questionnaire without a group of its own', () => {
    const sub = instrument([yesNo('x.q1')], { extension: [{ url: EXT.instrument, valueCode: 'x' }] });
    const q = loadQuestionnaire(questionnaireJson([placeholder()]), () => sub);
    expect([...q.items.keys()]).to.deep.equal(['phq9', 'x.q1']);
    expect(q.items.get('phq9')?.instrument).to.equal('x');
  });

  it('reads translations of texts, options, reasons and units', () => {
    const q = load({
      ...yesNo('a', { text: 'Do you?', _text: spanish('¿Sí?') }),
      extension: [{ url: EXT.why, valueString: 'Because.', _valueString: spanish('Porque sí.') }],
    });
    const item = itemOf(q, 'a');
    expect(item.text).to.deep.equal({ en: 'Do you?', es: '¿Sí?' });
    expect(item.why).to.deep.equal({ en: 'Because.', es: 'Porque sí.' });
    expect(item.options.map(({ label }) => label.es)).to.deep.equal(YES_NO.map(({ es }) => es));
  });

  it('falls back to the original where a translation is missing', () => {
    expect(itemOf(load({ linkId: 'a', text: 'Only English' }), 'a').text.es).to.equal('Only English');
  });

  it('records the plain coding of an option, without its translations and score', () => {
    const [first] = itemOf(load(phq9()), 'phq9.q1').options;
    expect(first?.value).to.deep.equal({ valueCoding: { system: LOINC, code: 'LA6568-5', display: 'Not at all' } });
    expect(first?.ordinal).to.equal(0);
  });

  it('reads the options of a contained value set', () => {
    const concept = [{ code: 'a', display: 'Apple' }, { code: 'b' }];
    const contained = [
      { resourceType: 'ValueSet', id: 'fruit', compose: { include: [{ system: 'http://f', concept }] } },
    ];
    const json = questionnaireJson([{ linkId: 'x', type: 'choice', answerValueSet: '#fruit' }], { contained });
    const codings = itemOf(loadQuestionnaire(json), 'x').options.map(({ value }) => value);
    expect(codings[0]).to.deep.equal({ valueCoding: { system: 'http://f', code: 'a', display: 'Apple' } });
  });

  it('names every fault at once, item by item', () => {
    const onNobody = [{ question: 'nobody', operator: '=' as const, answerBoolean: true }];
    const json = questionnaireJson([
      { linkId: 'twice' },
      { linkId: 'twice' },
      { linkId: 'record', type: 'reference' },
      { linkId: 'file', type: 'attachment' },
      { linkId: 'each', extension: [{ url: EXT.forEachAnswer, valueBoolean: true }] },
      { linkId: 'pick', type: 'choice' },
      { linkId: 'lost', enableWhen: onNobody },
      { linkId: 'self', enableWhen: [{ question: 'self', operator: 'exists', answerBoolean: true }] },
      { linkId: 'vague', enableWhen: [{ question: 'twice', operator: '=' }] },
      { linkId: 'garbled', extension: [expression(EXT.enableWhenExpression, "is('twice'")] },
      { linkId: 'typo', extension: [expression(EXT.enableWhenExpression, "is('twyce','yes')")] },
      { linkId: 'arity', extension: [expression(EXT.enableWhenExpression, "is('twice')")] },
      { linkId: 'context', extension: [expression(EXT.enableWhenExpression, "context('weather')")] },
      { linkId: 'point', extension: [expression(EXT.enableWhenExpression, "at('D2')")] },
      { linkId: 'measure', extension: [expression(EXT.enableWhenExpression, "due('phq10')")] },
      { linkId: 'again', extension: [expression(EXT.enableWhenExpression, "again('twyce')")] },
      {
        linkId: 'unsafe',
        extension: [{ url: EXT.safetyQuestion, valueExpression: { name: 'check.soul', expression: 'true' } }],
      },
      { linkId: 'unheard', extension: [expression(EXT.enableWhenExpression, "isToday('twice')")] },
      {
        linkId: 'early',
        type: 'group',
        extension: [{ url: EXT.askEarly, valueExpression: { name: 'gone', expression: 'true' } }],
      },
      placeholder(),
    ]);
    const { faults } = inspectQuestionnaire(json);
    expect(faults.map(({ linkId }) => linkId).sort()).to.deep.equal([
      'again',
      'arity',
      'context',
      'each',
      'early',
      'file',
      'garbled',
      'lost',
      'measure',
      'phq9',
      'pick',
      'point',
      'record',
      'self',
      'twice',
      'typo',
      'unheard',
      'unsafe',
      'vague',
    ]);
    expect(() => loadQuestionnaire(json))
      .to.throw(AppError)
      .satisfies(
        (error: AppError) =>
          error.code === 'questionnaire.invalid' && /record: .*reference.*pick: /s.test(error.message),
      );
  });

  it('says which item is malformed', () => {
    const { loaded, faults } = inspectQuestionnaire(questionnaireJson([{ linkId: 'a', type: 'riddle' as never }]));
    expect(loaded).to.equal(undefined);
    expect(faults.map(({ linkId }) => linkId)).to.deep.equal(['a']);
    expect(inspectQuestionnaire(null).faults).to.have.length(1);
    expect(inspectQuestionnaire({ resourceType: 'Patient' }).faults.length).to.be.greaterThan(0);
  });

  it('refuses a sub-questionnaire that contains itself', () => {
    const { faults } = inspectQuestionnaire(questionnaireJson([placeholder()]), () => instrument([placeholder()]));
    expect(faults.map(({ linkId }) => linkId)).to.include('phq9');
  });

  it('does not ask the parts of a question one by one', () => {
    const part = (linkId: string): Item => ({ linkId, type: 'quantity', text: linkId });
    const q = load({
      linkId: 'bp',
      type: 'group',
      extension: [{ url: EXT.askAs, valueCode: 'blood-pressure' }],
      item: [part('bp.sys'), part('bp.dia'), yesNo('bp.date')] as never,
    });
    expect([...q.items.values()].filter(({ answerType }) => answerType).map(({ linkId }) => linkId)).to.deep.equal([
      'bp',
      'bp.date',
    ]);
    expect(itemOf(q, 'bp').answerType).to.equal('quantity');
  });

  it('gives each item type its answer type', () => {
    const list = options(...YES_NO);
    const q = load(
      { linkId: 'boolean' },
      { linkId: 'integer', type: 'integer' },
      { linkId: 'decimal', type: 'decimal' },
      { linkId: 'date', type: 'date' },
      { linkId: 'text', type: 'string' },
      { linkId: 'phone', type: 'string', extension: [{ url: EXT.answerType, valueCode: 'phone' }] },
      { linkId: 'choice', type: 'choice', answerOption: list },
      { linkId: 'choices', type: 'choice', repeats: true, answerOption: list },
      { linkId: 'quantity', type: 'quantity' },
    );
    for (const [linkId, { answerType }] of q.items) expect(answerType).to.equal(linkId);
  });
});
