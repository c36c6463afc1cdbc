import { expect } from 'chai';
import { careChat, type EarlierRun, SESSION } from '../support/care-chat.ts';

const first = (said: EarlierRun['said'], more: Partial<EarlierRun> = {}): EarlierRun => ({
  name: 'intention',
  hoursAgo: 100,
  said,
  ...more,
});

describe('A reflection quotes the words of the intention', () => {
  it('of the evening: the few words, and what would be comfortable', async () => {
    const chat = await careChat({
      points: ['E0'],
      before: [first({ 'i.intention': 'to be kind', 'i.shorten': 'kind', 'i.comfort': ['blanket', 'socks'] })],
    });
    await chat.answerUntil('e0.2');
    expect(chat.last.text).to.match(/^What do you need tonight\? “a blanket, warm socks”$/m);
    await chat.answerUntil();
    expect(chat.last.texts[0]).to.equal('You went in with: “kind”. No need to answer that yet.');
    expect(chat.last.turn.outbound.find(({ text }) => text?.includes('kind'))?.textFormat).to.equal('plain');
  });

  it('and leaves out the sentence whose words are missing', async () => {
    const evening = await careChat({ points: ['E0'] });
    await evening.answerUntil('e0.2');
    expect(evening.last.text).to.match(/^What do you need tonight\?$/m);
    const later = await careChat({ points: ['D3'] });
    await later.answerUntil('d3.back');
    expect(later.last.text).to.match(/^What is one tiny step\?$/m);
  });

  it('in Spanish, with the options in Spanish', async () => {
    const before = [first({ 'i.comfort': ['object'] })];
    const chat = await careChat({ points: ['E0'], language: 'es', before });
    const said = ['en casa y a salvo', 'Sí', 'Nada de esto', '0', '8', '2', '9', 'azul'];
    for (const words of said) await chat.say(words);
    expect(chat.last.text).to.match(/^¿Qué necesitas esta noche\? “un objeto pequeño”$/m);
  });

  it('the first goal at D3', async () => {
    const goals = { 'i.goals[0]/i.goals.goal': 'walk by the river', 'i.goals[1]/i.goals.goal': 'sing' };
    const chat = await careChat({ points: ['D3'], before: [first(goals)] });
    await chat.answerUntil('d3.back');
    expect(chat.last.text).to.match(/^Your goal was “walk by the river”\. What is one tiny step\?$/m);
  });

  it('takes a new wording at D7, and quotes that from then on', async () => {
    const chat = await careChat({
      points: ['D7'],
      before: [first({ 'i.intention': 'to be kind', 'i.shorten': 'kind' })],
    });
    await chat.answerUntil('d7.back');
    expect(chat.last.text).to.contain('Look again at “to be kind”. Keep it, change it, or set it down?');
    await chat.converse(['change it', 'd7.back.new']);
    const before = [
      first({ 'i.intention': 'to be kind', 'i.shorten': 'kind' }),
      { name: 'reflection', points: ['D7'], hoursAgo: 40, said: { 'd7.back': 'change', 'd7.back.new': 'to rest' } },
    ];
    const next = await careChat({ points: ['D1'], before });
    await next.answerUntil('d1.back');
    expect(next.last.text).to.contain('How does it sit next to “to rest”');
  });

  it('only of its own session', async () => {
    const before = [first({ 'i.intention': 'of another day' }, { sessionId: 'session_0' })];
    const chat = await careChat({ points: ['D1'], before });
    await chat.answerUntil('d1.back');
    expect(chat.last.text).to.contain('“what you hoped for”');
  });

  it('of each point by its session, where a run asks points of several', async () => {
    const before = [
      first({ 'i.intention': 'the older one' }, { sessionId: 'session_0' }),
      first({ 'i.intention': 'the newer one' }, { hoursAgo: 30 }),
    ];
    const chat = await careChat({ points: ['D1', 'D7'], sessions: { D7: 'session_0', D1: SESSION }, before });
    await chat.answerUntil('d1.back');
    expect(chat.last.text).to.contain('“the newer one”');
    await chat.answerUntil('d7.back');
    expect(chat.last.text).to.contain('“the older one”');
  });

  it('the last three wordings before the next session, the newest first', async () => {
    const before = ['one', 'two', 'three', 'four'].map((words, index) =>
      first({ 'i.intention': words }, { hoursAgo: 100 - index, sessionId: `session_${index}` }),
    );
    const chat = await careChat({ points: ['PRE'], before });
    await chat.answerUntil('phq9.q1');
    expect(chat.last.text).to.contain('Your intentions so far:\n- four\n- three\n- two\n');
    expect(chat.last.text).not.to.contain('- one');
  });

  it('the first one of all, a month after the last session', async () => {
    const before = [
      first({ 'i.intention': 'to begin' }, { sessionId: 'session_0', hoursAgo: 2000 }),
      first({ 'i.intention': 'to end' }),
    ];
    const chat = await careChat({ points: ['M1'], before });
    await chat.answerUntil('phq9.q1');
    expect(chat.last.text).to.contain('Your first intention was “to begin”.');
  });
});
