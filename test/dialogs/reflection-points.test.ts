import { expect } from 'chai';
import { careChat, SESSION } from '../support/care-chat.ts';
import type { Chat } from '../support/chat.ts';
import { answerOf, MARIA, type PersonaAnswer } from '../support/persona.ts';

const PHQ9 = 'phq9.q1 phq9.q2 phq9.q3 phq9.q4 phq9.q5 phq9.q6 phq9.q7 phq9.q8 phq9.q9 phq9.q10';
const GAD7 = 'gad7.q1 gad7.q2 gad7.q3 gad7.q4 gad7.q5 gad7.q6 gad7.q7';
const SCREEN = 'asq.q1 asq.q2 asq.q3 asq.q4';

/** Everything that is asked of somebody who is well, point by point, in its order (clinical pack 5). */
const POINTS: [points: string, asked: string][] = [
  ['E0', 'ae.home ae.company ae.body ae.dissociation ae.mood r.hard r.safe e0.1 e0.2'],
  [
    'D1',
    `d1.notice ae.body ae.dissociation ae.mood ae.worse ae.perception ae.drove ae.sexual_boundary ${SCREEN}
     r.hard r.safe d1.1 d1.2 d1.3 d1.back r.connect r.release r.insight r.meaning`,
  ],
  [
    'D3',
    `ae.urine ae.dissociation ae.flashback ae.mood ae.worse ae.sleep1 ae.sleep2 ae.mania ae.perception ae.craving
     ${SCREEN} d3.1 d3.2 d3.3 d3.back`,
  ],
  [
    'D7',
    `ae.body ae.dissociation ae.flashback ae.mood ae.worse ae.sleep1 ae.sleep2 ae.mania ae.perception ae.memory
     ae.craving ae.use ae.sexual_boundary ${SCREEN} d7.1 d7.2 d7.3 d7.back ${PHQ9} break ${GAD7}`,
  ],
  ['PRE', `ae.lasting pre.1 ${PHQ9} break ${GAD7}`],
  [
    'PRE D7',
    `ae.body ae.dissociation ae.flashback ae.mood ae.worse ae.sleep1 ae.sleep2 ae.mania ae.perception ae.memory
     ae.craving ae.use ae.sexual_boundary ae.lasting ${SCREEN} d7.1 d7.2 d7.3 d7.back pre.1 ${PHQ9} break ${GAD7}`,
  ],
  [
    'PRE D3.safety',
    `ae.urine ae.dissociation ae.flashback ae.mood ae.worse ae.sleep1 ae.sleep2 ae.mania ae.perception ae.craving
     ae.lasting ${SCREEN} pre.1 ${PHQ9} break ${GAD7}`,
  ],
  [
    'M1',
    `ae.body ae.dissociation ae.flashback ae.mood ae.worse ae.perception ae.memory ae.craving ae.use ${SCREEN} m1.1
     ${PHQ9} break ${GAD7}`,
  ],
  [
    'M3',
    `ae.body ae.dissociation ae.flashback ae.mood ae.worse ae.perception ae.memory ae.craving ae.use ${SCREEN} m3.1
     ${PHQ9} break ${GAD7}`,
  ],
];

describe('A reflection asks the items of its points, each once and in their order', () => {
  for (const [points, expected] of POINTS) {
    it(`at ${points}`, async () => {
      const chat = await careChat({ points: points.split(' ') });
      expect((await answered(chat)).join(' ')).to.equal(expected.replaceAll(/\s+/g, ' '));
      expect(chat.last.text).to.match(/Thank you for writing this down/);
      expect((await chat.transcript()).filter((text) => /\{\w*\}|\[\[|\]\]/.test(text))).to.deep.equal([]);
      expect(await chat.alerts()).to.deep.equal([]);
      expect((await chat.responses()).reflection?.status).to.equal('completed');
    });
  }
});

describe('A reflection of the first evening', () => {
  it('is a check-in of five taps when all is well, and two more for the ratings', async () => {
    const chat = await careChat({ points: ['E0'] });
    await chat.tap({ linkId: 'ae.home', code: 'home' });
    await chat.tap({ linkId: 'ae.company', code: 'LA33-6' });
    await chat.tap({ linkId: 'ae.body', codes: ['none'] });
    await chat.tap({ linkId: 'ae.dissociation', number: 1 });
    await chat.tap({ linkId: 'ae.mood', number: 7 });
    expect(chat.last.asked).to.equal('r.hard');
    await chat.tap({ linkId: 'r.hard', number: 2 });
    await chat.tap({ linkId: 'r.safe', number: 10 });
    expect(chat.last.asked).to.equal('e0.1');
    expect((await chat.findings()).map(({ code }) => code)).to.deep.equal([]);
  });

  it('goes in Spanish too', async () => {
    const chat = await careChat({ points: ['E0'], language: 'es' });
    expect(chat.last.text).to.contain('¿Llegaste a casa y estás a salvo?');
    await chat.converse(
      ['en casa y a salvo', 'ae.company'],
      ['Sí', 'ae.body'],
      ['Nada de esto', 'ae.dissociation'],
      ['0', 'ae.mood'],
      ['8', 'r.hard'],
      ['2', 'r.safe'],
      ['10', 'e0.1'],
      ['azul y lento', 'e0.2'],
      ['mi cama', undefined],
    );
    expect(chat.last.text).to.contain('Entraste con esto: “lo que esperabas”. No hace falta responderlo todavía.');
  });
});

