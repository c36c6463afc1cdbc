import { expect } from 'chai';
import fc from 'fast-check';
import { earlyAnswer } from '../../../dialogs/prompts/early-answer.ts';
import { medicineReader } from '../../../dialogs/prompts/medicine-reader.ts';
import type { EarlyContext } from '../../../dialogs/prompts/read-statement.ts';
import type { Answers } from '../../../dialogs/prompts/recognised.ts';
import { EARLY_ANSWERS } from '../../../src/content/early-answers.ts';
import { plainValue } from '../../../src/domain/questionnaire/answers.ts';
import { expand } from '../../../src/domain/questionnaire/expand.ts';
import { YES } from '../../../src/domain/questionnaire/extensions.ts';
import { isAskable } from '../../../src/domain/questionnaire/loaded.ts';
import { content } from '../../support/chat.ts';

const q = expand(content.library.newest('prescreening'), {});
const context: EarlyContext = {
  language: 'en',
  now: '2026-03-01T12:00:00.000Z',
  readers: { medicines: medicineReader(content.medicines, content.texts) },
  early: EARLY_ANSWERS,
};
const MEDICINES = 's6.meds[0]';
const asked = [...q.items.values()].filter(isAskable);

/** What each question would be offered, by the linkIds of what would be recorded. */
function offers(...texts: string[]): Record<string, string> {
  const found = asked.flatMap((item) => {
    const early = earlyAnswer(q, item, texts, context);
    return early === undefined ? [] : [[item.linkId, values(early.answers)]];
  });
  return Object.fromEntries(found);
}

function values(answers: Answers): string {
  const given = Object.values(answers).flatMap((answer) => (answer.state === 'answered' ? answer.values : []));
  return given
    .map((value) => ('valueCoding' in value ? value.valueCoding.code : plainValue(value)))
    .map((value) => (value === YES ? 'yes' : value))
    .join(' ');
}

