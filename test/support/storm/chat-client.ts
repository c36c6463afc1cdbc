import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { CompanionData } from '../../../src/domain/companion-data.ts';
import type { StoredActivity } from '../../../src/domain/turn.ts';

const RETRY_MS = 100;
const POLL_MS = 40;
/** A request that a busy server is still at; one that a killed server had ends at once. */
const ANSWER_MS = 30_000;
/** A message that nobody takes for this long is a failure of the server, not of the line; a slow store needs more. */
export const PATIENCE_MS = 180_000;

/** One message as it was sent. */
export interface Sent {
  text: string;
  id: string;
  /** How often it was posted until the server said 200. */
  attempts: number;
  /** When the last attempt began (ms). */
  lastAttemptAt: number;
}

interface ActivitySet {
  activities: StoredActivity[];
  watermark?: string;
}

/**
 * One conversation over Direct Line, as a careful client holds it: every message is posted until the server took it,
 * under the same id; what was said is read from the watermark on, by polling or by stream.
 */
export class ChatClient {
  readonly sent: Sent[] = [];
  /** Every activity as it came, in order. */
  readonly seen: StoredActivity[] = [];
  conversationId = '';
  readonly #url: string;
  readonly #streams: boolean;
  readonly #patienceMs: number;
  #token = '';
  #userId = '';
  #watermark = '0';
  #socket: WebSocket | undefined;
  #closed = false;
  #failure: unknown;

  constructor(url: string, options: { streams: boolean; patienceMs?: number }) {
    this.#url = url;
    this.#streams = options.streams;
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
  }

  /** Logs in and begins the conversation; resolves to the greeting. */
  async begin(): Promise<CompanionData[]> {
    const login = await this.#ask('POST', '/api/widget/login', { clinic: 'demo', locale: 'en' });
    const { token, conversationId, userId } = login.body as { token: string; conversationId: string; userId: string };
    Object.assign(this, { conversationId });
    this.#token = token;
    this.#userId = userId;
    await this.#ask('POST', '/v3/directline/conversations');
    if (this.#streams) void this.#keepStream().catch((error: unknown) => this.#fail(error));
    await this.#see(() => this.seen.length > 0);
    return companionsOf(this.seen);
  }

  /** Posts a message, now and then twice at once, and resolves to the reply. */
  async say(text: string, twice: boolean): Promise<CompanionData[]> {
    const clientActivityID = `${this.sent.length + 1}`;
    const activity = { type: 'message', text, from: { id: this.#userId }, channelData: { clientActivityID } };
    const path = `/v3/directline/conversations/${this.conversationId}/activities`;
    const posts = (twice ? [1, 2] : [1]).map(() => this.#ask('POST', path, activity));
    const [answer] = await Promise.all(posts);
    if (answer === undefined) return [];
    const { id } = answer.body as { id: string };
    this.sent.push({ text, id, attempts: answer.attempts, lastAttemptAt: answer.at });
    await this.#see(() => this.seen.some((activity) => activity.id === id));
    return companionsOf(this.#replyTo(id));
  }

  close(): void {
    this.#closed = true;
    this.#socket?.terminate();
  }

  /** What the same turn said after this message; a turn of the server's own may follow it. */
  #replyTo(id: string): StoredActivity[] {
    const after = this.seen.slice(this.seen.findLastIndex((activity) => activity.id === id) + 1);
    const turn = turnOf(after[0]);
    const end = after.findIndex((activity) => turnOf(activity) !== turn);
    return end < 0 ? after : after.slice(0, end);
  }

  #fail(error: unknown): void {
    this.#failure = error;
  }

  async #see(isThere: () => boolean): Promise<void> {
    const until = Date.now() + this.#patienceMs;
    while (!isThere()) {
      if (this.#failure !== undefined) throw this.#failure;
      if (Date.now() > until) throw new Error(`${this.conversationId}: what was taken is not to be seen`);
      if (!this.#streams) await this.#poll();
      if (!isThere()) await wait(POLL_MS);
    }
  }

  async #poll(): Promise<void> {
    const path = `/v3/directline/conversations/${this.conversationId}/activities?watermark=${this.#watermark}`;
    const { body } = await this.#ask('GET', path);
    this.#take(body as ActivitySet);
  }

  async #keepStream(): Promise<void> {
    while (!this.#closed) {
      const path = `/v3/directline/conversations/${this.conversationId}?watermark=${this.#watermark}`;
      const { body } = await this.#ask('GET', path);
      if (this.#closed) return;
      await this.#follow((body as { streamUrl: string }).streamUrl);
      await wait(RETRY_MS);
    }
  }

  #follow(streamUrl: string): Promise<void> {
    return new Promise((resolve) => {
      const socket = new WebSocket(streamUrl);
      this.#socket = socket;
      socket.on('message', (frame) => {
        const text = frame.toString();
        if (text !== '') this.#take(JSON.parse(text) as ActivitySet);
      });
      socket.on('error', () => socket.terminate());
      socket.on('close', () => resolve());
    });
  }

  #take({ activities, watermark }: ActivitySet): void {
    this.seen.push(...activities);
    if (watermark !== undefined) this.#watermark = watermark;
  }

  /** Asks until the server answers; what it refuses for good is an error. */
  async #ask(method: string, path: string, body?: object): Promise<{ body: unknown; attempts: number; at: number }> {
    const until = Date.now() + this.#patienceMs;
    for (let attempts = 1; Date.now() < until; attempts += 1) {
      const at = Date.now();
      const answer = await this.#request(method, path, body);
      if (answer !== undefined && answer.status < 300) return { body: answer.body, attempts, at };
      if (answer !== undefined && answer.status < 500) {
        throw new Error(`${method} ${path.split('?')[0]}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      if (this.#closed && method === 'GET') return { body: { activities: [] }, attempts, at };
      await wait(RETRY_MS * (1 + Math.random()));
    }
    throw new Error(`${method} ${path.split('?')[0]}: no answer within ${this.#patienceMs / 1000} s`);
  }

  async #request(method: string, path: string, body?: object) {
    try {
      const response = await fetch(this.#url + path, {
        method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      return { status: response.status, body: (await response.json()) as unknown };
    } catch {
      // The server is away, or was killed while it answered.
      return undefined;
    }
  }
}

function companionsOf(activities: StoredActivity[]): CompanionData[] {
  return activities
    .map((activity) => (activity.channelData as { companion?: CompanionData } | undefined)?.companion)
    .filter((companion) => companion !== undefined);
}

/** The bot's activities have ids `<conversation>|<turn>.<k>`. */
function turnOf(activity: StoredActivity | undefined): string | undefined {
  return /\|(\d+)\.\d+$/.exec(activity?.id ?? '')?.[1];
}
