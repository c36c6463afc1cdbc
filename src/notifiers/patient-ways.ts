import type { WayOut } from '../domain/care/way-out.ts';
import type { Clock } from '../domain/clock.ts';
import type { EmailOptions } from './email.ts';
import { openSmtp } from './smtp.ts';
import { postSigned } from './webhook.ts';

/** A mail to a patient: neutral words and a link, to an address that staff entered. */
export function createPatientMail({ smtpUrl, from, domain }: EmailOptions): WayOut {
  const smtp = openSmtp(smtpUrl);
  return {
    channel: 'email',
    reaches: ({ email }) => email !== undefined,
    async send({ id, email, subject, mail }, signal) {
      if (email === undefined) return 'rejected';
      const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
      const message = { from, to: { name: '', address: email }, subject, text: mail, messageId: `<${id}@${domain}>` };
      return smtp.send({ ...message, headers }, signal);
    },
    close: async () => smtp.close(),
  };
}

/** A signed POST to the clinic's own SMS gateway, which may know a number that we don't. */
export function createPatientWebhook(webhook: { url: string; key: Buffer; clock: Clock }): WayOut {
  return {
    channel: 'webhook',
    reaches: () => true,
    send({ id, patientId, phone, text, url, expiresAt }, signal) {
      return postSigned(webhook, id, { kind: 'patient-link', patientId, phone, text, url, expiresAt }, signal);
    },
    close: async () => {},
  };
}
