import type { Clinic } from '../../../src/domain/clinic.ts';
import { createEmailNotifier } from '../../../src/notifiers/email.ts';
import { Pager } from '../../../src/notifiers/pager.ts';
import { createWebhookNotifier } from '../../../src/notifiers/webhook.ts';
import { DueTimers } from '../../../src/reminders/due-timers.ts';
import { Chat, content } from '../chat.ts';
import { Mailbox } from '../mailbox.ts';
import { PagerEndpoint } from '../pager-endpoint.ts';
import { silentLog } from '../silent-log.ts';
import { testClinic } from '../turn-parts.ts';

const STEP_MS = 10_000;
const ALWAYS = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '00:00', to: '24:00' };

/** A clinic with somebody on call at any time. */
export const staffed: Clinic = {
  ...testClinic,
  staff: [
    { id: 'ruth', name: 'Dr. Ruth Adler', roles: ['therapist'], email: 'ruth@clinic.example' },
    { id: 'lena', name: 'Lena Ortiz', roles: ['clinical-lead'], email: 'lena@clinic.example' },
    { id: 'ben', name: 'Ben Cole', roles: ['prescriber'], email: 'ben@clinic.example' },
    { id: 'dora', name: 'Dora Fox', roles: ['front-desk'], email: 'dora@clinic.example' },
  ],
  onCall: [{ who: 'ruth', ...ALWAYS, days: [...ALWAYS.days] }],
  safeguardingContact: { who: 'ben', title: { en: 'the medical director', es: 'la dirección médica' } },
};

/** A conversation whose alerts reach a real mail server and a real webhook, on a clock of the test's own. */
export class PagedChat {
  readonly chat: Chat;
  readonly mailbox: Mailbox;
  readonly endpoint: PagerEndpoint;
  readonly pager: Pager;
  readonly #timers: DueTimers;

  /** With a chat: another server on the same store. */
  static async open(
    clinic: Clinic = staffed,
    channels: ('email' | 'webhook')[] = ['email', 'webhook'],
    chat = new Chat({ clinic }),
  ): Promise<PagedChat> {
    return new PagedChat(clinic, channels, chat, await Mailbox.open(), await PagerEndpoint.open());
  }

  constructor(clinic: Clinic, channels: string[], chat: Chat, mailbox: Mailbox, endpoint: PagerEndpoint) {
    this.chat = chat;
    this.mailbox = mailbox;
    this.endpoint = endpoint;
    const { store, runner, clock } = this.chat;
    const common = { store, runner, clock, log: silentLog, holder: mailbox.url };
    const notifiers = [
      createEmailNotifier({ smtpUrl: mailbox.url, from: 'companion@clinic.example', domain: 'clinic.example' }),
      createWebhookNotifier({ url: endpoint.url, key: Buffer.alloc(32), clock }),
    ].filter(({ channel }) => channels.includes(channel));
    this.#timers = new DueTimers(common);
    this.pager = new Pager({
      ...{ ...common, notifiers, ladders: content.escalation, texts: content.texts, random: () => 0.5 },
      clinic: (id) => (id === clinic.id ? clinic : undefined),
      consoleUrl: () => 'https://clinic.example/console/',
    });
  }

  /** Time passes, and what is due in it happens; resolves to what the bot said unasked. */
  async pass(minutes: number): Promise<string[]> {
    const { chat } = this;
    const before = (await chat.store.turns.since(chat.conversationId, 0, 1_000)).length;
    for (let passed = 0; passed <= minutes * 60_000; passed += STEP_MS) {
      if (passed > 0) chat.clock.advance(STEP_MS);
      await this.pager.run();
      await this.pager.idle();
      await this.#timers.run();
    }
    const turns = await chat.store.turns.since(chat.conversationId, before, 1_000);
    return turns.flatMap(({ outbound }) => outbound.map(({ text }) => text?.split('\n')[0] ?? ''));
  }

  /** To whom mails went, in order, as the part before the @. */
  mailed(): string[] {
    return this.mailbox.mails.flatMap(({ to }) => to.map((address) => address.split('@')[0] ?? ''));
  }

  async close(): Promise<void> {
    await this.pager.close();
    await Promise.all([this.mailbox.close(), this.endpoint.close()]);
  }
}
