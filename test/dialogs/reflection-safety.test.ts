import { expect } from 'chai';
import { careChat } from '../support/care-chat.ts';
import type { Chat } from '../support/chat.ts';

const codes = async (chat: Chat) => (await chat.findings()).map(({ code }) => code);
const lastAlert = async (chat: Chat) => (await chat.alerts()).at(-1);

describe('The first evening after a session', () => {
  it('asks about medical help first when somebody does not feel safe, and a person calls within the hour', async () => {
    const chat = await careChat({ points: ['E0'] });
    await chat.converse(["no, I don't feel safe", 'crisis.check.body']);
    expect(chat.last.text).to.contain('Do you need medical help right now?');
    const alert = await lastAlert(chat);
    expect(alert).to.deep.include({ code: 'AE_HOME', tiers: [], told: true });
    expect(Date.parse(alert?.clock ?? '') - Date.parse(alert?.raisedAt ?? '')).to.equal(3_600_000);
    await chat.converse(['no', 'crisis.goon'], ['go on', 'ae.company']);
  });

  it('is a medical emergency when they do need help', async () => {
    const chat = await careChat({ points: ['E0'] });
    await chat.converse(["no, I don't feel safe", 'crisis.check.body']);
    expect((await chat.say('yes')).text).to.match(/Call 911 now/);
    expect((await lastAlert(chat))?.tiers).to.deep.equal(['MEDICAL']);
  });

  it('puts somebody who is alone, or does not answer, on the call list', async () => {
    const chat = await careChat({ points: ['E0'] });
    await chat.converse(['home and safe', 'ae.company'], ['No', 'ae.body'], ['skip', 'ae.dissociation']);
    expect((await chat.alerts()).map(({ code, told }) => [code, told])).to.deep.equal([
      ['AE_COMPANY', true],
      ['UNANSWERED_ae.body', true],
    ]);
  });

  it('asks about right now, alone, when the mood is very low, and goes on after a no', async () => {
    const chat = await careChat({ points: ['E0'] });
    await evening(chat, '0', '3');
    expect(chat.last.asked).to.equal('asq.q5');
    await chat.converse(['No', 'r.hard']);
    expect((await chat.patient()).suicideScreen).to.equal(undefined);
    expect(await chat.alerts()).to.deep.equal([]);
  });

  it('answers a yes to it as the acute crisis it is', async () => {
    const chat = await careChat({ points: ['E0'] });
    await evening(chat, '0', '2');
    expect((await chat.say('Yes')).text).to.match(/Please call 988/);
    expect((await lastAlert(chat))?.tiers).to.deep.equal(['IMMINENT']);
  });

  it('does not ask it of a mood of four', async () => {
    const chat = await careChat({ points: ['E0'] });
    await evening(chat, '0', '4');
    expect(chat.last.asked).to.equal('r.hard');
  });

  it('takes unreality by its own threshold, and asks whether it is safe to be alone', async () => {
    const calm = await careChat({ points: ['E0'] });
    await calm.converse(['home and safe', 'ae.company'], ['Yes', 'ae.body'], ['None of these', 'ae.dissociation']);
    await calm.converse(['5', 'ae.mood']);
    expect(await codes(calm)).to.deep.equal([]);
    const far = await careChat({ points: ['E0'] });
    await far.converse(['home and safe', 'ae.company'], ['Yes', 'ae.body'], ['None of these', 'ae.dissociation']);
    await far.converse(['6', 'ae.alone']);
    expect(await codes(far)).to.deep.equal(['AE_DISSOCIATION']);
    expect((await far.say('No')).text).to.match(/stay somewhere calm/);
  });

  it('asks again for a high blood pressure at home: only twice in a row calls a person', async () => {
    const once = await atHome('165/95', '150/90');
    expect(once).to.deep.equal({ codes: ['BP_ELEVATED'], alerts: [] });
    const twice = await atHome('165/95', '162/94');
    // It is absolute, and new after the clearance: the prescriber is called to it besides.
    expect(twice).to.deep.equal({ codes: ['BP_UNCONTROLLED'], alerts: ['LOOK_AGAIN', 'BP_UNCONTROLLED'] });
  });
});

describe('A very high blood pressure at home', () => {
  it('is asked about at once, not after five minutes', async () => {
    const chat = await careChat({ points: ['E0'], session: { setting: 'home_with_observer' } });
    await chat.converse(['home and safe', 'ae.company'], ['Yes', 'ae.body'], ['None of these', 'ae.bp']);
    await chat.converse(['185/100', 's3.bp_symptoms']);
    expect((await chat.say('trouble breathing')).text).to.match(/Call 911 now/);
    expect(await lastAlert(chat)).to.deep.include({ code: 'BP_EMERGENCY', tiers: ['MEDICAL'] });
  });
});

