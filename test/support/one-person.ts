import { randomBytes } from 'node:crypto';
import { CompanionBot } from '../../bots/companion-bot.ts';
import { RootDialog } from '../../dialogs/root-dialog.ts';
import { allOf } from '../../src/domain/all-pages.ts';
import type { Clinic } from '../../src/domain/clinic.ts';
import type { Store } from '../../src/domain/ports.ts';
import { shownCode } from '../../src/domain/resume-code.ts';
import type { Channel } from '../../src/domain/turn.ts';
import { createLinkCodes } from '../../src/web/widget/link-codes.ts';
import { createResumeCodes } from '../../src/web/widget/resume-codes.ts';
import { Chat, content } from './chat.ts';
import { MemoryStore } from './memory-store.ts';
import { TestClock } from './turn-parts.ts';

const KEY = new Uint8Array(32);
const CODE = /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/;

/** A server with several chats, by whatever channel, and the codes that make them one person's. */
export class OnePerson {
  readonly store: Store;
  readonly clock: TestClock;
  readonly codes: ReturnType<typeof createLinkCodes>;
  readonly #device: ReturnType<typeof createResumeCodes>;
  readonly #bot: CompanionBot;

  constructor(store: Store = new MemoryStore(), clock = new TestClock(), loaded = content) {
    const parts = { records: store.records, key: KEY, clock, randomBytes };
    this.store = store;
    this.clock = clock;
    this.codes = createLinkCodes(parts);
    this.#device = createResumeCodes(parts);
    this.#bot = new CompanionBot(new RootDialog({ ...loaded, codes: this.codes }));
  }

  /** A chat of a newcomer, or of a patient whom the clinic knows. */
  chat(conversationId: string, channel: Channel, { clinic, patientId }: { clinic?: Clinic; patientId?: string } = {}) {
    const clinicId = clinic?.id ?? 'demo';
    const whose = patientId === undefined ? {} : { patientId };
    return new Chat({
      ...{ store: this.store, clock: this.clock, conversationId, bot: this.#bot, idSuffix: `_${conversationId}` },
      start: { channel, clinicId, userId: `user-${conversationId}`, language: 'en', ...whose },
      ...(clinic === undefined ? {} : { clinic }),
    });
  }

  /** A patient who was screened, and to whom these questionnaires were given. */
  async known(patientId: string, forms: string[], clinicId = 'demo'): Promise<void> {
    const at = this.clock.now().toISOString();
    const assignments = forms.map((questionnaire, index) => ({
      id: `${patientId}_${index}`,
      questionnaire,
      by: 'T',
      at,
    }));
    await this.store.records.update('patients', patientId, () => ({
      ...{
        id: patientId,
        clinicId,
        userId: patientId,
        language: 'en',
        conversations: [],
        quiet: false,
        openAlerts: [],
      },
      ...{ createdAt: at, lastSeenAt: at, disclosedAt: at, safeToText: 'safe', assignments },
      ...{ attention: `0|${at}`, clearance: { status: 'pending', lookAgain: false } },
      consent: { status: 'agreed', at, textVersion: '1' },
      location: { country: 'US', region: 'US-NY', confirmed: true, at },
    }));
    const id = `response_of_${patientId}`;
    await this.store.records.update('responses', id, () => ({
      ...{ id, clinicId, patientId, conversationId: 'before', status: 'completed', answers: {}, scores: {} },
      ...{ questionnaire: content.library.newest('prescreening').canonical, startedAt: at, updatedAt: at },
    }));
  }

  /** The code that the page of a web chat shows. */
  async shownBy({ conversationId }: Chat, clinicId = 'demo'): Promise<string> {
    const claims = { conversationId, userId: `user-${conversationId}`, clinicId, language: 'en' as const };
    return shownCode((await this.#device.issue(claims)).code);
  }

  /** The code that a chat in Teams says when it is asked for one. */
  async askedIn(chat: Chat): Promise<string> {
    const code = CODE.exec((await chat.say('code')).text)?.[0];
    if (code === undefined) throw new Error('No code was said.');
    return code;
  }

  /** Enters a code in the box of the web page. */
  entered(code: string, clinicId = 'demo') {
    return this.#device.redeem(code.replace('-', ''), clinicId);
  }

  responses(patientId: string) {
    return allOf(this.store.records, 'responses', { index: 'byPatient', where: { patientId } });
  }

  alerts(patientId: string) {
    return allOf(this.store.records, 'alerts', { index: 'byPatient', where: { patientId } });
  }
}
