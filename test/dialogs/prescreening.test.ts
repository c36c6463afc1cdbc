import { expect } from 'chai';
import { Chat } from '../support/chat.ts';
import { MARIA, type PersonaAnswer } from '../support/persona.ts';

const HELD = { ...MARIA, 's3.aneurysm': yes(), 's3.avm': yes() };
const HEALTHY = {
  ...MARIA,
  ...typed({
    's1.expectations': '5',
    's3.bp_known': '118 over 76',
    's3.htn': 'No',
    's3.eye': 'None of these',
    's3.airway': 'None of these',
    'phq9.q2': 'Not at all',
  }),
};

describe('The whole pre-screening', () => {
  it('gives the same answers, score, findings and disposition by typing alone and by tapping alone', async () => {
    const typing = await whole({ by: 'typing' });
    const tapping = await whole({ by: 'tapping' });
    const [typedRun, tappedRun] = [await outcome(typing), await outcome(tapping)];
    expect(tappedRun).to.deep.equal(typedRun);
    expect(typedRun.score).to.deep.include({ value: 10, complete: true, answered: 9, loinc: '44261-6' });
    expect(typedRun.disposition).to.equal('CLINICIAN_REVIEW');
    expect(typedRun.findings).to.include('EYE_IOP relative').and.to.include('BP_ELEVATED caution');
  });

  it('keeps what was typed beside the code that was made of it', async () => {
    const { answers } = await prescreeningOf(await whole({ by: 'typing' }));
    expect(answers['phq9.q3']).to.deep.include({ state: 'answered', said: '1' });
    expect(answers['phq9.q3']).to.have.nested.property('values[0].valueCoding.code', 'LA6569-3');
  });

  it('closes with the same words for everyone, and shows no verdict on the way', async () => {
    const healthy = await whole({ persona: HEALTHY });
    const held = await whole({ persona: HELD });
    expect(held.last.texts.at(-1)).to.equal(healthy.last.texts.at(-1));
    expect(held.last.data.at(-1)).to.deep.equal(healthy.last.data.at(-1));
    expect((await healthy.patient()).disposition).to.equal('READY_FOR_CLINICIAN_INTAKE');
    expect((await held.patient()).disposition).to.equal('HOLD_FOR_PRESCRIBER');
    for (const chat of [healthy, held]) {
      const said = (await chat.transcript()).join('\n');
      expect(said).not.to.match(
        /contraindic|severe depress|moderate depress|absolute|HOLD_|not suitable|reject|denied|approved/i,
      );
    }
  });

  it('says that an instrument is saved, and never how bad it is', async () => {
    const chat = new Chat();
    const after = await chat.answerUntil('s2.selfharm_ever');
    expect(after.texts[0]).to.equal('Thanks, saved.');
  });

  it('asks everything in Spanish of somebody who speaks it, with the same codes', async () => {
    const spanish = await whole({ language: 'es', persona: SPANISH });
    const english = await whole({ by: 'tapping' });
    const said = (await spanish.transcript()).join('\n');
    expect(said.match(/.{0,60}\b(the|you|your|have|please|Thanks)\b.{0,60}/g) ?? []).to.deep.equal([]);
    expect(spanish.last.text).to.match(/^Gracias/);
    const [es, en] = [await outcome(spanish), await outcome(english)];
    expect(es.score).to.deep.equal(en.score);
    expect(es.findings).to.deep.equal(en.findings);
    expect(es.disposition).to.equal(en.disposition);
    expect(es.codes).to.deep.equal(en.codes);
  });

  it('goes on in the other language when asked, at the same question', async () => {
    const chat = new Chat();
    await chat.answerUntil('phq9.q4');
    const spanish = await chat.say('español');
    expect(spanish.asked).to.equal('phq9.q4');
    expect(spanish.text)
      .to.match(/Sigo en español/)
      .and.to.match(/Varios días/);
    expect((await chat.say('Varios días')).asked).to.equal('phq9.q5');
    const english = await chat.say('English');
    expect(english.text).to.match(/Several days/);
    await chat.answerUntil('s9.readback');
    await chat.say('yes');
    expect((await prescreeningOf(chat)).scores.phq9?.value).to.equal(9);
  });

  it('lists every answer at the end, the skipped ones too, and takes a change by its number', async () => {
    const chat = new Chat();
    await chat.answerUntil('s1.reason');
    await chat.say('skip');
    const readBack = await chat.answerUntil('s9.readback');
    const summary = readBack.data.find((data) => data.kind === 'summary');
    const { answers } = await prescreeningOf(chat);
    const listed = summary?.kind === 'summary' ? summary.answers : [];
    expect(listed.find(({ linkId }) => linkId === 's1.reason')?.answer).to.equal('Skipped');
    expect(listed.map(({ linkId }) => linkId)).to.include.members(['phq9.q1', 'asq.q4', 's3.other']);
    expect(answers['s3.eye']).to.have.nested.property('values[0].valueCoding.code', 'glaucoma');
    const number = listed.findIndex(({ linkId }) => linkId === 's3.eye') + 1;
    await chat.converse(['change something', undefined], [`number ${number}`, 's3.eye']);
    await chat.converse(['None of these', 's9.readback'], ['yes', undefined]);
    const changed = (await prescreeningOf(chat)).answers['s3.eye'];
    expect(changed).to.have.nested.property('values[0].valueCoding.code', 'none');
    expect(changed?.past).to.have.length(1);
    const finding = (await chat.findings()).find(({ code }) => code === 'EYE_IOP');
    expect(finding?.state).to.equal('superseded');
  });

  it('wipes a follow-up whose question no longer applies', async () => {
    const chat = new Chat();
    const readBack = await chat.answerUntil('s9.readback');
    const summary = readBack.data.find((data) => data.kind === 'summary');
    const listed = summary?.kind === 'summary' ? summary.answers : [];
    const number = listed.findIndex(({ linkId }) => linkId === 's3.htn') + 1;
    await chat.converse(['change', undefined], [`${number}`, 's3.htn'], ['No', 's9.readback'], ['yes', undefined]);
    expect((await prescreeningOf(chat)).answers).not.to.have.property('s3.htn.controlled');
    expect((await chat.findings()).find(({ code }) => code === 'BP_HISTORY')?.state).to.equal('superseded');
  });
});