describe('The days after a session', () => {
  it('hold the mood against that of the first day, not of the evening', async () => {
    const before = [
      { name: 'reflection', points: ['E0'], hoursAgo: 96, said: { 'ae.mood': 10 } },
      { name: 'reflection', points: ['D1'], hoursAgo: 72, said: { 'ae.mood': 7 } },
    ];
    const drop = await careChat({ points: ['D3'], before });
    await mood(drop, '4');
    expect(await codes(drop)).to.deep.equal(['AE_MOOD']);
    const steady = await careChat({ points: ['D3'], before });
    await mood(steady, '5');
    expect(await codes(steady)).to.deep.equal([]);
  });

  it('leave the first day of another session out of it', async () => {
    const before = [
      { name: 'reflection', points: ['D1'], hoursAgo: 72, said: { 'ae.mood': 10 }, sessionId: 'session_0' },
    ];
    const chat = await careChat({ points: ['D3'], before });
    await mood(chat, '2');
    expect(await codes(chat)).to.deep.equal([]);
  });

  it('keep a finding of their own point when something else is answered later', async () => {
    const chat = await careChat({ points: ['D7'] });
    await chat.converse(['None of these', 'ae.dissociation'], ['1', 'ae.flashback']);
    await chat.answerUntil();
    const open = (await chat.findings()).filter(({ state }) => state === 'open');
    expect(open.map(({ code, severity }) => `${code} ${severity}`)).to.deep.equal(['AE_DISSOCIATION caution']);
  });

  it('ask about medical help when somebody is not sure how bad it is', async () => {
    const chat = await careChat({ points: ['D1'] });
    await chat.converse(['OK', 'ae.body'], ['a headache', 'ae.headache'], ['Not sure', 'crisis.check.body']);
    await chat.converse(['no', 'crisis.goon'], ['go on', 'ae.dissociation']);
  });

  it('ask about it before the report to the prescriber, when more was taken than planned', async () => {
    const chat = await careChat({ points: ['D7'] });
    await chat.answerUntil('ae.use');
    await chat.converse(['I took more than planned', 'crisis.check.body']);
    expect(await lastAlert(chat)).to.deep.include({ code: 'AE_USE', to: ['prescriber'] });
  });
});

describe('A hard session', () => {
  it('brings the question about support first, and leaves the intention alone', async () => {
    const chat = await careChat({ points: ['D1'], before: [intention()] });
    await chat.answerUntil('r.hard');
    await chat.converse(['8', 'r.safe'], ['9', 'r.support']);
    expect(chat.last.text).to.contain('That sounds like a lot.');
    await chat.converse(['a call from my team', 'd1.1']);
    expect(await lastAlert(chat)).to.deep.include({ code: 'SUPPORT_CALL', tiers: [] });
    await chat.converse(['a storm', 'd1.2'], ['nothing', 'd1.3'], ['my neck', 'r.connect']);
  });

  it('stays one for its other points', async () => {
    const hard = { name: 'reflection', points: ['E0'], hoursAgo: 20, said: { 'r.hard': 3, 'r.safe': 4 } };
    const chat = await careChat({ points: ['D3'], before: [intention(), hard] });
    await chat.answerUntil('r.support');
    await chat.converse(['some quiet for now', 'd3.1']);
    await chat.answerUntil();
    expect((await chat.responses()).reflection?.answers['d3.back']).to.equal(undefined);
  });

  it('tells the clinical lead alone, and silently, that somebody did not feel safe', async () => {
    const chat = await careChat({ points: ['E0'] });
    await evening(chat, '0', '7');
    await chat.converse(['2', 'r.safe'], ['4', 'r.support']);
    expect(await lastAlert(chat)).to.deep.include({ code: 'STAFF_UNSAFE', to: ['clinical-lead'], told: false });
    expect(chat.last.text).not.to.contain("I'm letting your care team know");
  });

  it('does not take back an answer about the intention that was given before it was known to be hard', async () => {
    const chat = await careChat({ points: ['D1'], before: [intention()] });
    await chat.answerUntil('r.connect');
    await chat.converse(['change my answer about how hard', 'r.hard']);
    await chat.say('9');
    await chat.answerUntil();
    expect((await chat.responses()).reflection?.answers['d1.back']).to.include({ state: 'answered' });
  });
});

function intention() {
  return { name: 'intention', hoursAgo: 60, said: { 'i.intention': 'to be kinder', 'i.shorten': 'kinder' } };
}

/** The check-in up to the mood. */
async function evening(chat: Chat, dissociation: string, moodIs: string): Promise<void> {
  await chat.converse(['home and safe', 'ae.company'], ['Yes', 'ae.body'], ['None of these', 'ae.dissociation']);
  await chat.converse([dissociation, 'ae.mood']);
  await chat.say(moodIs);
}

async function mood(chat: Chat, points: string): Promise<void> {
  await chat.answerUntil('ae.mood');
  await chat.say(points);
}

/** What two readings at home make. */
async function atHome(first: string, second: string) {
  const chat = await careChat({ points: ['E0'], session: { setting: 'home_with_observer' } });
  await chat.converse(['home and safe', 'ae.company'], ['Yes', 'ae.body'], ['None of these', 'ae.bp']);
  await chat.converse([first, 'ae.bp.again'], [second, 'ae.dissociation']);
  const open = (await chat.findings()).filter(({ state }) => state === 'open');
  return { codes: open.map(({ code }) => code).sort(), alerts: (await chat.alerts()).map(({ code }) => code) };
}
