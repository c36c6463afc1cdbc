import { expect } from 'chai';
import { CompanionBot } from '../../bots/companion-bot.ts';
import type { DialogParts } from '../../dialogs/dialog-parts.ts';
import { RootDialog } from '../../dialogs/root-dialog.ts';
import { Chat, content } from '../support/chat.ts';

describe('A turn that fails', () => {
  it('keeps the message, says sorry, and the next message goes on at the same question', async () => {
    const { chat, fail, mend } = faulty('rules');
    await chat.answerUntil('phq9.q4');
    fail();
    const reply = await chat.say('Several days');
    expect(reply.texts).to.deep.equal(['Sorry, something went wrong.']);
    expect(reply.turn.effects).to.deep.include({ kind: 'turn-failed', code: 'internal' });
    expect(await chat.transcript()).to.include('Several days');
    expect((await chat.responses()).prescreening?.answers).not.to.have.property('phq9.q4');
    mend();
    await chat.converse(['More than half the days', 'phq9.q5']);
    const { answers } = (await chat.responses()).prescreening ?? {};
    expect(answers?.['phq9.q4']).to.have.nested.property('values[0].valueCoding.code', 'LA6570-1');
    expect(answers?.['phq9.q4']).not.to.have.property('past');
  });

  for (const part of ['library', 'rules'] as const) {
    it(`that was a cry for help, with the ${part} broken, has its alert, its script and the numbers`, async () => {
      const { chat, fail, mend } = faulty(part);
      await chat.answerUntil('phq9.q4');
      fail();
      const cry = await chat.say('I have a plan to end my life');
      expect(cry.text).to.match(/really glad you told me/);
      expect(cry.numbers).not.to.deep.equal([]);
      expect(cry.effects).to.include('alert.raised');
      expect((await chat.alerts())[0]).to.deep.include({ blocks: true, told: true });
      expect((await chat.patient()).openAlerts).to.have.length(1);
      mend();
      const next = await chat.say('hello?');
      expect(next.effects).not.to.include('turn-failed');
      expect(next.asked === undefined || next.asked.startsWith('crisis.'), 'the crisis is open').to.equal(true);
    });
  }

  for (const words of [
    'I wish I was dead',
    'I keep thinking about killing myself',
    'chest is crushing after my infusion',
  ]) {
    it(`with the texts broken still alerts and shows numbers: ${words}`, async () => {
      const { chat, fail, mend } = faulty('texts');
      await chat.answerUntil('phq9.q4');
      fail();
      const cry = await chat.say(words);
      expect(cry.effects).to.include('turn-failed').and.to.include('alert.raised');
      expect(cry.numbers.map(({ tel }) => tel)).to.include('911');
      mend();
      expect((await chat.say('hello?')).effects).not.to.include('turn-failed');
      expect(await chat.alerts()).to.have.length(1);
    });
  }

  it('with the texts broken still alerts at an answer, and keeps it', async () => {
    const { chat, fail, mend } = faulty('texts');
    await chat.answerUntil('asq.q3');
    fail();
    const reply = await chat.tap({ linkId: 'asq.q3', code: 'LA33-6' });
    expect(reply.effects).to.include('turn-failed').and.to.include('alert.raised').and.to.include('answer.recorded');
    expect(reply.numbers).not.to.deep.equal([]);
    mend();
    expect((await chat.say('hello?')).effects).not.to.include('turn-failed');
  });

  it('whose detector is broken asks, and is not silent', async () => {
    const { chat, fail } = faulty('screen');
    await chat.answerUntil('phq9.q4');
    fail();
    expect((await chat.say('anything at all')).asked).to.equal('crisis.check.self');
  });

  it('at the very start leaves a conversation that can begin', async () => {
    const { chat, fail, mend } = faulty('library');
    fail();
    const greeting = await chat.start();
    expect(greeting.effects).to.include('turn-failed').and.to.include('conversation.started');
    mend();
    await chat.converse(['hi', 's0.ai_disclosure'], ['I understand', 's0.consent']);
  });
});

/** A whole bot of which one part can be broken: whatever it is asked, it throws. */
function faulty(name: keyof DialogParts & ('library' | 'rules' | 'texts' | 'screen')) {
  let broken = false;
  const breaks = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, member) => {
        if (broken) throw new TypeError('broken for the test');
        const value: unknown = Reflect.get(target, member);
        return typeof value === 'function' ? value.bind(target) : value;
      },
      apply: (target, self, args) => {
        if (broken) throw new TypeError('broken for the test');
        return Reflect.apply(target as never, self, args);
      },
    });
  const bot = new CompanionBot(new RootDialog({ ...content, [name]: breaks(content[name]) }));
  return {
    chat: new Chat({ bot }),
    fail: () => {
      broken = true;
    },
    mend: () => {
      broken = false;
    },
  };
}
