import type { Config } from '../../config.ts';
import { allOf } from '../../domain/all-pages.ts';
import type { Clinic } from '../../domain/clinic.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Store } from '../../domain/ports.ts';
import { reachMailServer } from '../../notifiers/email.ts';
import { pingWebhook, reachWebhook } from '../../notifiers/webhook.ts';
import { type Check, checking } from './check.ts';

const PATIENCE_MS = 10_000;
/** Receivers of signed webhooks refuse a time that is much further off. */
const MOST_OFF_MS = 60_000;

/** How alerts leave: each channel that is set up is tried, without a message unless `ping` asks for one. */
export async function channelChecks(config: Config, clock: Clock, ping: boolean): Promise<Check[]> {
  const alerts = { name: 'webhook', settings: 'ALERT_WEBHOOK', webhook: config.alerts.webhook };
  const patients = { name: 'patient webhook', settings: 'PATIENT_WEBHOOK', webhook: config.patientWebhook };
  return [
    ...(await mailChecks(config)),
    ...(await webhookChecks(alerts, clock, ping)),
    ...(await webhookChecks(patients, clock, ping)),
  ];
}

async function mailChecks({ alerts: { smtp } }: Config): Promise<Check[]> {
  const { ok, fault } = checking('mail');
  if (smtp === undefined) return [ok('not used (SMTP_URL is not set)')];
  const outcome = await reachMailServer(smtp.url, AbortSignal.timeout(PATIENCE_MS));
  return outcome === 'accepted'
    ? [ok('the server can be reached and lets us in')]
    : [
        fault(
          `the server cannot be used: ${outcome}`,
          'look at SMTP_URL: host, port, user, password; it must speak TLS',
        ),
      ];
}

interface WebhookSetting {
  name: string;
  /** What its settings begin with. */
  settings: string;
  webhook: Config['patientWebhook'];
}

async function webhookChecks(
  { name, settings, webhook }: WebhookSetting,
  clock: Clock,
  ping: boolean,
): Promise<Check[]> {
  const { ok, warning, fault } = checking(name);
  if (webhook === undefined) return [ok(`not used (${settings}_URL is not set)`)];
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const { outcome, serverTime } = await reachWebhook(webhook.url, signal);
  if (outcome !== 'accepted') {
    return [fault(`its server cannot be reached: ${outcome}`, `look at ${settings}_URL, and whether its server is up`)];
  }
  const off = serverTime === undefined ? 0 : Math.abs(serverTime.getTime() - clock.now().getTime());
  const late = `our clock and its server's are ${Math.round(off / 1000)} s apart`;
  const clockCheck = off > MOST_OFF_MS ? [warning(late, 'let this machine keep its time by NTP')] : [];
  if (!ping) return [ok('its server can be reached; --ping sends it a signed test'), ...clockCheck];
  const taken = await pingWebhook({ ...webhook, clock }, signal);
  return taken === 'accepted'
    ? [ok('it took a signed test'), ...clockCheck]
    : [fault(`it did not take a signed test: ${taken}`, `look at ${settings}_SECRET on both sides`), ...clockCheck];
}

/** Who of the staff can be reached in Teams. */
export async function teamsChecks(config: Config, clinics: readonly Clinic[], store?: Store): Promise<Check[]> {
  const { ok, warning } = checking('Teams');
  const listed = clinics.flatMap(({ id, staff = [] }) =>
    staff.filter(({ teamsId }) => teamsId !== undefined).map((member) => ({ key: `${id}/${member.id}`, member })),
  );
  if (config.azureBot === undefined) {
    return listed.length === 0
      ? [ok('not used (MicrosoftAppId is not set)')]
      : [
          warning(
            'staff have a teamsId, but the bot has no credentials',
            'set MicrosoftAppId and MicrosoftAppPassword',
          ),
        ];
  }
  const lines = store === undefined ? [] : await allOf(store.records, 'staffLines', { index: 'byTime' });
  const known = new Map(lines.map(({ id, teamsId }) => [id, teamsId]));
  const silent = listed.filter(({ key, member }) => known.get(key) !== member.teamsId).map(({ key }) => key);
  return [
    ok('credentials are set'),
    ...(silent.length === 0
      ? []
      : [warning(`not reached in Teams yet: ${silent.join(', ')}`, 'they must write to the bot there once')]),
  ];
}
