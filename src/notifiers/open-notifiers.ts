import type { Clock } from '../domain/clock.ts';
import type { Notifier } from '../domain/escalation/notifier.ts';
import { createEmailNotifier } from './email.ts';
import { createWebhookNotifier } from './webhook.ts';

export interface NotifierSettings {
  smtp: { url: string; from: string | undefined } | undefined;
  webhook: { url: string; key: Buffer } | undefined;
}

/** The channels that are set up. Whoever opens them closes them. */
export function openNotifiers({ smtp, webhook }: NotifierSettings, publicUrl: string, clock: Clock): Notifier[] {
  const { hostname } = new URL(publicUrl);
  // An address is no domain: a mail from companion@127.0.0.1 is refused.
  const domain = /[a-z]/i.test(hostname) ? hostname : 'localhost';
  const notifiers: Notifier[] = [];
  if (smtp !== undefined) {
    notifiers.push(createEmailNotifier({ smtpUrl: smtp.url, from: smtp.from ?? `companion@${domain}`, domain }));
  }
  if (webhook !== undefined) notifiers.push(createWebhookNotifier({ ...webhook, clock }));
  return notifiers;
}
