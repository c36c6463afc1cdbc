import type { StoredActivity } from '../../../src/domain/turn.ts';
import { Chat } from '../chat.ts';
import { TestClock } from '../turn-parts.ts';
import { type Kept, keptOf } from './kept.ts';
import { Part } from './part.ts';

/** What a conversation must be like when nothing disturbs it. */
export interface Reference {
  said: string[];
  /** The bot's words and controls, by turn. */
  replies: unknown[][];
  kept: Kept;
}

/** Plays parts with the bot alone, in memory: what a storm must not change. Each variant once. */
export class References {
  readonly #known = new Map<number, Promise<Reference>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  of(variant: number): Promise<Reference> {
    const known = this.#known.get(variant) ?? play(variant, this.#most);
    this.#known.set(variant, known);
    return known;
  }
}

async function play(variant: number, most: number): Promise<Reference> {
  const chat = new Chat({ clock: new TestClock(new Date().toISOString()), conversationId: `reference-${variant}` });
  const part = new Part(variant, most);
  const said: string[] = [];
  let reply = await chat.start();
  const replies = [reply.turn.outbound.map(wordsOf)];
  for (let text = part.next(reply.data); text !== undefined; text = part.next(reply.data)) {
    reply = await chat.say(text);
    said.push(text);
    replies.push(reply.turn.outbound.map(wordsOf));
  }
  return { said, replies, kept: await keptOf(chat.store, chat.conversationId) };
}

/** What a person sees of an activity: the rest is addresses, and differs from run to run. */
export function wordsOf(activity: StoredActivity): unknown {
  const { type, text, textFormat, suggestedActions, channelData } = activity;
  return JSON.parse(JSON.stringify({ type, text, textFormat, suggestedActions, channelData }));
}