describe('What was said early', () => {
  const TABLE: [said: string, offered: Record<string, string>][] = [
    ["I'm 34, I take lithium, and I had ECT years ago", { [MEDICINES]: 'more lithium', 's7.ect': 'yes' }],
    ['No, but I am pregnant', { 's4.pregnant': 'pregnant' }],
    ["I'm 12 weeks pregnant.", { 's4.pregnant': 'pregnant' }],
    ['Estoy embarazada', { 's4.pregnant': 'pregnant' }],
    ['Sí, pero estoy embarazada de tres meses', { 's4.pregnant': 'pregnant' }],
    ['I had a stroke in 2019', { 's3.stroke': 'yes' }],
    ['Tuve un derrame hace dos años', { 's3.stroke': 'yes' }],
    ['I have high blood pressure and I had a heart attack last year', { 's3.htn': 'yes', 's3.mi': 'yes' }],
    ['tengo la presión alta', { 's3.htn': 'yes' }],
    ['I was diagnosed with bipolar disorder when I was 20', { 's5.bipolar_dx': 'yes' }],
    ['Me diagnosticaron trastorno bipolar', { 's5.bipolar_dx': 'yes' }],
    ['I tried ketamine once', { 's7.ketamine_before': 'yes' }],
    ['I have had 12 TMS treatments', { 's7.tms': 'yes' }],
    ['I have a therapist', { 's1.therapist': 'yes' }],
  ];
  for (const [said, offered] of TABLE) {
    it(`is found in "${said}"`, () => {
      expect(offers(said)).to.deep.equal(offered);
    });
  }

  it('is a blood pressure only as one reading of one’s own', () => {
    const reading = (said: string) => offers(said)['s3.bp_known'];
    expect(reading('my blood pressure is 140 over 90')).to.equal('140 90');
    expect(reading('I sleep badly. My BP was 128/82 last week')).to.equal('128 82');
    expect(reading('mi presión es de 135 sobre 85')).to.equal('135 85');
    expect(reading('my blood pressure is about 140 over 90, I think')).to.equal(undefined);
    for (const none of [
      "my mother's blood pressure is 140 over 90",
      'my blood pressure is 90 over 140',
      'my blood pressure is 140',
      'my blood pressure is not 140 over 90',
      'is my blood pressure 140 over 90?',
      'my blood pressure was never 140 over 90',
      'I weigh 140 and I am 90',
    ])
      expect(reading(none), none).to.equal(undefined);
  });

  it('is a medicine only by a name we know, with its dose and when', () => {
    const medicines = (said: string) => offers(said)[MEDICINES];
    expect(medicines('I take lithium 300 mg twice a day and trazodone at night. I sleep badly.')).to.equal(
      'more lithium 300 mg twice a day more trazodone at night',
    );
    expect(medicines('Tomo litio y sertralina 50 mg')).to.equal('more litio more sertralina 50 mg');
    expect(medicines('I take lithium, something for my heart, and Zoloft')).to.equal('more lithium');
    for (const none of [
      'My mother takes lithium',
      'I stopped lithium',
      "I don't take lithium",
      'I take it easy',
      'I take long walks',
      'I am on a break',
      'I take something blue',
      'Mi mamá toma litio',
      'No tomo litio',
      'should I take lithium?',
    ])
      expect(medicines(none), none).to.equal(undefined);
  });

  it('is nothing where it is denied, doubted, asked, or said of somebody else', () => {
    for (const none of [
      'I am not pregnant',
      "I'm not pregnant",
      'No I am pregnant not',
      'No estoy embarazada',
      'My sister is pregnant',
      'Mi hermana está embarazada',
      'If I am pregnant, can I still come?',
      'I am pregnant?',
      'Maybe I am pregnant',
      'I think I am pregnant',
      'Creo que estoy embarazada',
      'I hope I am pregnant soon',
      'I am trying to get pregnant',
      "I'm 12 weeks pregnant and scared",
      'She had ECT',
      'I never had ECT',
      "I haven't had a stroke",
      'Nunca tuve un derrame',
      'I have never had a stroke',
      'I had a stroke of luck',
      'I had a heat stroke',
      'I have high blood pressure medicine at home',
      'My father had a heart attack',
      'I nearly had a heart attack when I saw the bill',
      'I have no seizures',
      'No tengo convulsiones',
      'A friend told me ketamine helped her',
      'I want to try ketamine',
    ])
      expect(offers(none), none).to.deep.equal({});
  });

  it('is nothing where another text speaks of the same thing in another way', () => {
    expect(offers('I had ECT', 'it was only ECT-like')).to.deep.equal({});
    expect(offers('I am pregnant', 'I lost it, I am not pregnant any more')).to.deep.equal({});
    expect(offers('I take lithium', 'I stopped the lithium in May')).to.deep.equal({});
    expect(offers('my blood pressure is 140/90', 'my blood pressure is 120/80')['s3.bp_known']).to.equal('120 80');
  });

  it('never is about a scale, safety, consent, contacts or substances', () => {
    for (const linkId of Object.keys(EARLY_ANSWERS.items)) {
      expect(linkId).to.match(/^s(1|3|4|5|6|7)\./);
      const item = asked.find((one) => one.linkId === linkId || one.linkId === `${linkId}[0]`);
      expect(item, linkId).not.to.equal(undefined);
      expect(item?.multiple, linkId).to.equal(false);
      for (let group = item; group !== undefined; group = group.parent as typeof item)
        expect(group.instrument, linkId).to.equal(undefined);
    }
  });

  it('only ever is a yes: what is offered and what was asked mean the same by it', () => {
    for (const [linkId, { words, code = 'LA33-6' }] of Object.entries(EARLY_ANSWERS.items)) {
      const item = q.items.get(linkId);
      if (words === undefined) expect(item?.parts.length === 2 || q.items.has(`${linkId}[0]`), linkId).to.equal(true);
      else
        expect(item?.options.find((option) => option.code === code)?.code, linkId).to.be.oneOf(['LA33-6', 'pregnant']);
    }
  });

  it('is quoted in the words of the person', () => {
    const sentence = fc.constantFrom(
      'I had ECT',
      'I am pregnant',
      'I take lithium',
      'estoy embarazada',
      'my bp is 130/80',
      'I had a stroke',
    );
    const noise = fc.constantFrom('It rained.', 'no, but', 'well', '¿y tú?', '“so”', '👍', '…', 'my sister');
    fc.assert(
      fc.property(fc.array(fc.oneof(sentence, noise, fc.string()), { maxLength: 5 }), (parts) => {
        const text = parts.join(' ');
        for (const item of asked) {
          const early = earlyAnswer(q, item, [text], context);
          if (early !== undefined) expect(text).to.contain(early.said);
        }
      }),
      { numRuns: 60 },
    );
  });
});
