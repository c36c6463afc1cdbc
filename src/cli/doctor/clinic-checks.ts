import type { Config } from '../../config.ts';
import { clinicWarnings } from '../../content/clinic-warnings.ts';
import { readClinics } from '../../content/clinics.ts';
import type { Clinic } from '../../domain/clinic.ts';
import { AppError } from '../../domain/errors.ts';
import { gapsWithin, onCallWithin } from '../../domain/escalation/on-call.ts';
import type { StaffMember } from '../../domain/staff.ts';
import { type Check, checking } from './check.ts';

const DAYS = 7;
/** More gaps than these are counted, not named. */
const MOST_NAMED = 5;

/** The clinics file, and whether somebody can be called at any time of the next days. */
export async function clinicChecks(config: Config, now: Date): Promise<{ clinics: Clinic[]; checks: Check[] }> {
  const { ok, warning, fault } = checking('clinics');
  try {
    const clinics = await readClinics(config.clinicsFile);
    const read =
      config.clinicsFile === undefined
        ? warning('the demo clinic is used', 'describe yours in a file and set CLINICS_FILE')
        : ok(`${clinics.map(({ id }) => id).join(', ')} from ${config.clinicsFile}`);
    return { clinics, checks: [read, ...clinics.flatMap((clinic) => ofClinic(clinic, config, now))] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { clinics: [], checks: [fault(error.message, 'correct the file; README, "Who is called", has an example')] };
  }
}

function ofClinic(clinic: Clinic, config: Config, now: Date): Check[] {
  const { warning } = checking(`clinic ${clinic.id}`);
  return [
    ...clinicWarnings(clinic).map((text) => warning(text, 'complete the clinic in the clinics file')),
    ...coverChecks(clinic, now),
    ...reachChecks(clinic, config, now),
  ];
}

function coverChecks(clinic: Clinic, now: Date): Check[] {
  const { ok, warning } = checking(`on call, ${clinic.id}`);
  if (clinic.onCall === undefined) return [ok('the clinic keeps its rota elsewhere')];
  // That nobody ever is on call was said.
  if (clinic.onCall.length === 0) return [];
  const gaps = gapsWithin(clinic, now, DAYS);
  if (gaps.length === 0) return [ok(`somebody at any time of the next ${DAYS} days`)];
  const format = { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  const time = new Intl.DateTimeFormat('en', { ...format, timeZone: clinic.zone });
  const named = gaps.slice(0, MOST_NAMED).map(({ from, to }) => `\n  - ${time.format(from)} to ${time.format(to)}`);
  const more = gaps.length > MOST_NAMED ? `\n  - and ${gaps.length - MOST_NAMED} more` : '';
  const text = `nobody in the next ${DAYS} days (${clinic.zone}):${named.join('')}${more}`;
  return [warning(text, 'add shifts, or know that patients are told that nobody is on call then')];
}

/** Whom an alert would be sent to, and who has nothing that it can be sent by. */
function reachChecks(clinic: Clinic, { alerts, azureBot }: Config, now: Date): Check[] {
  const { ok, warning } = checking(`reach, ${clinic.id}`);
  if (alerts.smtp === undefined && alerts.webhook === undefined && azureBot === undefined) {
    return [
      warning('alerts stand in the console only', 'set SMTP_URL, ALERT_WEBHOOK_URL or the credentials of the bot'),
    ];
  }
  const isReached = ({ email, teamsId }: StaffMember) =>
    (email !== undefined && alerts.smtp !== undefined) || (teamsId !== undefined && azureBot !== undefined);
  const onCall = onCallWithin(clinic, now, DAYS);
  const unreached = (clinic.staff ?? []).filter((member) => onCall.includes(member.id) && !isReached(member));
  if (unreached.length === 0) return [ok('everybody who will be on call has an address of a channel that is set up')];
  const names = unreached.map(({ id }) => id).join(', ');
  return [warning(`on call, but without an address: ${names}`, 'give them an email or a teamsId in the clinics file')];
}
