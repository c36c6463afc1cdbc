import type { Merge } from './care/merge.ts';
import type { Outreach } from './care/outreach.ts';
import type { Patient } from './care/patient.ts';
import type { SessionPoint } from './care/session-point.ts';
import type { Timer } from './care/timer.ts';
import type { Accusation } from './escalation/accused.ts';
import type { Answer, ResponseRecord, Score } from './questionnaire/response.ts';
import type { Alert, StaffAct } from './safety/alert.ts';
import type { Mark, Tier } from './safety/tiers.ts';
import type { Disposition, Finding } from './triage/finding.ts';
import type { ConversationInfo } from './turn.ts';

/** Facts about a patient that a turn may set. An `undefined` value clears the fact. */
export type PatientFacts = Partial<
  Pick<
    Patient,
    | 'name'
    | 'language'
    | 'consent'
    | 'sudConsent'
    | 'disclosedAt'
    | 'location'
    | 'birthDate'
    | 'safeToText'
    | 'quiet'
    | 'reminders'
    | 'callbackPhone'
    | 'contact'
    | 'suicideScreen'
    | 'disposition'
    | 'lastSeenAt'
    | 'lastSeenIn'
  >
>;

/**
 * What a turn changes outside its own document. Each is idempotent: applied twice, the result is the same,
 * so a crash between commit and projection costs nothing.
 */
export type Effect =
  | { kind: 'conversation.started'; conversation: ConversationInfo; userId: string; userName?: string; at: string }
  | { kind: 'conversation.language'; conversationId: string; patientId: string; language: ConversationInfo['language'] }
  | { kind: 'conversation.erase'; conversationId: string; after: string | undefined }
  | { kind: 'patient.changed'; patientId: string; set: PatientFacts }
  | { kind: 'patient.merged'; merge: Merge }
  | { kind: 'response.started'; response: ResponseRecord }
  | { kind: 'answer.recorded'; responseId: string; key: string; answer: Answer }
  | { kind: 'answers.dropped'; responseId: string; keys: string[]; at: string }
  | { kind: 'scores.computed'; responseId: string; scores: Record<string, Score> }
  | { kind: 'response.ended'; responseId: string; status: 'completed' | 'stopped'; at: string }
  | { kind: 'finding.raised'; finding: Finding }
  | { kind: 'finding.superseded'; findingId: string; at: string }
  | { kind: 'disposition.set'; patientId: string; disposition: Disposition }
  | { kind: 'clearance.look-again'; patientId: string; at: string }
  | { kind: 'alert.raised'; alert: Alert }
  | { kind: 'alert.joined'; alertId: string; turn: number; conversationId: string; at: string; tiers: Tier[] }
  | { kind: 'alert.noted'; alertId: string; marks?: Mark[]; note?: string; at: string }
  | { kind: 'alert.accepted'; alertId: string; at: string }
  | { kind: 'alert.acknowledged'; alertId: string; patientId: string; act: StaffAct }
  | { kind: 'alert.closed'; alertId: string; patientId: string; act: StaffAct }
  | { kind: 'alert.named'; alertId: string; accusation: Accusation; at: string }
  | { kind: 'alert.released'; alertId: string; accusation: Accusation; act: StaffAct }
  | { kind: 'care.put-off'; patientId: string; points: SessionPoint[]; until: string }
  | { kind: 'outreach.due'; outreach: Outreach }
  | { kind: 'timer.set'; timer: Timer }
  | { kind: 'timer.cleared'; timerId: string }
  /** A code stands in what was said: staff read the turn without it. */
  | { kind: 'code.said'; by: 'patient' | 'bot' }
  | { kind: 'turn-failed'; code: string };
