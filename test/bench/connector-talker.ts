import type { Connector } from './connector.ts';
import { postJson } from './http-client.ts';
import type { AskedQuestion } from './series.ts';
import type { Talker } from './talker.ts';

/**
 * A channel of Azure Bot Service in front of the stock bot. With a connector the replies come to its address, as on
 * every real channel; without one they come in the answer to the message (`expectReplies`).
 */
export class ConnectorTalker implements Talker {
  readonly #url: string;
  readonly #series: AskedQuestion[];
  readonly #connector: Connector | undefined;
  readonly #id: string;
  #next = 0;

  constructor(parts: { url: string; series: AskedQuestion[]; id: string; connector?: Connector }) {
    this.#url = parts.url;
    this.#series = parts.series;
    this.#id = parts.id;
    this.#connector = parts.connector;
  }

  async open(): Promise<void> {
    this.#check(await this.#say('Hello'), 0);
  }

  async answer(): Promise<boolean> {
    const open = this.#series[this.#next];
    if (open === undefined) return false;
    const reply = await this.#say(open.answer);
    this.#next += 1;
    this.#check(reply, this.#next);
    return true;
  }

  close(): void {}

  async #say(text: string): Promise<string> {
    const activity = {
      type: 'message',
      id: `${this.#id}-${this.#next}`,
      timestamp: new Date().toISOString(),
      channelId: 'directline',
      from: { id: `dl_${this.#id}`, role: 'user' },
      recipient: { id: 'bot', role: 'bot' },
      conversation: { id: this.#id },
      serviceUrl: this.#connector?.url ?? 'http://127.0.0.1',
      text,
    };
    const address = `${this.#url}/api/messages`;
    if (this.#connector === undefined) {
      const answer = await postJson(address, { ...activity, deliveryMode: 'expectReplies' });
      return (answer as { activities: { text: string }[] }).activities.at(-1)?.text ?? '';
    }
    const reply = this.#connector.nextReply(this.#id);
    await postJson(address, activity);
    return reply;
  }

  #check(reply: string, index: number): void {
    const expected = this.#series[index]?.text ?? 'Thank you.';
    if (!reply.startsWith(expected)) throw new Error(`The stock bot did not go on after question ${index}.`);
  }
}
