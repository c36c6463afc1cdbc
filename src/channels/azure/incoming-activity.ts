import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { StoredActivity } from '../../domain/turn.ts';

const account = z.looseObject({
  id: z.string().min(1).max(1000),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  role: z.string().nullish(),
});
const line = z.string().max(1000).nullish();

/** What we read of an activity; the rest is kept as it came. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: line,
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.looseObject({ id: z.string().min(1).max(1000), conversationType: line }),
  from: account,
  recipient: account.nullish(),
  text: z.string().nullish(),
  locale: line,
  timestamp: line,
  membersAdded: z.array(account).nullish(),
  entities: z.array(z.looseObject({ type: line })).nullish(),
});

/** An activity of the Bot Framework, as the service sent it: `null` is the same as absent. */
export type IncomingActivity = StoredActivity & {
  id: string;
  channelId: string;
  serviceUrl: string;
  conversation: JsonObject & { id: string; conversationType?: string };
  from: JsonObject & { id: string; name?: string; aadObjectId?: string; role?: string };
  recipient?: JsonObject & { id: string };
  locale?: string;
  membersAdded?: JsonObject[];
  entities?: (JsonObject & { type?: string; locale?: string })[];
};

/** Reads the body of a POST; throws `request.invalid` with the members that are wrong, never with what they hold. */
export function parseActivity(body: unknown): IncomingActivity {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) {
    const members = parsed.error.issues.slice(0, 3).map(({ path }) => path.join('.') || 'body');
    throw new AppError('request.invalid', `The activity cannot be taken: look at ${members.join(', ')}.`);
  }
  // Who called is the adapter's to say, from the token.
  const { callerId: _callerId, ...members } = parsed.data;
  const activity = withoutNulls(members) as StoredActivity;
  return { ...activity, id: activity.id ?? idOf(activity) } as IncomingActivity;
}

/** For an activity without an id: the same for the same content, so that a retry is known. */
export function idOf(activity: StoredActivity): string {
  const { type, text, value, timestamp, from, membersAdded } = activity;
  const content = JSON.stringify([type, text, value, timestamp, from, membersAdded]);
  return `hash:${createHash('sha256').update(content).digest('base64url')}`;
}

function withoutNulls(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, member]) => member !== null));
}
