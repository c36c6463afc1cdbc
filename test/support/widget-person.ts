import type { Page } from 'playwright-core';
import type { CompanionData } from '../../src/domain/companion-data.ts';
import { openQuestion, type PersonaAnswer } from './persona.ts';

const MOST_QUESTIONS = 400;

interface Activity {
  id?: string;
  channelData?: { companion?: CompanionData };
}

/** A persona at the chat page, who types. What the bot asks is read off the page's own traffic. */
export class WidgetPerson {
  readonly #page: Page;
  readonly #persona: Record<string, PersonaAnswer>;
  readonly #said: CompanionData[] = [];
  readonly #known = new Set<string>();
  #changed = () => {};

  constructor(page: Page, persona: Record<string, PersonaAnswer>) {
    this.#page = page;
    this.#persona = persona;
    page.on('websocket', (stream) => {
      stream.on('framereceived', ({ payload }) => this.#take(String(payload)));
    });
    page.on('response', async (response) => {
      const isHistory = response.request().method() === 'GET' && response.url().includes('/activities');
      if (isHistory) this.#take(await response.text().catch(() => ''));
    });
  }

  /** The linkId of the open question. */
  get open(): string | undefined {
    return openQuestion(this.#said)?.linkId;
  }

  /** How much the bot has said, notices and all. */
  get said(): number {
    return this.#said.length;
  }

  /** Waits until the bot has said more than this and then what is asked. */
  async asked(linkId: string | undefined, after = 0): Promise<void> {
    while (this.#said.length <= after || this.open !== linkId) await this.#news();
  }

  async say(text: string): Promise<void> {
    const before = this.#said.length;
    const box = this.#page.locator('textarea');
    await box.fill(text);
    await box.press('Enter');
    while (this.#said.length === before) await this.#news();
  }

  /** Answers what is asked until this question is; without one, until nothing is. */
  async answerUntil(linkId?: string): Promise<void> {
    for (let count = 0; this.open !== linkId; count += 1) {
      const { open } = this;
      if (open === undefined || count > MOST_QUESTIONS) throw new Error(`${linkId} was not asked, but ${open}.`);
      await this.say(this.#persona[open]?.typed ?? 'No');
    }
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#changed = resolve;
    });
  }

  #take(json: string): void {
    if (!json.startsWith('{')) return;
    for (const { id = '', channelData } of (JSON.parse(json) as { activities?: Activity[] }).activities ?? []) {
      if (this.#known.has(id)) continue;
      this.#known.add(id);
      if (channelData?.companion !== undefined) this.#said.push(channelData.companion);
    }
    this.#changed();
  }
}
