import type { Notifier, Outcome } from '../domain/escalation/notifier.ts';
import { openSmtp } from './smtp.ts';

export interface EmailOptions {
  /** `smtp://user:password@host:587` or `smtps://…` */
  smtpUrl: string;
  from: string;
  /** Right-hand side of Message-ID. */
  domain: string;
}

/** Alerts by e-mail. */
export function createEmailNotifier({ smtpUrl, from, domain }: EmailOptions): Notifier {
  const smtp = openSmtp(smtpUrl);
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
      return smtp.send(message, signal);
    },
    close: async () => smtp.close(),
  };
}

/** Whether the server can be reached and lets us in; no mail is sent. */
export async function reachMailServer(smtpUrl: string, signal: AbortSignal): Promise<Outcome> {
  const smtp = openSmtp(smtpUrl);
  try {
    return await smtp.verify(signal);
  } finally {
    smtp.close();
  }
}
