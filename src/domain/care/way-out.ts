import type { Clinic } from '../clinic.ts';
import type { Outcome } from '../escalation/notifier.ts';
import type { Texts } from '../texts.ts';
import type { Patient } from './patient.ts';

/** What leaves the system for a patient: that something waits, and a link. Nothing of what it is. */
export interface PatientMessage {
  /** The same over all tries. */
  id: string;
  patientId: string;
  email?: string;
  phone?: string;
  subject: string;
  /** Short, with the link in it. */
  text: string;
  mail: string;
  url: string;
  /** UTC, ISO 8601. */
  expiresAt: string;
}

/** A way to a patient who has no chat open. */
export interface WayOut {
  readonly channel: 'email' | 'webhook';
  reaches(contact: Pick<PatientMessage, 'email' | 'phone'>): boolean;
  /** Resolves to what the channel said; the signal ends a try that takes too long. Never throws for a channel's fault. */
  send(message: PatientMessage, signal: AbortSignal): Promise<Outcome>;
  close(): Promise<void>;
}

/** The message for a link; `discreet`, it does not say whom it is from. */
export function messageFor(
  patient: Pick<Patient, 'id' | 'language' | 'reminderContact'>,
  { id, url, expiresAt, discreet }: { id: string; url: string; expiresAt: string; discreet: boolean },
  clinic: Pick<Clinic, 'name'> | undefined,
  texts: Texts,
): PatientMessage {
  const { email, phone } = patient.reminderContact ?? {};
  const params = { named: clinic !== undefined && !discreet, clinic: clinic?.name ?? '', url };
  const say = (key: string) => texts.format(patient.language, { key, params });
  return {
    ...{ id, patientId: patient.id },
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...{ subject: say('reach.subject'), text: say('reach.text'), mail: say('reach.mail'), url, expiresAt },
  };
}
