import { expect } from 'chai';
import { careChat, type EarlierRun } from '../support/care-chat.ts';
import type { Chat } from '../support/chat.ts';
import { answerOf } from '../support/persona.ts';

const FASTING = { en: 'no food for 4 hours before', es: 'nada de comer 4 horas antes' };
const future = { start: '2026-03-03T15:00:00.000Z', state: 'cancelled' as const };
const checklist = (points: string[], more: Partial<Parameters<typeof careChat>[0]> = {}) =>
  careChat({ name: 'checklist', points, session: future, ...more });

describe('The practical checklist', () => {
  it('asks all of it the day before, and thanks', async () => {
    const chat = await checklist(['24'], { clinic: { fasting: FASTING } });
    expect(chat.last.text).to.contain("Your clinic's eating rule is no food for 4 hours before. Can you follow it?");
    expect((await answered(chat)).join(' ')).to.equal(
      'p.food p.meds_change p.meds_ask p.substances p.health p.bp p.bladder asq.q1 asq.q2 asq.q3 asq.q4 p.ride p.ride.phone p.person p.day p.wear p.bring p.consent_day',
    );
    expect(chat.last.text).to.contain('Your clinic sees your answers before the session.');
    expect(await chat.alerts()).to.deep.equal([]);
  });

  it('tells where to ask about eating when the clinic has no rule, and knows the one of esketamine', async () => {
    expect((await checklist(['24'])).last.text).to.contain('Ask your clinic about eating before the session.');
    const spray = await checklist(['24'], { session: { ...future, route: 'intranasal_esketamine' } });
    expect(spray.last.text).to.contain('no food for 2 hours before, and no drinks for 30 minutes before');
    expect(await answered(spray)).to.include('p.nasal');
  });

  it('says the rule in the language of the patient', async () => {
    const chat = await checklist(['24'], { clinic: { fasting: FASTING }, language: 'es' });
    expect(chat.last.text).to.contain('La regla de tu clínica sobre comer es: nada de comer 4 horas antes.');
  });

  it('asks for new medicines part by part and judges them at once', async () => {
    const chat = await checklist(['24']);
    await chat.converse(['OK', 'p.meds_change'], ['Yes', 's6.meds[0]'], ['Yes, add one', 's6.meds[0]/s6.meds.name']);
    await chat.converse(['lorazepam', 's6.meds[0]/s6.meds.dose'], ['1 mg', 's6.meds[0]/s6.meds.freq']);
    await chat.converse(['at night', 's6.meds[1]'], ["No, that's all", 'p.meds_ask']);
    expect((await chat.findings()).map(({ code }) => code)).to.include.members(['PRE_MEDS', 'MED_BENZO']);
    expect((await chat.alerts()).map(({ code }) => code)).to.deep.equal(['PRE_MEDS']);
  });

  it('takes "none" for a blood pressure that nobody has measured', async () => {
    const chat = await checklist(['24']);
    await chat.answerUntil('p.bp');
    await chat.converse(['none', 'p.bladder']);
    expect(chat.last.text).to.contain('No problem. The clinic will check it.');
    expect((await chat.findings()).map(({ code }) => code)).to.deep.equal(['BP_UNKNOWN']);
  });

  it('calls an emergency for chest pain', async () => {
    const chat = await checklist(['24']);
    await chat.converse(['OK', 'p.meds_change'], ['No', 'p.meds_ask'], ['Yes', 'p.substances'], ['No', 'p.health']);
    expect((await chat.say('chest pain')).text).to.match(/Call 911 now/);
    expect((await chat.alerts()).at(-1)).to.deep.include({ code: 'BODY_EMERGENCY', tiers: ['MEDICAL'] });
  });

  it('takes a no on the day warmly, and lets the clinic know', async () => {
    const chat = await checklist(['2'], { before: [dayBefore({})] });
    await chat.answerUntil('p.consent_day');
    await chat.say("I'd like to wait");
    expect(chat.last.text).to.match(
      /Thank you for telling me\. It's good that you say so\.\n+I'm letting your care team know now\./,
    );
    expect((await chat.alerts()).at(-1)).to.deep.include({ code: 'PRE_CONSENT', told: true });
    // The end of the run judges once more in the same turn: what the last answer raised is one finding.
    expect((await chat.findings()).filter(({ code }) => code === 'PRE_CONSENT')).to.have.length(1);
  });

  it('alerts silently for a star that is skipped, but not for the blood pressure', async () => {
    const chat = await checklist(['24']);
    await chat.converse(['OK', 'p.meds_change'], ['skip', 'p.meds_ask']);
    expect(chat.last.text).to.contain('You can come back to that with your clinician.');
    expect((await chat.alerts()).map(({ code, told }) => [code, told])).to.deep.equal([
      ['UNANSWERED_p.meds_change', false],
    ]);
    await chat.converse(['Yes', 'p.substances'], ['No', 'p.health'], ['None of these', 'p.bp'], ['skip', 'p.bladder']);
    expect(await chat.alerts()).to.have.length(1);
    expect((await chat.findings()).map(({ code }) => code)).to.include('UNANSWERED_p.bp');
  });
});

describe('The check two hours before', () => {
  it('is short when the day before left nothing open', async () => {
    const chat = await checklist(['2'], { before: [dayBefore({})] });
    expect((await answered(chat)).join(' ')).to.equal(
      'p.food.ask p.meds_change p.substances p.health p.ride p.ride.phone p.consent_day',
    );
  });

  it('asks again what was left open', async () => {
    const chat = await checklist(['2'], { before: [dayBefore({ 'p.person': 'skip', 'p.bladder': '?' })] });
    expect(await answered(chat))
      .to.include.members(['p.person', 'p.bladder'])
      .and.not.include('p.bp');
  });

  it('asks all that matters of somebody who never did the first one, and ends', async () => {
    const asked = await answered(await checklist(['2']));
    expect(asked).to.include.members(['p.meds_ask', 'p.bp', 'p.bladder', 'asq.q1', 'p.person']);
    expect(new Set(asked).size).to.equal(asked.length);
  });
});

/** The checklist of the day before, all well but for this. */
function dayBefore(said: EarlierRun['said']): EarlierRun {
  const well = {
    ...{ 'p.meds_change': 'no', 'p.meds_ask': 'yes', 'p.substances': 'no', 'p.health': ['none'] },
    ...{ 'p.bp.sys': 120, 'p.bp.dia': 80, 'p.bladder': ['none'], 'p.person': 'Ana', 'p.ride': 'Ana' },
    ...{ 'asq.q1': 'no', 'asq.q2': 'no', 'asq.q3': 'no', 'asq.q4': 'no', 'p.consent_day': 'yes' },
  };
  return { name: 'checklist', points: ['24'], hoursAgo: 22, said: { ...well, ...said } };
}

async function answered(chat: Chat): Promise<string[]> {
  const asked: string[] = [];
  while (chat.last.asked !== undefined && asked.length < 60) {
    asked.push(chat.last.asked);
    await chat.say(answerOf(chat.last.asked).typed);
  }
  return asked;
}
