import { allOf } from '../../../src/domain/all-pages.ts';
import type { Patient } from '../../../src/domain/care/patient.ts';
import type { Timer } from '../../../src/domain/care/timer.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { Store } from '../../../src/domain/ports.ts';
import type { ResponseRecord } from '../../../src/domain/questionnaire/response.ts';
import type { Alert } from '../../../src/domain/safety/alert.ts';
import type { Finding } from '../../../src/domain/triage/finding.ts';

/** What a conversation left behind for the therapist, without ids and times. */
export interface Kept {
  patient: unknown;
  responses: unknown[];
  findings: string[];
  alerts: unknown[];
  /** Events that are still to come. */
  timers: string[];
}

export async function keptOf(store: Store, conversationId: string, timers?: Timer[]): Promise<Kept> {
  const { records } = store;
  const patientId = (await records.get('conversations', conversationId))?.patientId ?? '';
  const patient = await records.get('patients', patientId);
  if (patient === undefined) throw new AppError('not-found', `${conversationId} has no patient.`);
  const query = { index: 'byPatient', where: { patientId } } as const;
  const coming = timers ?? (await timersOf(store));
  return {
    patient: factsOf(patient),
    responses: (await allOf(records, 'responses', query)).map(answersOf),
    findings: (await allOf(records, 'findings', query)).map(findingOf).sort(),
    alerts: (await allOf(records, 'alerts', query)).map(alertOf).sort(byText),
    timers: coming
      .filter((timer) => timer.conversationId === conversationId)
      .map(timerOf)
      .sort(),
  };
}

/** Every timer there is. */
export function timersOf({ records }: Store): Promise<Timer[]> {
  return allOf(records, 'timers', { index: 'byDue' });
}

function factsOf(patient: Patient): unknown {
  const { consent, location, birthDate, safeToText, quiet, callbackPhone, contact, disposition, language } = patient;
  return {
    consent: consent?.status,
    location: location && { country: location.country, region: location.region, confirmed: location.confirmed },
    ...{ birthDate, safeToText, quiet, callbackPhone, contact, disposition, language },
    disclosed: patient.disclosedAt !== undefined,
    screened: patient.suicideScreen !== undefined,
    openAlerts: patient.openAlerts.map(({ tiers, blocks }) => ({ tiers, blocks })).sort(byText),
  };
}

function answersOf({ questionnaire, status, answers, scores }: ResponseRecord): unknown {
  const given = Object.entries(answers).map(([linkId, { at: _at, conversationId: _c, past, ...answer }]) => {
    const before = past?.map(({ at: _then, ...rest }) => rest);
    return [linkId, { ...answer, ...(before === undefined ? {} : { past: before }) }];
  });
  return { questionnaire, status, answers: Object.fromEntries(given), scores };
}

function findingOf({ code, severity, state }: Finding): string {
  return `${code} ${severity} ${state}`;
}

function alertOf({ tiers, code, marks, blocks, told, turn, joined, notes }: Alert): unknown {
  return {
    tiers,
    code,
    marks,
    blocks,
    told,
    turn,
    joined: joined.map((j) => j.turn),
    notes: notes.map(({ key }) => key),
  };
}

function timerOf({ event }: Timer): string {
  return `${event.name} ${String(event.value.linkId ?? '')}`;
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a).localeCompare(JSON.stringify(b));
}
