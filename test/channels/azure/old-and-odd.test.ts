import { expect } from 'chai';
import { CompanionBot } from '../../../bots/companion-bot.ts';
import { RootDialog } from '../../../dialogs/root-dialog.ts';
import type { Answer } from '../../../src/domain/questionnaire/response.ts';
import { content } from '../../support/chat.ts';
import { answerOf, openQuestion } from '../../support/persona.ts';
import { type BotService, startBotService } from './bot-service.ts';
import { dataOf, submit } from './card-person.ts';

describe('the bot in Teams', () => {
  let line: BotService;
  let posted = 0;
  beforeEach(async () => {
    line = await startBotService({ bot: new CompanionBot(new RootDialog(content)) });
    await line.post({ type: 'conversationUpdate', id: 'start', membersAdded: [{ id: '28:bot' }], locale: 'en-US' });
  });
  afterEach(() => line.close());

  const post = (activity: object) => line.post({ id: `m${posted++}`, ...activity });
  const newestCard = () => line.connector.sent.findLast(({ attachments }) => attachments !== undefined);
  const asked = async () => openQuestion(dataOf((await line.turns()).at(-1)))?.linkId ?? '';
  /** Types until this question is open. */
  const goTo = async (linkId: string) => {
    for (let i = 0; i < 30 && (await asked()) !== linkId; i += 1) await post({ text: answerOf(await asked()).typed });
    expect(await asked()).to.equal(linkId);
  };
  const saidSince = (count: number) => JSON.stringify(line.connector.sent.slice(count));
  const answers = async (): Promise<Record<string, Answer>> => {
    const { items } = await line.store.records.list('responses', {
      index: 'byPatient',
      where: { patientId: 'patient_000001' },
    });
    return items.at(-1)?.answers ?? {};
  };

  it('never takes an older card for an answer', async () => {
    await goTo('s1.impact');
    const old = newestCard();
    await post({ text: 'a lot' });
    const before = await answers();
    const open = await asked();
    const value = old === undefined ? undefined : submit(old, { typed: '', tapped: { code: 'some' } });
    await post({ value: value ?? expect.fail('the card has no such button') });
    expect(await answers()).to.deep.equal(before);
    expect(await asked()).to.equal(open);
  });

  it('takes the controls off the card that was answered', async () => {
    await goTo('s1.impact');
    const value = submit(newestCard() ?? expect.fail('no card'), { typed: '', tapped: { code: 'lot' } });
    await post({ value: value ?? {}, replyToId: 'card-7' });
    const used = JSON.stringify(line.connector.replaced.get('card-7'));
    expect(used).to.contain(String(value?.said)).and.not.contain('Action.Submit');
    expect(JSON.stringify(newestCard())).to.contain('Action.Submit');
  });

  it('goes on when a card cannot be changed', async () => {
    await goTo('s1.impact');
    const value = submit(newestCard() ?? expect.fail('no card'), { typed: '', tapped: { code: 'lot' } });
    line.connector.troubles.push(201, 404);
    await post({ value: value ?? {}, replyToId: 'card-7' });
    expect((await line.turns()).at(-1)?.delivered).to.equal(true);
    expect(await asked()).not.to.equal('s1.impact');
  });

  it('never takes an edited message for an answer', async () => {
    await goTo('s1.therapist');
    const before = await answers();
    await line.post({ type: 'messageUpdate', id: 'm3', text: 'yes' });
    expect(await answers()).to.deep.equal(before);
    expect(await asked()).to.equal('s1.therapist');
  });

  it('hears a cry for help in an edited message and in the field of a card', async () => {
    await goTo('s0.dob');
    let before = line.connector.sent.length;
    await line.post({ type: 'messageUpdate', id: 'm0', text: 'I want to kill myself tonight' });
    expect(saidSince(before)).to.contain('988');
    await line.close();
    line = await startBotService({ bot: new CompanionBot(new RootDialog(content)) });
    await line.post({ type: 'conversationUpdate', id: 'start', membersAdded: [{ id: '28:bot' }], locale: 'en-US' });
    await goTo('s0.dob');
    const card = newestCard() ?? expect.fail('no card');
    before = line.connector.sent.length;
    await post({ value: submit(card, { typed: '', tapped: { date: 'I want to kill myself tonight' } }) ?? {} });
    expect(saidSince(before)).to.contain('988');
  });

  it('reads words in the field of a date like typed ones', async () => {
    await goTo('s0.dob');
    const card = newestCard() ?? expect.fail('no card');
    await post({ value: submit(card, { typed: '', tapped: { date: 'March 4 1980' } }) ?? {} });
    expect((await answers())['s0.dob']).to.deep.include({ values: [{ valueDate: '1980-03-04' }] });
  });

  it('says no word of care where others read along', async () => {
    await post({ text: 'hi', locale: 'en-US', conversation: { id: 'a:group', conversationType: 'groupChat' } });
    const said = line.connector.sent.at(-1);
    expect(said?.text).to.contain('one-to-one chat');
    expect(said?.attachments).to.equal(undefined);
  });
});
