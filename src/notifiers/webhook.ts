import type { Clock } from '../domain/clock.ts';
import type { Notice, Notifier, Outcome } from '../domain/escalation/notifier.ts';
import { webhookHeaders } from './webhook-signature.ts';

/** Signed POSTs to the clinic's own pager. Redirects are refused: a body goes to the address that was set, or nowhere. */
export function createWebhookNotifier({ url, key, clock }: { url: string; key: Buffer; clock: Clock }): Notifier {
  return {
    channel: 'webhook',
    reaches: (member) => member === undefined,
    async send(notice, signal): Promise<Outcome> {
      const body = JSON.stringify(payloadOf(notice));
      const headers = { 'content-type': 'application/json', ...webhookHeaders(key, notice.id, clock.now(), body) };
      try {
        const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
        await response.body?.cancel();
        if (response.ok) return 'accepted';
        return response.status === 429 || response.status >= 500 ? 'refused' : 'rejected';
      } catch {
        return signal.aborted ? 'timeout' : 'unreachable';
      }
    },
    close: async () => {},
  };
}

/** The same over all tries. */
function payloadOf({ alertId, clinic, tiers, target, raisedAt, url }: Notice) {
  return { type: 'alert.raised', timestamp: raisedAt, data: { alertId, clinic, tiers, target, raisedAt, url } };
}