interface How {
  by?: 'typing' | 'tapping';
  persona?: Record<string, PersonaAnswer>;
  language?: 'en' | 'es';
}

async function whole({ language = 'en', ...how }: How): Promise<Chat> {
  const chat = new Chat({ language });
  await chat.answerUntil('s9.readback', how);
  await chat.tap({ linkId: 's9.readback', code: 'right' });
  expect(chat.last.data.at(-1)).to.deep.equal({ kind: 'done' });
  return chat;
}

async function prescreeningOf(chat: Chat) {
  const { prescreening } = await chat.responses();
  if (prescreening === undefined) throw new Error('There is no pre-screening.');
  return prescreening;
}

async function outcome(chat: Chat) {
  const { answers, scores, status } = await prescreeningOf(chat);
  const given = Object.entries(answers).map(([linkId, answer]) => [
    linkId,
    'values' in answer ? answer.values : answer.state,
  ]);
  const codes = given.map(([linkId, values]) => [linkId, JSON.stringify(values).match(/"code":"[^"]*"/g)]);
  return {
    status,
    answers: Object.fromEntries(given) as Record<string, unknown>,
    codes,
    score: scores.phq9,
    findings: (await chat.findings()).map(({ code, severity }) => `${code} ${severity}`),
    disposition: (await chat.patient()).disposition,
  };
}

function yes(): PersonaAnswer {
  return { typed: 'Yes', tapped: { code: 'LA33-6' } };
}

function typed(answers: Record<string, string>): Record<string, PersonaAnswer> {
  return Object.fromEntries(Object.entries(answers).map(([linkId, words]) => [linkId, { typed: words, tapped: {} }]));
}

/** MARIA, who answers in Spanish. What is a plain No there is one here. */
const SPANISH = spanish({
  's0.ai_disclosure': 'Lo entiendo',
  's0.consent': 'Sí, estoy de acuerdo',
  's0.country': 'Estados Unidos',
  's0.country.region': 'California',
  's0.dob': '4 de marzo de 1980',
  's0.safe_to_text': 'Es seguro',
  's1.concerns': 'depresión, ansiedad',
  's1.reason': 'Me siento mal desde hace mucho.',
  's1.duration': '18 meses',
  's1.impact': 'mucho',
  's1.pcp': 'nadie',
  'phq9.q1': 'Más de la mitad de los días',
  'phq9.q2': 'Casi todos los días',
  'phq9.q3': '1',
  'phq9.q4': 'más de la mitad de los días',
  'phq9.q5': 'Ningún día',
  'phq9.q6': '1',
  'phq9.q7': 'varios días',
  'phq9.q8': '0',
  'phq9.q9': '0',
  's3.bp_known': '142 sobre 85',
  's3.htn.controlled': 'sí, con medicina',
  's3.eye': 'glaucoma',
  's3.airway': 'apnea del sueño, asma',
  's3.ht_wt': '165 cm, 70 kg',
  'gad7.q1': 'varios días',
  'gad7.q2': 'Más de la mitad de los días',
  'gad7.q3': '1',
  'gad7.q4': 'varios días',
  'gad7.q5': 'Nunca',
  'gad7.q6': '1',
  'gad7.q7': 'nunca',
  's6.allergies[0]': 'no, nada',
  's6.meds[0]': 'sí',
  's6.meds[0]/s6.meds.freq': 'cada mañana',
  's6.meds[1]': 'sí, otra',
  's6.meds[1]/s6.meds.freq': 'cada mañana',
  's6.meds[2]': 'nada más',
  's6.meds_prompt': 'pastillas para la presión',
  's7.ad_trial[0]': 'sí',
  's7.ad_trial[0]/s7.ad_trial.weeks': '6 meses',
  's7.ad_trial[0]/s7.ad_trial.current': 'esta vez',
  's7.ad_trial[0]/s7.ad_trial.adherence': 'casi todos los días',
  's7.ad_trial[0]/s7.ad_trial.response': 'un poco (<25 %)',
  's7.ad_trial[0]/s7.ad_trial.stop': 'todavía la tomo',
  's7.ad_trial[0]/s7.ad_trial.sureness': 'toda',
  's7.ad_trial[1]': 'sí, otra',
  's7.ad_trial[1]/s7.ad_trial.weeks': '8 semanas',
  's7.ad_trial[1]/s7.ad_trial.current': 'en una época anterior',
  's7.ad_trial[1]/s7.ad_trial.adherence': 'algunos días',
  's7.ad_trial[1]/s7.ad_trial.response': 'nada',
  's7.ad_trial[1]/s7.ad_trial.stop': 'no ayudó',
  's7.ad_trial[1]/s7.ad_trial.sureness': 'bastante',
  's7.ad_trial[2]': 'eso es todo',
  's7.therapy': 'terapia cognitivo-conductual (TCC)',
  's7.therapy[cbt]/s7.therapy.helped': 'algo',
  'auditc.q1': 'Una o menos veces al mes',
  'auditc.q2': '1 o 2',
  'auditc.q3': 'Nunca',
  's9.ride': 'sí, una persona me lleva',
  's9.job_machine': 'manejo por trabajo',
  's9.home_dose': 'en una clínica',
  's9.touch': 'está bien preguntarme',
  's9.readback': 'sí',
  break: 'Seguir',
});

function spanish(answers: Record<string, string>): Record<string, PersonaAnswer> {
  const words = (answer: PersonaAnswer) =>
    answer.typed.toLowerCase() === 'yes' ? 'sí' : answer.typed.replace('None of these', 'ninguna de estas');
  const rest = Object.fromEntries(
    Object.entries(MARIA).map(([linkId, one]) => [linkId, { ...one, typed: words(one) }]),
  );
  return { ...rest, ...typed(answers) };
}
