import type { JsonObject } from '../domain/json.ts';
import type { Language } from '../domain/languages.ts';
import type { Channel, StoredActivity, Turn } from '../domain/turn.ts';

/** Who starts a conversation, known to the channel that authenticated them. */
export interface NewConversation {
  channel: Channel;
  clinicId: string;
  /** The channel's user id. */
  userId: string;
  userName?: string;
  /** Whose conversation it is, where the clinic knows them already; absent: somebody new. */
  patientId?: string;
  language: Language;
  /** Bot Framework conversation reference, for channels that must be pushed to. */
  reference?: JsonObject;
}

/** An activity that a channel received and authenticated. */
export interface Arrival {
  conversationId: string;
  /** Its id is the duplicate check: the channel's own, or one that is the same on a retry. */
  activity: StoredActivity & { id: string };
  /** How to begin the conversation, should this be its first turn. */
  start?: NewConversation;
}

/** Runs arrivals to their commit. */
export interface TurnRunner {
  /**
   * Queues behind the conversation's other turns, runs the bot, commits, then delivers and projects.
   * A retry of a known activity returns its turn and changes nothing.
   * Throws `not-found` for an unknown conversation without `start`, `store.unavailable` when it could not be saved.
   */
  run(arrival: Arrival): Promise<{ turn: Turn; duplicate: boolean }>;
  /** An event of our own (a staff act, a timer) as a turn; `id` makes it happen once. */
  runEvent(
    conversationId: string,
    event: { id: string; name: string; value: JsonObject },
  ): Promise<{ turn: Turn; duplicate: boolean }>;
}

/** Takes a committed turn's outbound activities to the person. At least once; throws when the channel refused. */
export type Deliver = (turn: Turn) => Promise<void>;
