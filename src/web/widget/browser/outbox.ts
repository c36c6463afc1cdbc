import type { ChatActivity } from './activity.ts';
import { backoff, Pause } from './backoff.ts';
import { ApiError } from './chat-api.ts';
import type { Outgoing, Transcript } from './transcript.ts';

interface OutboxParts {
  transcript: Transcript;
  post: (activity: ChatActivity) => Promise<{ id?: string }>;
  /** Fetches what the server has: a message may have arrived although its answer did not. */
  catchUp: () => Promise<unknown>;
  changed: () => void;
  onAccepted: (message: Outgoing) => void;
  random: () => number;
}

const ATTEMPTS = 5;

/** Sends what the person said, one after the other and in order, until the server has it. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #pause = new Pause();
  #sending = false;
  #closed = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  async send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let next = this.#next(), failures = 0; next !== undefined && !this.#closed; next = this.#next()) {
      failures = (await this.#try(next)) ? 0 : failures + 1;
      if (failures >= ATTEMPTS) this.#giveUp();
      else if (failures > 0) await this.#waitBeforeRetry(failures);
      this.#parts.changed();
    }
    this.#sending = false;
  }

  /** Tries again what was given up; `all` also what the server refused. */
  async retry(which: 'failed' | 'all'): Promise<void> {
    for (const message of this.#parts.transcript.outgoing)
      if (message.state === 'failed' || (which === 'all' && message.state === 'refused')) message.state = 'waiting';
    this.#pause.cut();
    this.#parts.changed();
    await this.send();
  }

  close(): void {
    this.#closed = true;
    this.#pause.cut();
  }

  #next(): Outgoing | undefined {
    return this.#parts.transcript.outgoing.find((message) => message.state === 'waiting');
  }

  /** False when it is worth another try. */
  async #try(message: Outgoing): Promise<boolean> {
    const { transcript, post, onAccepted } = this.#parts;
    try {
      const { id } = await post({ type: 'message', ...message.said, channelData: { clientActivityID: message.key } });
      transcript.accepted(message, id);
      onAccepted(message);
      return true;
    } catch (error) {
      const { status, companion, message: text } = error instanceof ApiError ? error : new ApiError(0);
      if (companion?.kind === 'crisis')
        transcript.receive({ type: 'message', text: companion.text ?? text, channelData: { companion } });
      if (!isFinal(status)) return false;
      message.state = 'refused';
      return true;
    }
  }

  async #waitBeforeRetry(failures: number): Promise<void> {
    this.#parts.changed();
    await this.#pause.wait(backoff(failures - 1, this.#parts.random));
    await this.#parts.catchUp().catch(() => undefined);
  }

  #giveUp(): void {
    for (const message of this.#parts.transcript.outgoing) if (message.state === 'waiting') message.state = 'failed';
  }
}

/** The server understood and will not take it, however often it is sent. */
function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 404, 408, 409, 425, 429].includes(status);
}
