import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { EVENTS } from '../../domain/events.ts';
import type { JsonObject } from '../../domain/json.ts';

const MAX_TEXT = 20_000;
/** Deeper than any card; shallow enough for whoever walks it after us. */
const MAX_DEPTH = 32;
const STAFF_EVENTS: ReadonlySet<string> = new Set(Object.values(EVENTS));

const line = z.string().max(1000).nullish();
const object = z.custom<JsonObject>(isObject, 'expected an object').nullish();

/** What a client may send. Members that we don't know are kept as they came; `null` is the same as absent. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  text: z.string().max(MAX_TEXT).nullish(),
  value: object,
  channelData: object,
  entities: z.array(z.custom<JsonObject>(isObject, 'expected an object')).max(100).nullish(),
  attachments: z.array(z.unknown()).max(0, 'files and attachments are not taken, send words').nullish(),
  suggestedActions: object,
  semanticAction: object,
  name: line,
  locale: line,
  localTimestamp: line,
  localTimezone: line,
  textFormat: line,
  valueType: line,
  replyToId: line,
  label: line,
  summary: line,
  speak: line,
  inputHint: line,
  importance: line,
  deliveryMode: line,
});

/** An activity as a client sent it, before the server put its own marks on it. */
export type IncomingActivity = JsonObject & { type: string; text?: string; channelData?: JsonObject };

/** Reads the body of a POST; throws `request.invalid` with what is wrong with it, never with what it says. */
export function parseActivity(body: unknown): IncomingActivity {
  if (!isWithin(body, MAX_DEPTH)) throw invalid(`nested deeper than ${MAX_DEPTH} levels`);
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) throw invalid(describe(parsed.error));
  const activity = Object.fromEntries(Object.entries(parsed.data).filter(([, member]) => member != null));
  if (activity.type === 'event' && STAFF_EVENTS.has(String(activity.name))) {
    throw new AppError('role-forbidden', 'Only the server itself may send this event.');
  }
  return activity as IncomingActivity;
}

/**
 * The part of an id that makes a retry the same activity: the client's own id *and* what is said under it, so that
 * a client that uses an id again for other words doesn't lose them.
 */
export function retryKeyOf(activity: IncomingActivity): string | undefined {
  const clientId = activity.channelData?.clientActivityID;
  if (typeof clientId !== 'string' || clientId === '') return undefined;
  const said = [clientId, activity.type, activity.name, activity.text, activity.value];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}

function invalid(reason: string): AppError {
  return new AppError('request.invalid', `The activity cannot be taken: ${reason}.`);
}

function describe(error: z.ZodError): string {
  const issues = error.issues.slice(0, 3);
  return issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => isWithin(member, levels - 1));
}
