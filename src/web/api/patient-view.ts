import type { Patient } from '../../domain/care/patient.ts';
import type { Language } from '../../domain/languages.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import type { Channel } from '../../domain/turn.ts';

/** What is shown with a patient but stands elsewhere. */
export interface Surroundings {
  language: Language;
  channel: Channel | undefined;
  openAlerts: Alert[];
}

/** A patient as clinicians see them. */
export function patientView(patient: Patient, around: Surroundings) {
  const { openAlerts } = around;
  const {
    clinicId: _c,
    userId: _u,
    conversations: _v,
    attention: _a,
    openAlerts: _o,
    newestAlertAt: _n,
    lastSeenIn: _l,
    ...rest
  } = patient;
  const newest = openAlerts[0]?.raisedAt;
  return {
    ...rest,
    ...identity(patient, around),
    openAlerts: openAlerts.map(({ id, tiers, code, marks, blocks, clock, raisedAt, acknowledged }) => ({
      ...{ id, tiers, code, marks, blocks, clock, raisedAt, acknowledged },
    })),
    ...(newest === undefined ? {} : { newestAlertAt: newest }),
  };
}

/** What the front desk needs to reach somebody and to keep the calendar: no answer, score, finding or word. */
export function logisticsView(patient: Patient, around: Surroundings) {
  const { callbackPhone, reminderContact, lastSeenAt, language } = patient;
  return {
    ...identity(patient, around),
    language,
    lastSeenAt,
    ...(callbackPhone === undefined ? {} : { callbackPhone }),
    ...(reminderContact === undefined ? {} : { reminderContact }),
  };
}

/** A name where there is one, and a label that is always there. */
export function identity(patient: Patient, { language, channel }: Pick<Surroundings, 'language' | 'channel'>) {
  const { id, name } = patient;
  return { id, label: labelOf(patient, language), ...(name === undefined ? {} : { name }), channel };
}

/** Nobody has to give a name: the last characters of the id tell people apart. */
export function labelOf({ id, name }: Pick<Patient, 'id' | 'name'>, language: Language): string {
  return name ?? `${NEUTRAL[language]} ${id.slice(-6).toUpperCase()}`;
}

const NEUTRAL: Record<Language, string> = { en: 'Patient', es: 'Paciente' };
