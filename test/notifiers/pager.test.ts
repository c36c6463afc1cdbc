import { expect } from 'chai';
import { CompanionBot } from '../../bots/companion-bot.ts';
import { RootDialog } from '../../dialogs/root-dialog.ts';
import { content } from '../support/chat.ts';
import { headerOf } from '../support/mailbox.ts';
import { PagedChat, staffed } from '../support/paging/paged-chat.ts';
import { aPerson, countingIds, runnerOf } from '../support/turn-parts.ts';
import { until } from '../support/until.ts';

const CRY = 'I have the pills in my hand and I am going to take them';

describe('Pager', () => {
  let paged: PagedChat;
  beforeEach(async () => {
    paged = await PagedChat.open();
    await paged.chat.start();
  });
  afterEach(() => paged.close());

  it('lets a mail server that never answers hold up neither the webhook nor what the patient reads', async () => {
    paged.mailbox.behaviour = 'hang';
    await paged.chat.say(CRY);
    await paged.pager.run();
    await until(() => paged.mailbox.refused > 0 && paged.endpoint.posts.length > 0);
    await until(async () => (await paged.chat.transcript()).includes('Your message has gone to the person on call.'));
    expect(paged.mailbox.mails).to.deep.equal([]);
  });

  it('makes a try that its own end broke off again at once, under the same id', async () => {
    paged.mailbox.behaviour = 'hang';
    await paged.chat.say(CRY);
    await paged.pager.run();
    await until(() => paged.mailbox.refused > 1);
    await paged.pager.close();
    const next = await PagedChat.open(staffed, ['email', 'webhook'], paged.chat);
    await next.pager.run();
    await until(() => next.mailbox.of('ruth').length > 0);
    const [mail] = next.mailbox.of('ruth');
    const [alert] = await paged.chat.alerts();
    expect(mail && headerOf(mail, 'Message-ID')).to.equal(`<${alert?.id}.on-call.email.ruth@clinic.example>`);
    await next.close();
  });

  it('pages people while the reply to the patient hangs on its way', async () => {
    const { store, clock } = paged.chat;
    const bot = new CompanionBot(new RootDialog(content));
    const deliveries = { test: () => new Promise<void>(() => {}) };
    const runner = runnerOf(store, bot, { clock, deliveries, newId: countingIds(), clinic: staffed });
    void runner.run({ conversationId: 'hung', activity: { type: 'message', id: 'cry', text: CRY }, start: aPerson });
    await until(async () => (await store.turns.load('hung')).latest !== undefined);
    clock.advance(500);
    await paged.pager.run();
    await until(() => paged.mailbox.of('ruth').length > 0);
  });

  it('leaves an alert to the server that has it under way', async () => {
    await paged.chat.say(CRY);
    const other = await PagedChat.open(staffed, ['email', 'webhook'], paged.chat);
    await Promise.all([paged.pager.run(), other.pager.run()]);
    await Promise.all([paged.pager.idle(), other.pager.idle()]);
    const mails = [...paged.mailbox.mails, ...other.mailbox.mails];
    expect(mails.map((mail) => headerOf(mail, 'To')).sort()).to.have.length(2);
    await other.close();
  });
});
