import type { WayOut } from '../domain/care/way-out.ts';
import type { Clock } from '../domain/clock.ts';
import type { Notifier } from '../domain/escalation/notifier.ts';
import { createEmailNotifier, type EmailOptions } from './email.ts';
import { createPatientMail, createPatientWebhook } from './patient-ways.ts';
import { createWebhookNotifier } from './webhook.ts';

export interface NotifierSettings {
  smtp: { url: string; from: string | undefined } | undefined;
  webhook: { url: string; key: Buffer } | undefined;
}

/** The channels that are set up. Whoever opens them closes them. */
export function openNotifiers({ smtp, webhook }: NotifierSettings, publicUrl: string, clock: Clock): Notifier[] {
  const notifiers: Notifier[] = [];
  if (smtp !== undefined) notifiers.push(createEmailNotifier(mailFrom(smtp, publicUrl)));
  if (webhook !== undefined) notifiers.push(createWebhookNotifier({ ...webhook, clock }));
  return notifiers;
}

/** The same for patients: their gateway is never the one that alerts go to. */
export function openWaysOut({ smtp, webhook }: NotifierSettings, publicUrl: string, clock: Clock): WayOut[] {
  const ways: WayOut[] = [];
  if (smtp !== undefined) ways.push(createPatientMail(mailFrom(smtp, publicUrl)));
  if (webhook !== undefined) ways.push(createPatientWebhook({ ...webhook, clock }));
  return ways;
}

function mailFrom({ url, from }: NonNullable<NotifierSettings['smtp']>, publicUrl: string): EmailOptions {
  const { hostname } = new URL(publicUrl);
  // An address is no domain: a mail from companion@127.0.0.1 is refused.
  const domain = /[a-z]/i.test(hostname) ? hostname : 'localhost';
  return { smtpUrl: url, from: from ?? `companion@${domain}`, domain };
}
