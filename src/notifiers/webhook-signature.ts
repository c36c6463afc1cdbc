import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** The key in a Standard Webhooks secret: `whsec_` and 24 to 64 bytes in base64. Undefined when it is none. */
export function webhookKey(secret: string): Buffer | undefined {
  const encoded = secret.slice(PREFIX.length);
  const key = Buffer.from(encoded, 'base64');
  const isWhole = key.toString('base64').replace(/=+$/, '') === encoded.replace(/=+$/, '');
  return secret.startsWith(PREFIX) && isWhole && key.length >= 24 && key.length <= 64 ? key : undefined;
}

/** Headers that prove who sent a body, as the Standard Webhooks specification has them (symmetric, `v1`). */
export function webhookHeaders(key: Buffer, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = `${Math.floor(at.getTime() / 1000)}`;
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
