import type { WebSocket } from 'ws';
import type { Outreach } from '../../domain/care/outreach.ts';
import { AppError } from '../../domain/errors.ts';
import type { Log, TurnStore } from '../../domain/ports.ts';
import type { StoredActivity, Turn } from '../../domain/turn.ts';
import { pageOf, readActivities } from './activity-set.ts';

/** Close codes say the HTTP status that the same fault has elsewhere, plus 4000. */
const CLOSE_CODES: Record<string, number> = {
  'request.invalid': 4400,
  'token.missing': 4401,
  'token.invalid': 4403,
  'token.expired': 4403,
  'not-found': 4404,
};
/** "Unexpected condition" of RFC 6455. */
const INTERNAL_ERROR = 1011;

/** Closes a socket so that its client learns why, by number and by our code. */
export function closeWith(socket: WebSocket, error: unknown): void {
  const code = error instanceof AppError ? error.code : 'internal';
  socket.close(CLOSE_CODES[code] ?? INTERNAL_ERROR, code);
}

export interface StreamParts {
  socket: WebSocket;
  conversationId: string;
  /** Number of the last turn that the client has. */
  after: number;
  turns: TurnStore;
  log: Log;
  /** The client has this; what a sleeping phone's line has swallowed, it has not. */
  reached?: ((outreach: Outreach) => void) | undefined;
}

/**
 * One person's open socket. It reads the log from where the client is, in order and one page at a time, and goes on
 * when the page has left: a slow client holds one page of memory, never more.
 */
export class Stream {
  readonly conversationId: string;
  readonly #parts: StreamParts;
  #after: number;
  #reading = false;
  #signalled = false;
  #alive = true;
  /** What was sent before the ping of this mark. */
  readonly #unproven = new Map<string, Outreach[]>();

  constructor(parts: StreamParts) {
    this.#parts = parts;
    this.conversationId = parts.conversationId;
    this.#after = parts.after;
    parts.socket.on('pong', (mark: Buffer) => {
      this.#alive = true;
      this.#prove(String(mark));
    });
  }

  /** There may be a new turn, perhaps this one. Signals while a read is under way make for one more read, not for two at once. */
  async wake(turn?: Turn): Promise<void> {
    this.#signalled = true;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#signalled && this.#isOpen) {
        this.#signalled = false;
        await this.#sendNew(turn);
      }
    } catch (error) {
      this.#endure(error);
    } finally {
      this.#reading = false;
    }
  }

  /** Sends activities that are in no turn; without a watermark, so that the client's place in the log stays. */
  announce(activities: StoredActivity[]): void {
    if (this.#isOpen) this.#parts.socket.send(JSON.stringify({ activities }));
  }

  /** Ends a socket that did not answer since the last time; asks the others, and looks for turns not signalled. */
  keepAlive(): void {
    if (!this.#alive) {
      this.#parts.socket.terminate();
      return;
    }
    this.#alive = false;
    this.#parts.socket.ping();
    // Browsers see no pings: the protocol's empty message tells them that the line is alive.
    this.#parts.socket.send('');
    void this.wake();
  }

  async #sendNew(turn?: Turn): Promise<void> {
    const { turns, socket, conversationId } = this.#parts;
    let more = true;
    while (more && this.#isOpen) {
      // What follows on what the client has needn't be read to be sent.
      const isNext = turn?.n === this.#after + 1;
      const page = isNext ? pageOf([turn], this.#after) : await readActivities(turns, conversationId, this.#after);
      if (page.set.activities.length > 0) await sent(socket, JSON.stringify(page.set));
      this.#after = page.last;
      if (page.outreaches.length > 0) this.#askFor(page.outreaches);
      more = page.more;
    }
  }

  /** The answer to a ping comes after all that was sent before it. */
  #askFor(outreaches: Outreach[]): void {
    const mark = `${this.#after}`;
    this.#unproven.set(mark, outreaches);
    if (this.#isOpen) this.#parts.socket.ping(mark);
  }

  #prove(mark: string): void {
    for (const outreach of this.#unproven.get(mark) ?? []) this.#parts.reached?.(outreach);
    this.#unproven.delete(mark);
  }

  /** While the store is away the socket stays: it is how a person in a crisis can still be told something. */
  #endure(error: unknown): void {
    const { socket, log, conversationId } = this.#parts;
    if (!this.#isOpen) return;
    const code = error instanceof AppError ? error.code : 'internal';
    log.warn({ code, conversationId }, 'stream could not be read on');
    if (code !== 'store.unavailable') closeWith(socket, error);
  }

  get #isOpen(): boolean {
    return this.#parts.socket.readyState === this.#parts.socket.OPEN;
  }
}

/** Resolves when the text has left this process. */
function sent(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}
