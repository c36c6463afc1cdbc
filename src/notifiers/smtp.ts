import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Failure, Outcome } from '../domain/escalation/notifier.ts';
import { untilAborted } from '../domain/escalation/until-aborted.ts';

/** Whoever waits gives a try up after their own time; a connection that nobody waits for ends soon after. */
const SOCKET_MS = 15_000;

/** A mail server. One connection a message, so that one that hangs holds up no other. */
export interface Smtp {
  send(mail: SendMailOptions, signal: AbortSignal): Promise<Outcome>;
  /** Whether it can be reached and lets us in; no mail is sent. */
  verify(signal: AbortSignal): Promise<Outcome>;
  close(): void;
}

/** `smtp://user:password@host:587` or `smtps://…` */
export function openSmtp(smtpUrl: string): Smtp {
  const timeouts = { connectionTimeout: SOCKET_MS, greetingTimeout: SOCKET_MS, socketTimeout: SOCKET_MS };
  const safe = { disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({ url: smtpUrl, requireTLS: !isNearby(smtpUrl), ...timeouts, ...safe });
  return {
    send: (mail, signal) => untilAborted(signal, () => outcomeOf(transport.sendMail(mail))),
    verify: (signal) => untilAborted(signal, () => outcomeOf(transport.verify())),
    close: () => transport.close(),
  };
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
