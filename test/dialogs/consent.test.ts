import { expect } from 'chai';
import { eraseRefused } from '../../src/reminders/erase-refused.ts';
import { Chat } from '../support/chat.ts';
import { silentLog } from '../support/silent-log.ts';

const CLINICAL = /health|depress|suicid|killing|medicine|bothered/i;
const DAY_MS = 24 * 3_600_000;

describe('Disclosure and consent', () => {
  it('greets once, and says that it is a program', async () => {
    const chat = new Chat();
    const greeting = await chat.start();
    expect(greeting.asked).to.equal('s0.ai_disclosure');
    expect(greeting.text).to.match(/automated program, not a person/);
    expect((await chat.start()).texts, 'somebody joins again').to.deep.equal([]);
  });

  it('answers a question about itself and asks again', async () => {
    const chat = new Chat();
    await chat.start();
    const reply = await chat.say('I have a question');
    expect(reply.text).to.match(/don't give advice/);
    await chat.converse(['question', 's0.ai_disclosure'], ['I understand', 's0.consent']);
  });

  it('says more about consent, with the notice, and asks again', async () => {
    const chat = await atConsent();
    const reply = await chat.say('Tell me more');
    expect(reply.text).to.contain('https://clinic.example/privacy');
    expect(reply.asked).to.equal('s0.consent');
    await chat.converse(['Yes, I agree', 's0.country']);
    expect((await chat.patient()).consent).to.deep.include({ status: 'agreed' });
  });

  it('is repeated after seven days away', async () => {
    const chat = await atConsent();
    chat.clock.advance(6 * DAY_MS);
    expect((await chat.say('Tell me more')).text).not.to.match(/automated program/);
    chat.clock.advance(7 * DAY_MS);
    const reply = await chat.say('Yes, I agree');
    expect(reply.texts[0]).to.match(/automated program, not a person/);
    expect(reply.asked).to.equal('s0.country');
  });

  for (const way of [['No'], ['skip', 'skip'], ['no gracias', 'skip', 'No']]) {
    it(`asks nothing clinical after ${way.join(', ')}`, async () => {
      const chat = await atConsent();
      for (const words of way) await chat.say(words);
      const { last } = chat;
      expect(last.text).to.match(/I won't ask about your health/);
      expect(last.text).to.contain('+1 555 0100').and.to.contain('911').and.to.contain('988');
      expect(last.text).to.match(/deleted after 24 hours/);
      for (const words of ['hi', 'what now?', 'start my questions', 'no']) {
        const reply = await chat.say(words);
        expect(reply.asked === undefined || reply.asked === 'consent.return', `${words}: ${reply.asked}`).to.equal(
          true,
        );
        expect(reply.text.replace(/I have not asked anything about your health/, '')).not.to.match(CLINICAL);
      }
    });
  }

  it('takes the first skip for a slip', async () => {
    const chat = await atConsent();
    const reply = await chat.say('skip');
    expect(reply.text).to.match(/yes or a no/);
    expect(reply.asked).to.equal('s0.consent');
    await chat.converse(['yes', 'confirm:s0.consent'], ['yes', 's0.country']);
  });

  it('puts the deletion off with every further message, to 24 hours after the last', async () => {
    const chat = await atConsent();
    const refused = await chat.say('No');
    expect(eraseAfter(refused.turn.effects)).to.equal(Date.parse(refused.turn.at) + DAY_MS);
    const later = await chat.say('thanks');
    expect(eraseAfter(later.turn.effects)).to.equal(Date.parse(later.turn.at) + DAY_MS);
    const more = await chat.say('hmm');
    expect(eraseAfter(more.turn.effects), 'while the way back is offered').to.equal(Date.parse(more.turn.at) + DAY_MS);
  });

  it('lets a person who refused agree later, and keeps what is said from then on', async () => {
    const chat = await atConsent();
    await chat.converse(['No', undefined], ['hi', 'consent.return'], ["Yes, let's start", 's0.ai_disclosure']);
    await chat.converse(['I understand', 's0.consent'], ['Yes, I agree', 's0.country']);
    expect((await chat.patient()).consent).to.deep.include({ status: 'agreed' });
    const conversation = await chat.store.records.get('conversations', chat.conversationId);
    expect(conversation).not.to.have.property('eraseAfter');
  });

  it('hears a cry for help before consent, and says that its alert is kept', async () => {
    const chat = await atConsent();
    const cry = await chat.say('I want to kill myself tonight');
    expect(cry.text).to.match(/call 988/);
    expect(cry.numbers.length).to.be.greaterThan(1);
    expect(cry.effects).to.include('alert.raised');
    const [alert] = await chat.alerts();
    expect(alert).to.deep.include({ tiers: ['IMMINENT'], blocks: true });
    await close(chat, alert?.id ?? '');
    expect(chat.last.asked).to.equal('crisis.means');
    const refused = await chat.say('No');
    expect(refused.text).to.match(/The alert about your safety is kept/);
  });

  it('goes on after a refused conversation was deleted, from the beginning', async () => {
    const chat = await atConsent();
    const cry = await chat.say('I want to kill myself tonight');
    const [alert] = await chat.alerts();
    await close(chat, alert?.id ?? '');
    await chat.say('No');
    chat.clock.advance(25 * 3_600_000);
    await eraseRefused(chat.store, chat.clock, silentLog);
    expect(await chat.transcript(), 'what raised the alert is kept').to.include('I want to kill myself tonight');
    expect(await chat.transcript()).not.to.include('No');
    const reply = await chat.say('hi');
    expect(reply.effects).not.to.include('turn-failed');
    expect(reply.patientId).to.equal(cry.patientId);
    await chat.converse(["Yes, let's start", 's0.ai_disclosure'], ['I understand', 's0.consent']);
  });

  it('hears a cry for help after consent was refused', async () => {
    const chat = await atConsent();
    await chat.say('No');
    const cry = await chat.say("I'm going to kill myself");
    expect(cry.numbers.length).to.be.greaterThan(1);
    expect(await chat.alerts()).to.have.length(1);
    expect(cry.text).not.to.match(/anything about your health/);
  });
});

async function atConsent(): Promise<Chat> {
  const chat = new Chat();
  await chat.start();
  await chat.converse(['I understand', 's0.consent']);
  return chat;
}

function close(chat: Chat, alertId: string) {
  const at = chat.clock.now().toISOString();
  return chat.event(`${alertId}/close`, 'alert.closed', { alertId, by: 'T', role: 'therapist', at, reason: 'called' });
}

function eraseAfter(effects: { kind: string }[]): number {
  const erase = effects.findLast(({ kind }) => kind === 'conversation.erase') as { after?: string } | undefined;
  return Date.parse(erase?.after ?? '');
}
