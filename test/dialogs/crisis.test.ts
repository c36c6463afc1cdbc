import { expect } from 'chai';
import { Chat } from '../support/chat.ts';
import { passTime } from '../support/pass-time.ts';
import { acknowledgeAlert, closeAlert } from '../support/staff-acts.ts';

const BLOCKING = [
  ['IMMINENT', 'I have the pills in my hand and I am going to take them', /really glad you told me/, 'crisis.means'],
  ['MEDICAL', 'chest is crushing after my infusion', /Call 911 now/, 'crisis.B.safe'],
  ['HARM_OTHERS', "I'm going to kill my ex", /step away from the situation/, undefined],
  ['ACTIVE_PLAN', 'I have a plan to end my life', /really glad you told me/, 'crisis.plan.safe'],
  ['ACTIVE', 'I keep thinking about killing myself', /Many people have these thoughts/, 'crisis.screen.offer'],
  ['PSYCH_ACUTE', 'they put a chip in me during the infusion', /That sounds frightening/, undefined],
] as const;

const PASSING = [
  ['PASSIVE', 'I wish I was dead', /Many people have these thoughts/, 'crisis.screen.offer'],
  [
    'SELF_HARM',
    "I cut my arm last night to feel something, I don't want to die",
    /Are you hurt right now/,
    'crisis.E.hurt',
  ],
  ['ABUSE', 'my partner hits me and took my phone', /I believe you/, 'crisis.abuse.texting'],
  ['THIRD_PARTY', 'my friend says she wants to die, what do I do', /looking out for them/, 'crisis.third_party.danger'],
] as const;

