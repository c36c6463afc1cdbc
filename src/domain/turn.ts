import type { Effect } from './effects.ts';
import type { Json, JsonObject } from './json.ts';
import type { Language } from './languages.ts';

/** A Bot Framework activity as it is stored: the wire format, unchanged. */
export type StoredActivity = JsonObject & { type: string; id?: string; text?: string; timestamp?: string };

export type Channel = 'directline' | 'msteams' | 'emulator' | 'test';

/** What a conversation is, fixed when it starts. Small, for it travels in the state of every turn. */
export interface ConversationInfo {
  id: string;
  channel: Channel;
  clinicId: string;
  patientId: string;
  language: Language;
  /** The channel's own way back to the person (Bot Framework conversation reference), for pushed channels. */
  reference?: JsonObject;
}

export interface TurnState {
  conversation: ConversationInfo;
  /** The dialog stack (botbuilder-dialogs) after this turn. */
  dialog: { [key: string]: Json | undefined };
}

/**
 * One turn of a conversation: what came in, what the bot said, its state afterwards and what changes elsewhere.
 * It is written by one insert; `conversationId` + `n` is unique (the optimistic lock) and so is
 * `conversationId` + `inbound.id` (the duplicate check).
 */
export interface Turn {
  conversationId: string;
  /** 1, 2, 3 … without a gap. */
  n: number;
  inbound: StoredActivity & { id: string };
  outbound: StoredActivity[];
  state: TurnState;
  effects: Effect[];
  /** Set once the outbound activities left for the channel. */
  delivered: boolean;
  /** Set once the effects are in the read models. */
  projected: boolean;
  contentVersion: string;
  /** UTC, ISO 8601. */
  at: string;
}