describe('What a reflection asks', () => {
  it('leaves out what was asked already: a screen of the last day, the ratings of the evening before', async () => {
    const screened = { at: '2026-03-02T10:00:00.000Z', responseId: 'response_x' };
    const before = [{ name: 'reflection', points: ['E0'], hoursAgo: 20, said: { 'r.hard': 2, 'r.safe': 9 } }];
    const asked = await answered(await careChat({ points: ['D1'], before, patient: { suicideScreen: screened } }));
    expect(asked.join(' ')).to.equal(
      'd1.notice ae.body ae.dissociation ae.mood ae.worse ae.perception ae.drove ae.sexual_boundary d1.1 d1.2 d1.3 d1.back r.connect r.release r.insight r.meaning',
    );
  });

  it('takes the PHQ-2 and the suicide screen in a week that has a PHQ-9 already', async () => {
    const asked = await answered(await careChat({ points: ['PRE'], before: [wholePhq9(4 * 24)] }));
    expect(asked.join(' ')).to.equal(`ae.lasting ${SCREEN} pre.1 phq2.q1 phq2.q2`);
  });

  it('never adds up the answers of two days: a new PHQ-9 is judged by its own', async () => {
    const chat = await careChat({ points: ['PRE'], before: [wholePhq9(90 * 24, 0), wholePhq9(30 * 24, 2)] });
    await chat.answerUntil('phq9.q1');
    for (let n = 1; n <= 8; n += 1) await chat.say('Not at all');
    expect((await chat.findings()).map(({ code }) => code)).to.deep.equal([]);
  });

  it('finds a PHQ-9 that rose by five, and calls the same day', async () => {
    const chat = await careChat({ points: ['PRE'], before: [wholePhq9(30 * 24, 0)] });
    await chat.answerUntil('phq9.q1');
    for (const said of ['More than half the days', 'More than half the days', 'Several days']) await chat.say(said);
    expect((await chat.alerts()).map(({ code }) => code)).to.deep.equal(['DEP_WORSE']);
  });

  it('calls the suicide screen at once for PHQ-9 item 9, where the point has none of its own', async () => {
    const person = { ...MARIA, 'phq9.q9': { typed: 'Several days', tapped: {} } };
    const chat = await careChat({ points: ['PRE'] });
    const asked = await answered(chat, person);
    expect(asked.slice(asked.indexOf('phq9.q9'), asked.indexOf('phq9.q9') + 3)).to.deep.equal([
      'phq9.q9',
      'asq.q1',
      'asq.q2',
    ]);
  });

  it('keeps from a person whose messages may be read what nobody else should see', async () => {
    const asked = await answered(await careChat({ points: ['D7'], patient: { safeToText: 'seen', quiet: true } }));
    expect(asked).to.include('ae.use').and.not.include('ae.sexual_boundary');
  });

  it('asks of dosing at home for the blood pressure, and for the medicine at D3', async () => {
    const session = { setting: 'home_with_observer' as const };
    const person = { ...MARIA, 'ae.bp': { typed: '121/80', tapped: {} } };
    expect(await answered(await careChat({ points: ['E0'], session }), person)).to.include('ae.bp');
    expect(await answered(await careChat({ points: ['D3'], session }), person)).to.include('ae.use');
  });

  it('keeps what was asked when staff change the session meanwhile', async () => {
    const person = { ...MARIA, 'ae.bp': { typed: '121/80', tapped: {} } };
    const chat = await careChat({ points: ['E0'], session: { setting: 'home_with_observer' } });
    await chat.answerUntil('r.hard', { persona: person });
    await chat.store.records.update('sessions', SESSION, (session) => session && { ...session, setting: 'clinic' });
    await chat.answerUntil();
    expect((await chat.responses()).reflection?.answers['ae.bp.sys']).to.include({ state: 'answered' });
  });

  it('asks about drinking and drugs only of those who agreed to share it', async () => {
    const at = '2026-01-01T00:00:00.000Z';
    const agreed = { sudConsent: { status: 'agreed' as const, at } };
    const person = {
      ...MARIA,
      'auditc.q1': { typed: 'Never', tapped: {} },
      's8.single_drug': { typed: '0', tapped: {} },
    };
    const asked = await answered(await careChat({ points: ['M3'], patient: agreed }), person);
    expect(asked).to.include.members(['auditc.q1', 's8.single_drug']);
    expect(await answered(await careChat({ points: ['M3'] }))).not.to.include('auditc.q1');
  });
});

/** A whole PHQ-9, so long ago. */
function wholePhq9(hoursAgo: number, points = 0) {
  const said = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [`phq9.q${n}`, points]));
  const score = { instrument: 'phq9', value: 9 * points, complete: true, answered: 9, items: 9, max: 27 };
  return { name: 'phq-9', said, hoursAgo, scores: { phq9: score } };
}

/** Answers to the end; what was asked. */
async function answered(chat: Chat, person: Record<string, PersonaAnswer> = MARIA): Promise<string[]> {
  const asked: string[] = [];
  while (chat.last.asked !== undefined && asked.length < 100) {
    asked.push(chat.last.asked);
    await chat.say(answerOf(chat.last.asked, person).typed);
  }
  return asked;
}