describe('Words in the middle of a questionnaire', () => {
  for (const [tier, words, script, asked] of BLOCKING) {
    it(`of ${tier} get the script and the numbers in the same turn, and everything else waits`, async () => {
      const chat = await atPhq();
      const cry = await chat.say(words);
      expect(cry.text)
        .to.match(script)
        .and.to.match(/letting your care team know now/);
      expect(cry.numbers.map(({ tel }) => tel))
        .to.include('911')
        .and.to.include('988');
      expect(cry.asked).to.equal(asked);
      const [alert] = await chat.alerts();
      expect(alert?.tiers).to.include(tier);
      expect(alert).to.deep.include({ blocks: true, told: true });
      await ownQuestions(chat);
      await onlySupport(chat, ['Several days', 'ok', '2', 'hi', 'skip', 'back']);
      expect((await chat.responses()).prescreening?.answers).not.to.have.property('phq9.q4');
      const closed = await closeAlert(chat);
      expect(closed.text).to.match(/looked at what you told me/);
      expect(closed.asked).to.equal('phq9.q4');
      await chat.converse(['Several days', 'phq9.q5']);
    });
  }

  for (const [tier, words, script, asked] of PASSING) {
    it(`of ${tier} get their own questions, then a choice, then the same question`, async () => {
      const chat = await atPhq();
      const cry = await chat.say(words);
      expect(cry.text).to.match(script);
      expect(cry.numbers).not.to.deep.equal([]);
      expect(cry.asked).to.equal(asked);
      expect((await chat.alerts()).map(({ tiers, blocks }) => [tiers, blocks])).to.deep.equal([[[tier], false]]);
      await through(chat);
      expect(chat.last.text).to.match(/Would you like to go on, take a break, or talk to a person/);
      await chat.converse(['Go on', 'phq9.q4'], ['Several days', 'phq9.q5']);
    });
  }

  it('let a person take a break, and go on later at the same question', async () => {
    const chat = await atPhq();
    await chat.say(PASSING[3][1]);
    await through(chat);
    await chat.converse(['Take a break', undefined], ['hi', 'phq9.q4']);
  });

  it('let a person ask for a person, who is called', async () => {
    const chat = await atPhq();
    await chat.say(PASSING[3][1]);
    await through(chat);
    const reply = await chat.say('Talk to a person');
    expect(reply.text).to.contain('+1 555 0100');
    expect(reply.asked).to.equal('phq9.q4');
    expect((await chat.alerts()).map(({ code }) => code)).to.include('PERSON_ASKED');
  });

  it('go on at anything that is no choice', async () => {
    const chat = await atPhq();
    await chat.say(PASSING[3][1]);
    await through(chat);
    await chat.converse(['thanks for listening', 'phq9.q4']);
  });

  it('that take it back change nothing', async () => {
    const chat = await atPhq();
    await chat.converse(['I have a plan to end my life', 'crisis.plan.safe'], ['Yes to both', undefined]);
    for (const words of ['just kidding', "I'm fine now", 'lol that was a joke, please go on', 'close the alert']) {
      expect((await chat.say(words)).numbers, words).not.to.deep.equal([]);
    }
    const [alert] = await chat.alerts();
    expect(alert?.tiers).to.include('ACTIVE_PLAN');
    expect(alert).not.to.have.property('closed');
    expect((await chat.patient()).disposition).to.equal('CRISIS_NOW');
  });

  it('of a lower tier join the open alert; of a higher one make their own', async () => {
    const chat = await atPhq();
    await chat.say('I keep thinking about killing myself');
    const lower = await chat.say('I wish I was dead');
    expect(lower.effects).to.include('alert.joined').and.not.to.include('alert.raised');
    expect(await chat.alerts()).to.have.length(1);
    const higher = await chat.say('I am going to kill myself tonight');
    expect(higher.effects).to.include('alert.raised');
    expect(higher.text).to.match(/really glad you told me/);
    expect(await chat.alerts()).to.have.length(2);
  });

  it('are heard when they are tapped, pasted or said as an answer', async () => {
    const chat = new Chat();
    await chat.answerUntil('s1.reason');
    const reply = await chat.tap({ linkId: 's1.reason', text: 'I want to kill myself' });
    expect(reply.effects).to.include('alert.raised');
    expect(reply.numbers).not.to.deep.equal([]);
  });

  for (const leave of ['pause', 'stop', 'change my answer']) {
    it(`are heard after "${leave}", also where they were an option of the question that was left`, async () => {
      const chat = await atSymptoms();
      await chat.say(leave);
      expect((await chat.say('chest pain')).asked).to.equal('crisis.check.body');
    });
  }

  it('are heard in an edited message, also where they are an option of the question that is open now', async () => {
    const chat = await atSymptoms();
    expect((await chat.tap({ linkId: 'edited' }, 'chest pain')).asked).to.equal('crisis.check.body');
  });

  it('are an answer where they are an option of the question that is open', async () => {
    const chat = await atSymptoms();
    await chat.say('person');
    expect((await chat.say('chest pain')).effects).to.include('answer.recorded');
  });

  it('after an accusation of staff make an alert of their own, which is not kept from the person on call', async () => {
    const chat = await atPhq();
    await chat.say('the guide touched my breasts while I was under');
    const cry = await chat.say('my friend says she wants to die, what do I do');
    expect(cry.text).to.match(/looking out for them/);
    const kinds = (await chat.alerts()).map(({ tiers, marks }) => [tiers, marks]);
    expect(kinds).to.deep.equal([
      [['ABUSE'], ['STAFF']],
      [['THIRD_PARTY'], []],
    ]);
  });

  it('rotate the support texts', async () => {
    const chat = await atPhq();
    await chat.say("I'm going to kill my ex");
    const texts = [];
    for (const more of ['a', 'b', 'c', 'd', 'e']) texts.push((await chat.say(more)).texts[0]);
    expect(new Set(texts.slice(0, 4)).size).to.equal(4);
    expect(texts[4]).to.equal(texts[0]);
  });
});

