import type { Clock } from '../domain/clock.ts';
import type { Notice, Notifier, Outcome } from '../domain/escalation/notifier.ts';
import { webhookHeaders } from './webhook-signature.ts';

interface Webhook {
  url: string;
  key: Buffer;
  clock: Clock;
}

/** Signed POSTs to the clinic's own pager. Redirects are refused: a body goes to the address that was set, or nowhere. */
export function createWebhookNotifier(webhook: Webhook): Notifier {
  return {
    channel: 'webhook',
    reaches: (member) => member === undefined,
    send: (notice, signal) => postSigned(webhook, notice.id, payloadOf(notice), signal),
    close: async () => {},
  };
}

/** A signed test that is no alert. */
export function pingWebhook(webhook: Webhook, signal: AbortSignal): Promise<Outcome> {
  const timestamp = webhook.clock.now().toISOString();
  return postSigned(webhook, `ping-${timestamp}`, { type: 'test.ping', timestamp, data: {} }, signal);
}

/** Whether its server answers at all, and what time it is there; nothing is sent. */
export async function reachWebhook(url: string, signal: AbortSignal): Promise<{ outcome: Outcome; serverTime?: Date }> {
  try {
    const { headers } = await fetch(url, { method: 'HEAD', redirect: 'manual', signal });
    const date = headers.get('date');
    return { outcome: 'accepted', ...(date === null ? {} : { serverTime: new Date(date) }) };
  } catch {
    return { outcome: signal.aborted ? 'timeout' : 'unreachable' };
  }
}

/** POSTs a body that says by its signature who sent it. */
export async function postSigned(
  { url, key, clock }: Webhook,
  id: string,
  payload: object,
  signal: AbortSignal,
): Promise<Outcome> {
  const body = JSON.stringify(payload);
  const headers = { 'content-type': 'application/json', ...webhookHeaders(key, id, clock.now(), body) };
  try {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.body?.cancel();
    if (response.ok) return 'accepted';
    return response.status === 429 || response.status >= 500 ? 'refused' : 'rejected';
  } catch {
    return signal.aborted ? 'timeout' : 'unreachable';
  }
}

/** The same over all tries. */
function payloadOf({ alertId, clinic, tiers, target, raisedAt, url }: Notice) {
  return { type: 'alert.raised', timestamp: raisedAt, data: { alertId, clinic, tiers, target, raisedAt, url } };
}
