import { type ChatActivity, companionOf, type Utterance } from './activity.ts';

export type Delivery = 'sending' | 'failed';

/** A message as it is shown. Its key stays the same from the moment it was typed to its echo and after. */
export interface Message {
  key: string;
  from: 'bot' | 'person';
  activity: ChatActivity;
  delivery?: Delivery;
}

/** A message of ours whose echo has not come yet. */
export interface Outgoing {
  /** Sent as `clientActivityID`: the server and we know a retry by it. */
  key: string;
  said: Utterance;
  /** `failed`: the server was not reached, and it is tried again; `refused`: it will not take this message. */
  state: 'waiting' | 'accepted' | 'failed' | 'refused';
  /** The server's id for it, once accepted. */
  id?: string;
  /** What the server answered when it could not save a cry for help: shown with the message. */
  unsaved?: ChatActivity;
}

/** Everything said, in the server's order, then what is still on its way. No activity is ever in it twice. */
export class Transcript {
  userId = '';
  readonly #received: Message[] = [];
  readonly #ids = new Set<string>();
  #outgoing: Outgoing[];

  constructor(unsent: Outgoing[] = []) {
    this.#outgoing = unsent;
  }

  get outgoing(): readonly Outgoing[] {
    return this.#outgoing;
  }

  messages(): Message[] {
    return [...this.#received, ...this.#outgoing.flatMap(shown)];
  }

  /** Takes an activity from the stream or the history; false when it was known or is nothing to show. */
  receive(activity: ChatActivity): boolean {
    if (activity.type !== 'message') return false;
    if (isUnsaved(activity)) return this.#attach(activity);
    if (activity.id !== undefined) {
      if (this.#ids.has(activity.id)) return false;
      this.#ids.add(activity.id);
    }
    const from = activity.from?.role === 'user' || activity.from?.id === this.userId ? 'person' : 'bot';
    const own = from === 'person' ? this.#takeOutgoing(activity) : undefined;
    const key = own?.key ?? activity.id ?? `local-${this.#received.length}`;
    this.#received.push({ key, from, activity });
    if (own?.unsaved !== undefined) this.#received.push(beside(own.key, own.unsaved));
    return true;
  }

  say(key: string, said: Utterance): void {
    this.#outgoing.push({ key, said, state: 'waiting' });
  }

  /** The server has it. Its echo may have come first, from a server that does not return `clientActivityID`. */
  accepted(message: Outgoing, id: string | undefined): void {
    message.state = 'accepted';
    message.id = id;
    if (id !== undefined && this.#ids.has(id)) this.#outgoing = this.#outgoing.filter((other) => other !== message);
  }

  /** Begins anew for another conversation; what is still on its way stays. */
  clear(): void {
    this.#received.length = 0;
    this.#ids.clear();
    this.#outgoing = this.#outgoing.filter((message) => message.state !== 'accepted');
  }

  #takeOutgoing(echo: ChatActivity): Outgoing | undefined {
    const key = echo.channelData?.clientActivityID;
    const own = this.#outgoing.find(
      (message) => message.key === key || (message.id !== undefined && message.id === echo.id),
    );
    if (own !== undefined) this.#outgoing = this.#outgoing.filter((message) => message !== own);
    return own;
  }

  /** "Could not be saved" may come in the error body and over the stream: it is shown once, after the message. */
  #attach(activity: ChatActivity): boolean {
    const last = this.#outgoing.findLast((message) => message.state !== 'accepted') ?? this.#outgoing.at(-1);
    if (last === undefined) {
      if (this.#received.at(-1)?.activity.text === activity.text) return false;
      this.#received.push({ key: `unsaved-${this.#received.length}`, from: 'bot', activity });
      return true;
    }
    if (last.unsaved !== undefined) return false;
    last.unsaved = activity;
    return true;
  }
}

function isUnsaved(activity: ChatActivity): boolean {
  const data = companionOf(activity);
  return data?.kind === 'crisis' && data.status === 'unsaved';
}

function shown(message: Outgoing): Message[] {
  const own: Message = { key: message.key, from: 'person', activity: { type: 'message', ...message.said } };
  if (message.state !== 'accepted') own.delivery = message.state === 'waiting' ? 'sending' : 'failed';
  return message.unsaved === undefined ? [own] : [own, beside(message.key, message.unsaved)];
}

function beside(key: string, activity: ChatActivity): Message {
  return { key: `${key}-unsaved`, from: 'bot', activity };
}
