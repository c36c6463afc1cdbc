import type { JsonObject } from '../json.ts';

/** An event that becomes a turn of its own when it is due (a silence that ran out, a follow-up). */
export interface Timer {
  /** Also the id of the event's inbound activity: it happens once. */
  id: string;
  conversationId: string;
  /** UTC, ISO 8601. */
  dueAt: string;
  /** Bot Framework event activity: name and value. */
  event: { name: string; value: JsonObject };
}
