import type { Utterance } from './activity.ts';
import { backoff, Pause } from './backoff.ts';
import type { ActivitySet, ChatApi, Login } from './chat-api.ts';
import { Outbox } from './outbox.ts';
import { type Keep, LoginRefused, Session } from './session.ts';
import { readStream, type StreamSocket } from './stream.ts';
import { type Message, type Outgoing, Transcript } from './transcript.ts';

export type Connection = 'connecting' | 'online' | 'offline' | 'refused';

export interface ClientParts {
  api: ChatApi;
  clinic: string;
  locale: string;
  openSocket: (url: string) => StreamSocket;
  /** The code that leads back to this conversation. */
  resume: Keep;
  /** What was said and not yet accepted, so that a reload does not lose it. */
  unsent: Keep;
  newId: () => string;
  random: () => number;
  now: () => number;
  changed: () => void;
}

const POLL = 3000;
const ECHO_WITHIN = 5000;
/** After so many failures in a row a socket is tried with every tenth poll only. */
const SOCKET_FAILURES = 2;

/** A Direct Line 3.0 client that loses, doubles and reorders nothing, whatever the network does. */
export class DirectLineClient {
  connection: Connection = 'connecting';
  /** The history has been loaded. */
  ready = false;
  /** An earlier conversation could not be opened again. */
  replaced = false;
  language: string | undefined;
  readonly #parts: ClientParts;
  readonly #transcript: Transcript;
  readonly #session: Session;
  readonly #outbox: Outbox;
  readonly #pause = new Pause();
  #watermark: string | undefined;
  #socket: StreamSocket | undefined;
  #socketFailures = 0;
  #closed = false;

  constructor(parts: ClientParts) {
    this.#parts = parts;
    this.#transcript = new Transcript(readUnsent(parts.unsent));
    this.#session = new Session({ ...parts, onLogin: (login, conversation) => this.#begin(login, conversation) });
    this.#outbox = new Outbox({
      transcript: this.#transcript,
      post: (activity) =>
        this.#session.use((token, id) => parts.api.post(token, id, { ...activity, ...this.#author() })),
      catchUp: () => this.#catchUp(),
      changed: () => this.#changed(),
      onAccepted: (message) => this.#expectEcho(message),
      random: parts.random,
    });
  }

  messages(): Message[] {
    return this.#transcript.messages();
  }

  say(said: Utterance): void {
    this.#transcript.say(this.#parts.newId(), said);
    this.#changed();
    // Before the history is here, a message kept from an earlier page might be sent a second time.
    if (this.ready) void this.#outbox.send();
  }

  retry(): void {
    this.wake();
    void this.#outbox.retry('all');
  }

  /** The network or the page came back: look now instead of after the pause. */
  wake(): void {
    this.#pause.cut();
    if (this.#socket !== undefined) void this.#check();
  }

  close(): void {
    this.#closed = true;
    this.#outbox.close();
    this.#pause.cut();
    this.#socket?.close();
  }

  /** A code to note down, which opens this chat on another device. */
  code(): Promise<{ code: string; expiresAt: string }> {
    return this.#session.use((token) => this.#parts.api.code(token));
  }

  /** Takes up the chat of a code; a new page shows it. */
  async enter(code: string): Promise<void> {
    await this.#session.enter(code);
    this.close();
    this.#parts.unsent.forget();
  }

  /** Leaves no trace of the conversation on this device. */
  forget(): void {
    this.close();
    this.#session.forget();
    this.#parts.unsent.forget();
  }

  /** Stays connected: what was missed by REST, then the stream; without sockets, REST again and again. */
  async run(): Promise<void> {
    let failures = 0;
    while (!this.#closed) {
      try {
        await this.#catchUp();
        this.#reached();
        failures = 0;
        await this.#follow();
      } catch (error) {
        if (error instanceof LoginRefused) return this.#set('refused');
        failures++;
        this.#set('offline');
      }
      if (!this.#closed) await this.#pause.wait(this.#delay(failures));
    }
  }

  #delay(failures: number): number {
    const { random } = this.#parts;
    if (failures === 0 && this.#socketFailures > 0) return POLL * (1 + random() / 3);
    return backoff(Math.max(0, failures - 1), random);
  }

  #begin(login: Login, conversation: 'same' | 'resumed' | 'new' | 'replaced'): void {
    this.#transcript.userId = login.userId;
    this.language = login.language ?? this.language;
    if (conversation === 'same') return;
    this.#watermark = undefined;
    this.#transcript.clear();
    this.#socket?.close();
    this.replaced = conversation === 'replaced';
  }

  #reached(): void {
    const back = this.connection !== 'online';
    this.ready = true;
    this.#set('online');
    if (back) void this.#outbox.retry('failed');
  }

  /** Fetches all that came since the watermark; true when something was new. */
  async #catchUp(): Promise<boolean> {
    let news = false;
    for (;;) {
      const set = await this.#session.use((token, id) => this.#parts.api.activities(token, id, this.#watermark));
      if (!this.#take(set)) return news;
      news = true;
    }
  }

  /** Reads the stream to its end. Where sockets do not work, most rounds leave it at the poll. */
  async #follow(): Promise<void> {
    if (this.#socketFailures >= SOCKET_FAILURES && ++this.#socketFailures % 10 !== 0) return;
    const { streamUrl } = await this.#session.use((token, id) => this.#parts.api.stream(token, id, this.#watermark));
    if (this.#closed) return;
    const socket = this.#parts.openSocket(streamUrl);
    const opened = await readStream(socket, {
      onOpen: () => {
        this.#socket = socket;
      },
      onSet: (set) => this.#take(set),
      onSilence: () => void this.#check(),
    });
    this.#socket = undefined;
    this.#socketFailures = opened ? 0 : this.#socketFailures + 1;
  }

  /** What REST has and the stream did not bring shows that the stream is dead. */
  async #check(): Promise<void> {
    const socket = this.#socket;
    const news = await this.#catchUp().catch(() => true);
    if (news) socket?.close();
  }

  #take(set: ActivitySet): boolean {
    const news = (set.activities ?? []).filter((activity) => this.#transcript.receive(activity)).length > 0;
    this.#watermark = set.watermark ?? this.#watermark;
    if (news) this.#changed();
    return news;
  }

  #expectEcho(message: Outgoing): void {
    if (this.#socket === undefined) this.#pause.cut();
    setTimeout(() => {
      if (!this.#closed && this.#transcript.outgoing.includes(message)) void this.#check();
    }, ECHO_WITHIN);
  }

  #author(): { from: { id: string; role: string }; locale: string } {
    return { from: { id: this.#transcript.userId, role: 'user' }, locale: this.language ?? this.#parts.locale };
  }

  #set(connection: Connection): void {
    this.connection = connection;
    this.#changed();
  }

  #changed(): void {
    if (this.#closed) return;
    const unsent = this.#transcript.outgoing.filter((message) => message.state !== 'accepted');
    if (unsent.length === 0) this.#parts.unsent.forget();
    else this.#parts.unsent.write(JSON.stringify(unsent));
    this.#parts.changed();
  }
}

function readUnsent(keep: Keep): Outgoing[] {
  try {
    const kept = JSON.parse(keep.read() ?? '[]') as Outgoing[];
    return kept.map(({ key, said, state }) => ({ key, said, state: state === 'refused' ? 'refused' : 'waiting' }));
  } catch {
    return [];
  }
}
