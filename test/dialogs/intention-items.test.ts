import { expect } from 'chai';
import { careChat } from '../support/care-chat.ts';
import { answerOf } from '../support/persona.ts';

const intention = (language: 'en' | 'es' = 'en') =>
  careChat({ name: 'intention', session: { start: '2026-03-03T15:00:00.000Z', state: 'cancelled' }, language });

describe('An intention before a session', () => {
  it('asks every prompt in its order, and keeps every word', async () => {
    const chat = await intention();
    const asked: string[] = [];
    while (chat.last.asked !== undefined && asked.length < 60) {
      if (chat.last.asked !== 'break') asked.push(chat.last.asked);
      await chat.say(answerOf(chat.last.asked).typed);
    }
    expect(asked.join(' ')).to.equal(
      'i.arrive i.arrive.calm i.why i.intention i.shorten i.flex i.goals[0] i.goals[0]/i.goals.goal i.goals[0]/i.goals.notice i.goals[1] i.concerns i.support i.nosupport i.boundaries i.letgo i.return i.music i.music.avoid i.eyes i.comfort i.spirit',
    );
    expect(chat.last.text).to.contain("I'll show them to you again after your session.");
    const { intention: run } = await chat.responses();
    expect(run?.answers['i.comfort']).to.deep.include({ state: 'answered', said: 'a blanket, warm socks' });
    expect(run?.answers['i.nosupport']).to.deep.include({ values: [{ valueString: 'Please no loud music.' }] });
  });

  it('takes words of their own beside the choices', async () => {
    const chat = await intention();
    await chat.answerUntil('i.support');
    await chat.converse(['my dog on my lap', 'break'], ['Keep going', 'i.nosupport']);
    const { intention: run } = await chat.responses();
    expect(run?.answers['i.support']).to.deep.include({ values: [{ valueString: 'my dog on my lap' }] });
  });

  it('asks for fewer words where they are too many to remember', async () => {
    const chat = await intention();
    await chat.answerUntil('i.shorten');
    await chat.converse(['a'.repeat(61), 'i.shorten'], ['a'.repeat(60), 'i.flex']);
  });

  it('takes three goals at most', async () => {
    const chat = await intention();
    await chat.answerUntil('i.goals[0]');
    for (const goal of ['sing', 'walk', 'rest']) {
      await chat.say(goal);
      await chat.say('I notice');
    }
    expect(chat.last.asked).to.equal('break');
    await chat.converse(['Keep going', 'i.concerns']);
  });

  it('alerts silently when the question about boundaries is skipped, and goes on', async () => {
    const chat = await intention();
    await chat.answerUntil('i.boundaries');
    await chat.converse(['skip', 'i.letgo']);
    expect((await chat.alerts()).map(({ code, told }) => [code, told])).to.deep.equal([
      ['UNANSWERED_i.boundaries', false],
    ]);
  });

  it('hears it when the answer about boundaries tells of harm by a clinician', async () => {
    const chat = await intention();
    await chat.answerUntil('i.boundaries');
    await chat.say('my last therapist touched me sexually during a session');
    expect((await chat.alerts()).at(-1)?.tiers).to.include('ABUSE');
  });

  it('begins in Spanish too', async () => {
    const chat = await intention('es');
    expect(chat.last.text).to.contain('Antes de empezar, respira una vez, lento. ¿Cómo llegas hoy?');
  });
});
