import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { CompanionData } from '../../src/domain/companion-data.ts';
import { answerOf } from '../support/persona.ts';
import { postJson } from './http-client.ts';
import type { Talker } from './talker.ts';

interface Activity {
  from: { role?: string };
  channelData?: { companion?: CompanionData };
}

/** A patient in the web chat: posts to the Direct Line server, reads the replies from its stream. */
export class DirectLineTalker implements Talker {
  readonly #url: string;
  /** Taps buttons; else types. */
  readonly #taps: boolean;
  #token = '';
  #address = '';
  #stream: WebSocket | undefined;
  #asked: string | undefined;
  #replied: () => void = () => {};

  constructor(url: string, taps: boolean) {
    this.#url = url;
    this.#taps = taps;
  }

  async open(): Promise<void> {
    const login = (await postJson(`${this.#url}/api/widget/login`, { clinic: 'demo' })) as { token: string };
    const begun = await postJson(`${this.#url}/v3/directline/conversations`, {}, login.token);
    const { conversationId, token, streamUrl } = begun as { conversationId: string; token: string; streamUrl: string };
    this.#token = token;
    this.#address = `${this.#url}/v3/directline/conversations/${conversationId}/activities`;
    // The server names the address of its settings; here it listens on a free port.
    const { pathname, search } = new URL(streamUrl);
    this.#stream = new WebSocket(`${this.#url.replace('http', 'ws')}${pathname}${search}`);
    this.#stream.on('message', (data: Buffer) => this.#read(data.toString()));
    const greeted = this.#nextReply();
    await once(this.#stream, 'open');
    await greeted;
  }

  async answer(): Promise<boolean> {
    const before = this.#asked;
    if (before === undefined) return false;
    const { typed, tapped } = answerOf(before);
    const value = this.#taps ? { value: { companion: { linkId: before, ...tapped } } } : {};
    const replied = this.#nextReply();
    await Promise.all([postJson(this.#address, { type: 'message', text: typed, ...value }, this.#token), replied]);
    if (this.#asked === before) throw new Error(`Our bot did not take the answer to ${before}.`);
    return true;
  }

  close(): void {
    this.#stream?.close();
  }

  #nextReply(): Promise<void> {
    return new Promise((resolve) => {
      this.#replied = resolve;
    });
  }

  #read(text: string): void {
    if (text === '') return;
    const { activities } = JSON.parse(text) as { activities: Activity[] };
    const said = activities.filter(({ from }) => from.role === 'bot').map(({ channelData }) => channelData?.companion);
    if (said.length === 0) return;
    const asks = said.findLast((data) => data !== undefined && 'linkId' in data && data.linkId !== undefined);
    this.#asked = asks !== undefined && 'linkId' in asks ? asks.linkId : undefined;
    this.#replied();
  }
}