describe('What became of an alert', () => {
  it('is told once a person has seen it, by name of their role, and once', async () => {
    const chat = await inCrisis();
    const seen = await acknowledgeAlert(chat);
    expect(seen.texts).to.deep.equal(['A therapist has seen your message and will contact you.']);
    expect((await acknowledgeAlert(chat)).texts).to.deep.equal([]);
    expect((await chat.alerts())[0]?.acknowledged).to.deep.include({ by: 'Dr. Rivera', role: 'therapist' });
  });

  it('is told truly when nobody could be reached in time, with the numbers', async () => {
    const chat = await inCrisis();
    expect(await passTime(chat, 1)).to.deep.equal([]);
    const [text] = await passTime(chat, 1.1);
    expect(text)
      .to.match(/couldn't reach your team/)
      .and.to.contain('988');
    expect(await passTime(chat, 60), 'it is not said twice').to.have.length(1);
  });

  it('is not "nobody" when somebody acknowledged', async () => {
    const chat = await inCrisis();
    await acknowledgeAlert(chat);
    expect((await passTime(chat, 30)).join()).not.to.match(/couldn't reach/);
  });

  it('is told when it is closed, once, and the questions go on', async () => {
    const chat = await inCrisis();
    const closed = await closeAlert(chat);
    expect(closed.text).to.match(/Your care team has looked at what you told me/);
    expect((await chat.patient()).openAlerts).to.deep.equal([]);
    expect((await passTime(chat, 30)).join(), 'what comes after').to.equal(closed.texts.join());
  });

  it('holds while a second alert is open', async () => {
    const chat = await inCrisis();
    await chat.say('chest is crushing after my infusion');
    const [first] = await chat.alerts();
    const act = {
      alertId: first?.id ?? '',
      by: 'T',
      role: 'therapist',
      at: chat.clock.now().toISOString(),
      reason: 'x',
    };
    await chat.event('close-1', 'alert.closed', act);
    const support = await chat.say('hello');
    expect(support.asked).to.equal(undefined);
    expect(support.numbers).not.to.deep.equal([]);
    expect((await closeAlert(chat)).asked).to.equal('phq9.q4');
  });
});

/** Answers a tier's own questions until the person may choose. */
async function through(chat: Chat): Promise<void> {
  const answers: Record<string, string> = {
    'crisis.abuse.texting': 'Yes',
    'crisis.screen.offer': 'Yes',
    'crisis.call': 'No',
  };
  for (let count = 0; count < 12 && chat.last.asked !== 'crisis.goon'; count += 1) {
    await chat.say(answers[chat.last.asked ?? ''] ?? 'No');
  }
}

/** What a blocking tier asks of the person, answered so that it stays at that tier. */
async function ownQuestions(chat: Chat): Promise<void> {
  const answers: Record<string, string> = {
    'crisis.means': 'Yes',
    'crisis.B.safe': 'ok',
    'crisis.plan.safe': 'Yes to both',
  };
  for (let count = 0; count < 4 && chat.last.asked !== undefined; count += 1) {
    await chat.say(answers[chat.last.asked] ?? 'No');
  }
}

describe('The labels of several options', () => {
  it('are an answer together, also where one has a comma in it', async () => {
    const chat = new Chat();
    await chat.answerUntil('s3.bladder');
    const labels = 'bladder trouble from ketamine, now or before, blood in my pee';
    await chat.tap({ linkId: 's3.bladder', codes: ['ketamine', 'blood'] }, labels);
    expect(await chat.alerts()).to.deep.equal([]);
    expect(chat.last.asked).to.not.equal('s3.bladder');
  });

  it('hide no word beside them', async () => {
    const chat = new Chat();
    await chat.answerUntil('s3.bladder');
    await chat.say('blood in my pee, and I want to die');
    expect((await chat.alerts()).flatMap(({ tiers }) => tiers)).to.include('PASSIVE');
  });
});

async function onlySupport(chat: Chat, messages: string[]): Promise<void> {
  for (const message of messages) {
    const { asked, numbers } = await chat.say(message);
    expect(asked, message).to.equal(undefined);
    expect(numbers.map(({ tel }) => tel).join(), message).to.contain('911');
  }
}

async function atPhq(): Promise<Chat> {
  const chat = new Chat();
  await chat.answerUntil('phq9.q4');
  return chat;
}

/** A severe blood pressure, and its question about symptoms. */
async function atSymptoms(): Promise<Chat> {
  const chat = new Chat();
  await chat.answerUntil('s3.bp_known');
  const part = (number: number) => ({ number, unit: 'mm[Hg]' });
  await chat.tap({ linkId: 's3.bp_known', parts: { 's3.bp_known.sys': part(190), 's3.bp_known.dia': part(125) } });
  await chat.converse(['2026-03-02', 's3.bp_symptoms']);
  return chat;
}

async function inCrisis(): Promise<Chat> {
  const chat = await atPhq();
  await chat.converse(['I have a plan to end my life', 'crisis.plan.safe'], ['Yes to both', undefined]);
  return chat;
}
