import { createTransport } from 'nodemailer';
import type { Failure, Notifier, Outcome } from '../domain/escalation/notifier.ts';
import { untilAborted } from '../domain/escalation/until-aborted.ts';

/** The pager gives a try up after its own time; a connection that nobody waits for ends soon after. */
const SOCKET_MS = 15_000;

export interface EmailOptions {
  /** `smtp://user:password@host:587` or `smtps://…` */
  smtpUrl: string;
  from: string;
  /** Right-hand side of Message-ID. */
  domain: string;
}

/** E-mail over SMTP, one connection a message, so that one that hangs holds up no other. */
export function createEmailNotifier({ smtpUrl, from, domain }: EmailOptions): Notifier {
  const transport = transportTo(smtpUrl);
  return {
    channel: 'email',
    reaches: (member) => member?.email !== undefined,
    async send({ id, to, subject, text }, signal) {
      const address = to?.email;
      if (address === undefined) return 'rejected';
      const message = {
        from,
        to: { name: to?.name ?? '', address },
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        priority: 'high' as const,
        headers: { 'Auto-Submitted': 'auto-generated' },
      };
      return untilAborted(signal, () => outcomeOf(transport.sendMail(message)));
    },
    close: async () => transport.close(),
  };
}

/** Whether the server can be reached and lets us in; no mail is sent. */
export async function reachMailServer(smtpUrl: string, signal: AbortSignal): Promise<Outcome> {
  const transport = transportTo(smtpUrl);
  try {
    return await untilAborted(signal, () => outcomeOf(transport.verify()));
  } finally {
    transport.close();
  }
}

function transportTo(smtpUrl: string) {
  const timeouts = { connectionTimeout: SOCKET_MS, greetingTimeout: SOCKET_MS, socketTimeout: SOCKET_MS };
  const safe = { disableFileAccess: true, disableUrlAccess: true };
  return createTransport({ url: smtpUrl, requireTLS: !isNearby(smtpUrl), ...timeouts, ...safe });
}

async function outcomeOf(sending: Promise<unknown>): Promise<Outcome> {
  try {
    await sending;
    return 'accepted';
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): Failure {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (code === 'ETIMEDOUT') return 'timeout';
  if (responseCode === undefined) return 'unreachable';
  return responseCode >= 500 ? 'rejected' : 'refused';
}

/** A relay on this machine has no certificate; any other must speak TLS before it is told anything. */
function isNearby(smtpUrl: string): boolean {
  const { hostname, searchParams } = new URL(smtpUrl);
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) || searchParams.get('requireTLS') === 'false';
}
