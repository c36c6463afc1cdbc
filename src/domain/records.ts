import type { BreakGlass } from './care/break-glass.ts';
import type { CareClock } from './care/care-clock.ts';
import type { Outreach } from './care/outreach.ts';
import type { Patient } from './care/patient.ts';
import type { MedicineSession } from './care/session.ts';
import type { Timer } from './care/timer.ts';
import type { PlanRecord } from './care/treatment-plan.ts';
import type { Escalation } from './escalation/escalation.ts';
import type { JsonObject } from './json.ts';
import type { ResponseRecord } from './questionnaire/response.ts';
import type { Alert } from './safety/alert.ts';
import type { Finding } from './triage/finding.ts';
import type { ConversationInfo } from './turn.ts';

/** A conversation as it is looked up from outside its turns. */
export interface ConversationRecord extends ConversationInfo {
  startedAt: string;
  /** Consent was refused: its turns are deleted after this time. */
  eraseAfter?: string;
}

/** Who read or changed what; appended, never changed. */
export interface AuditEntry {
  id: string;
  clinicId: string;
  at: string;
  by: string;
  role: string;
  action: string;
  patientId?: string;
  target?: string;
  reason?: string;
}

/** The way to a person of the staff in Teams: they wrote to the bot there. */
export interface StaffLine {
  /** `<clinic id>/<staff id>` */
  id: string;
  /** Whom it belongs to, as Teams names them: should the clinics file name somebody else, it is no longer theirs. */
  teamsId: string;
  /** Bot Framework conversation reference. */
  reference: JsonObject;
  at: string;
}

/** One value of the server itself: the signing key, a used login link, a resume code's hash. */
export interface Setting {
  id: string;
  value: string;
  at: string;
}

/** A version of a questionnaire that was run here: kept as long as anything may lean on it. */
export interface PublishedQuestionnaire {
  /** `url|version` */
  id: string;
  /** FHIR R4, as it was shipped or lay in a clinic's folder. */
  json: unknown;
  /** Only these clinics used it; absent: all. */
  clinics?: string[];
  at: string;
}

/** The read models: what turns project into and staff read from. */
export interface Records {
  conversations: ConversationRecord;
  patients: Patient;
  responses: ResponseRecord;
  findings: Finding;
  alerts: Alert;
  escalations: Escalation;
  staffLines: StaffLine;
  plans: PlanRecord;
  sessions: MedicineSession;
  timers: Timer;
  careClocks: CareClock;
  outreaches: Outreach;
  audit: AuditEntry;
  breakGlass: BreakGlass;
  settings: Setting;
  questionnaires: PublishedQuestionnaire;
}
export type RecordKind = keyof Records;

/**
 * The declared indexes. A list query names one: equality on every field but the last, order by the last
 * (then by id). Records without the last field are not in that list.
 */
export const INDEXES = {
  conversations: { eraseAfter: ['eraseAfter'] },
  patients: { byClinic: ['clinicId', 'attention'], byUser: ['clinicId', 'userId', 'createdAt'] },
  responses: { byPatient: ['patientId', 'startedAt'] },
  findings: { byPatient: ['patientId', 'at'] },
  alerts: { byClinic: ['clinicId', 'raisedAt'], byPatient: ['patientId', 'raisedAt'] },
  escalations: { byDue: ['dueAt'] },
  staffLines: { byTime: ['at'] },
  plans: {},
  sessions: { byPatient: ['patientId', 'start'] },
  timers: { byDue: ['dueAt'] },
  careClocks: { byWaking: ['wakeAt'] },
  outreaches: { byDue: ['dueAt'] },
  audit: { byClinic: ['clinicId', 'at'], byPatient: ['patientId', 'at'] },
  breakGlass: { byClinic: ['clinicId', 'at'] },
  settings: {},
  questionnaires: { byTime: ['at'] },
} as const satisfies Record<RecordKind, Record<string, readonly string[]>>;

export type IndexName<K extends RecordKind> = keyof (typeof INDEXES)[K] & string;
