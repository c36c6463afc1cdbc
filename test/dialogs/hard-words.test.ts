import { expect } from 'chai';
import { careChat, type EarlierRun } from '../support/care-chat.ts';
import type { Chat } from '../support/chat.ts';

type Region = 'US-NY' | 'US-IL';
const at = (region?: Region) => ({
  location: { country: 'US', ...(region === undefined ? {} : { region }), confirmed: true, at: '2026-03-01T00:00:00Z' },
});
const answers = async (chat: Chat) => (await chat.responses()).reflection?.answers ?? {};

describe('A session that was hard by the words of the person', () => {
  it('asks about support next, and leaves the intention alone from then on', async () => {
    const chat = await careChat({ points: ['D1'], before: [intention()] });
    await rateWell(chat);
    await chat.converse(['It was terrifying in there', 'r.support']);
    expect(chat.last.text).to.contain('That sounds like a lot.');
    await chat.converse(['some quiet for now', 'd1.2'], ['nothing', 'd1.3'], ['my neck', 'r.connect']);
    expect((await answers(chat))['d1.1']).to.deep.include({ values: [{ valueString: 'It was terrifying in there' }] });
  });

  it('does the same in Spanish', async () => {
    const chat = await careChat({ points: ['D1'], before: [intention()], language: 'es' });
    await rateWell(chat);
    await chat.converse(['me dio mucho miedo', 'r.support']);
    expect(chat.last.text).to.contain('Parece que fue mucho.');
    await chat.converse(['un poco de calma por ahora', 'd1.2'], ['nada', 'd1.3'], ['el cuello', 'r.connect']);
  });

  it('keeps what was asked of the intention before the words came', async () => {
    const chat = await careChat({ points: ['D1'], before: [intention()] });
    await rateWell(chat);
    await chat.converse(['a storm', 'd1.2'], ['no', 'd1.3'], ['my neck', 'd1.back']);
    await chat.converse(['far off, and honestly it was too much for me', 'r.support']);
    await chat.converse(['just write it down here', 'r.connect']);
    await chat.answerUntil();
    expect((await chat.responses()).reflection?.status).to.equal('completed');
    const back = (await answers(chat))['d1.back'];
    expect(back).to.deep.include({ values: [{ valueString: 'far off, and honestly it was too much for me' }] });
  });

  it('goes on as ever when nothing of the kind was said', async () => {
    const chat = await careChat({ points: ['D1'], before: [intention()] });
    await rateWell(chat);
    await chat.converse(["It wasn't frightening at all", 'd1.2'], ['my mother was scared', 'd1.3']);
    await chat.converse(["I'm scared of the next session", 'd1.back']);
  });

  it('stays one at its later points', async () => {
    for (const [language, words] of [
      ['en', 'it was a nightmare'],
      ['es', 'fue una pesadilla'],
    ] as const) {
      const evening = {
        name: 'reflection',
        points: ['E0'],
        hoursAgo: 20,
        said: { 'r.hard': 3, 'r.safe': 8, 'e0.1': words },
      };
      const chat = await careChat({ points: ['D3'], before: [intention(), evening], language });
      await chat.answerUntil('r.support');
      await chat.answerUntil();
      expect(Object.keys(await answers(chat)))
        .to.include('d3.1')
        .and.not.include('d3.back');
    }
  });

  it('is heard from the journal of these days', async () => {
    const entry = { name: 'journal', hoursAgo: 10, said: { 'j.entry': "I can't shake it, I was terrified" } };
    const chat = await careChat({ points: ['D1'], before: [intention(), entry] });
    await chat.answerUntil('r.support');
  });

  it('is not made by the fear of it that was told before', async () => {
    const fear = { ...intention(), said: { 'i.intention': 'to be kinder', 'i.letgo': 'I was terrified all week' } };
    const chat = await careChat({ points: ['D1'], before: [fear] });
    await rateWell(chat);
    await chat.converse(['a storm', 'd1.2'], ['no', 'd1.3'], ['my neck', 'd1.back']);
  });

  it('is one by ratings alone where the law lets nothing be concluded from words, or the place is not known', async () => {
    for (const region of ['US-IL', undefined] as const) {
      const chat = await careChat({ points: ['D1'], before: [intention()], patient: at(region) });
      await rateWell(chat);
      await chat.converse(['It was terrifying in there', 'd1.2']);
    }
    const rated = await careChat({ points: ['D1'], before: [intention()], patient: at('US-IL') });
    await rated.answerUntil('r.hard');
    await rated.converse(['8', 'r.safe'], ['9', 'r.support']);
  });

  it('is one by ratings alone where the clinic says so of the place', async () => {
    const clinic = { jurisdictions: { 'US-NY': { inferFromWords: false } } };
    const chat = await careChat({ points: ['D1'], before: [intention()], clinic });
    await rateWell(chat);
    await chat.converse(['It was terrifying in there', 'd1.2']);
  });
});

describe('The second opinion of the crisis check', () => {
  const UNHEARD = 'i lie there and hope the night just keeps me this time';

  it('is asked where the law of the place allows it', async () => {
    const chat = await careChat({ points: ['D1'], patient: at('US-NY') });
    expect((await chat.say(UNHEARD)).asked).to.match(/^crisis\./);
  });

  it('is not asked where it does not, or the place is not known; the rules are, everywhere', async () => {
    for (const region of ['US-IL', undefined] as const) {
      const chat = await careChat({ points: ['D1'], patient: at(region) });
      expect((await chat.say(UNHEARD)).asked, region).not.to.match(/^crisis\./);
      expect((await chat.say('I want to kill myself')).asked, region).to.match(/^crisis\./);
      expect((await chat.alerts()).map(({ tiers }) => tiers[0])).to.deep.equal(['ACTIVE']);
    }
  });
});

function intention(): EarlierRun {
  return { name: 'intention', hoursAgo: 60, said: { 'i.intention': 'to be kinder', 'i.shorten': 'kinder' } };
}

/** As far as the first prompt of D1, with ratings of a session that was not hard. */
async function rateWell(chat: Chat): Promise<void> {
  await chat.answerUntil('r.hard');
  await chat.converse(['3', 'r.safe'], ['9', 'd1.1']);
}
