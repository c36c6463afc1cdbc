import type { TurnContext } from 'botbuilder';
import { expect } from 'chai';
import type { QuestionData } from '../../src/domain/companion-data.ts';
import { type BotService, startBotService } from '../channels/azure/bot-service.ts';
import { useBrowser } from '../support/browser.ts';
import { describeWith } from '../support/needs.ts';
import { openPlayground, type Playground } from '../support/playground.ts';

const common = { kind: 'question' as const, nonce: '1', required: false, commands: ['back', 'skip'] };
const units = [
  { code: 'kg', label: 'kg' },
  { code: '[lb_av]', label: 'lb' },
];
const QUESTIONS: Record<string, { text: string; companion: QuestionData }> = {
  mood: {
    text: 'How often do you feel low?\n\n- Not at all\n- Several days',
    companion: {
      ...common,
      linkId: 'mood',
      answerType: 'choice',
      options: [
        { code: 'LA6568-5', label: 'Not at all' },
        { code: 'LA6569-3', label: 'Several days' },
      ],
    },
  },
  weight: { text: 'What do you weigh?', companion: { ...common, linkId: 'weight', answerType: 'quantity', units } },
  month: { text: 'When was that?', companion: { ...common, linkId: 'month', answerType: 'date' } },
};

/** Asks what it is told to ask, and says back what it got. */
const askingBot = {
  async run(context: TurnContext) {
    const { type, text = '', value } = context.activity;
    if (type !== 'message') return void (await context.sendActivity('Welcome'));
    const { text: asks, companion } = QUESTIONS[text] ?? {};
    if (companion === undefined) return void (await context.sendActivity(`${text} ${JSON.stringify(value ?? null)}`));
    await context.sendActivity({ type: 'message', text: asks ?? '', channelData: { companion } });
  },
};

describeWith('playground', 'Teams, in the Agents Playground', () => {
  const browser = useBrowser();
  let line: BotService;
  let teams: Playground;
  before(async () => {
    line = await startBotService({ bot: askingBot });
    teams = await openPlayground(`${line.url}/api/messages`, browser());
  });
  after(async () => {
    await teams?.close();
    await line?.close();
  });

  it('greets', async () => {
    expect(await teams.lastMessages()).to.deep.equal(['Welcome']);
  });

  it('takes typed words as they are', async () => {
    expect(await teams.say('I feel *low*, é 💙')).to.deep.equal(['I feel low, é 💙 null']);
  });

  it('shows a question as a card and takes its button', async () => {
    const [card] = await teams.say('mood');
    expect(card).to.match(/^How often do you feel low\?\s+Not at all\s+Several days\s+Back\s+Skip$/);
    if (process.env.SHOTS !== undefined) await teams.screenshot(`${process.env.SHOTS}/playground-card.png`);
    expect(await teams.buttons()).to.deep.equal(['Not at all', 'Several days', 'Back', 'Skip']);
    const [answer] = await teams.tapButton('Several days');
    if (process.env.SHOTS !== undefined) await teams.screenshot(`${process.env.SHOTS}/playground-answered.png`);
    expect(await teams.buttons()).to.deep.equal([]);
    expect(answer).to.equal('Several days {"companion":{"linkId":"mood","nonce":"1","code":"LA6569-3"}}');
  });

  it('takes a number with its unit', async () => {
    await teams.say('weight');
    await teams.fill('Your answer', '70.5');
    await teams.choose('lb');
    const [answer] = await teams.tapButton('Send');
    expect(answer).to.contain('{"companion":{"linkId":"weight","nonce":"1","number":70.5,"unit":"[lb_av]"}}');
  });

  for (const [typed, sent] of [
    ['1980-03', '"date":"1980-03"'],
    ['I want to die', '"text":"I want to die"'],
  ] as const) {
    it(`takes "${typed}" where a date was asked for what it is`, async () => {
      await teams.say('month');
      await teams.fill('Your answer', typed);
      expect((await teams.tapButton('Send'))[0]).to.contain(`{"companion":{"linkId":"month","nonce":"1",${sent}}}`);
    });
  }

  it('takes a command while an input is empty', async () => {
    await teams.say('month');
    expect((await teams.tapButton('Skip'))[0]).to.equal('Skip {"companion":{"command":"skip"}}');
  });
});
