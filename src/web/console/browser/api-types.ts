import type { BreakGlass } from '../../../domain/care/break-glass.ts';
import type { CardPart } from '../../../domain/care/intention-card.ts';
import type { IntentionVersion } from '../../../domain/care/intention-versions.ts';
import type { MeasureCourse } from '../../../domain/care/measure-course.ts';
import type { Clearance, Patient } from '../../../domain/care/patient.ts';
import type { PlanTemplate } from '../../../domain/care/plan-template.ts';
import type { MedicineSession } from '../../../domain/care/session.ts';
import type { TreatmentPlan } from '../../../domain/care/treatment-plan.ts';
import type { Language } from '../../../domain/languages.ts';
import type { ResponseRecord, Score } from '../../../domain/questionnaire/response.ts';
import type { Alert } from '../../../domain/safety/alert.ts';
import type { NumbersAge } from '../../../domain/safety/numbers-age.ts';
import type { SeverityTerm } from '../../../domain/treatment-history/maudsley.ts';
import type { Finding } from '../../../domain/triage/finding.ts';

export type { CardPart, Clearance, Language, MedicineSession, PlanTemplate, SeverityTerm, TreatmentPlan };

/** What the staff API answers, as far as the console reads it. */
export interface Page<T> {
  items: T[];
  next?: string;
}

export interface Staff {
  staffId: string;
  name: string;
  roles: string[];
  clinicId: string;
}

export interface Me {
  staff: Staff;
  /** What their roles allow. */
  permissions: string[];
  clinic: { id: string; name: string; zone: string };
  /** The clinic's staff list. */
  colleagues: { id: string; name: string }[];
  /** When the crisis numbers were verified last. */
  crisisNumbers: NumbersAge;
}

export interface AlertItem extends Omit<Alert, 'clinicId' | 'notes'> {
  patientLabel: string;
  notes: { key: string; at: string; text: string }[];
}

type OfPatient =
  | 'id'
  | 'name'
  | 'language'
  | 'disposition'
  | 'location'
  | 'birthDate'
  | 'quiet'
  | 'callbackPhone'
  | 'contact'
  | 'reminderContact'
  | 'lastSeenAt';

/** The front desk gets less: `clearance` and `openAlerts` are absent. */
export interface PatientItem extends Pick<Patient, OfPatient> {
  label: string;
  channel?: string;
  clearance?: Clearance;
  openAlerts?: Pick<AlertItem, 'id' | 'tiers' | 'code' | 'clock' | 'raisedAt' | 'acknowledged'>[];
  /** Of one patient: the zone their times are shown in. */
  zone?: string;
  /** It is open to this person by a reason they gave, and no longer than this. */
  breakGlass?: { until: string };
}

/** Somebody of the clinic, by name. */
export interface FoundItem extends Pick<Patient, 'id' | 'name' | 'birthDate'> {
  own: boolean;
}

/** Whose record was opened with a reason, and by whom. */
export interface OpenedItem extends Omit<BreakGlass, 'id' | 'clinicId'> {
  /** An auditor learns no names. */
  patientLabel?: string;
}

export interface AnswerItem {
  linkId: string;
  question: string;
  stem?: string;
  state: 'answered' | 'absent' | 'skipped';
  answer: string;
  points?: number;
  starred: boolean;
  said?: string;
  at: string;
  past: { state: string; answer: string; at: string }[];
}

export interface FindingItem extends Omit<Finding, 'clinicId' | 'answerSnapshot' | 'clinicianText' | 'source'> {
  clinicianText: string;
  answers: { linkId: string; question: string; state: string; answer: string }[];
  source: { id: string; citation: string }[];
}

export interface ResponseItem
  extends Pick<ResponseRecord, 'id' | 'status' | 'sessionId' | 'startedAt' | 'completedAt' | 'questionnaire'> {
  name: string;
  title: string;
  scores: (Score & { title: string })[];
  /** Earlier treatments as the patient reports them, in clinicians' words. */
  history?: string[];
}

export interface ResponseWhole extends ResponseItem {
  sections: { linkId: string; title: string; answers: AnswerItem[] }[];
  withheld: number;
}

export interface QuestionnaireItem {
  id: string;
  canonical: string;
  name: string;
  version: string;
  title: string;
  origin: 'shipped' | 'clinic' | 'earlier';
  items: number;
  /** Its copyright notice. */
  licence?: string;
  instruments: { id: string; name: string; licence: string; terms: string }[];
}

export interface PreviewItem {
  linkId: string;
  depth: number;
  type: string;
  asked: boolean;
  text: string;
  required: boolean;
  options: { code: string; label: string; points?: number }[];
  why?: string;
  when?: {
    all: boolean;
    conditions: { question: string; operator: string; answer: string }[];
    expression?: string;
  };
}

export interface QuestionnairePreview extends QuestionnaireItem {
  content: PreviewItem[];
}

/** An answer of a brief, with where it stands. */
export interface ToldItem extends AnswerItem {
  responseId: string;
}

export interface GoalItem {
  goal?: ToldItem;
  notice?: ToldItem;
}

export interface CardItem {
  title?: string;
  parts: Partial<Record<CardPart, ToldItem[]>>;
  goals: GoalItem[];
  versions: IntentionVersion[];
}

export interface PastItem extends MedicineSession {
  lookAgain?: true;
  hopedFor?: { title?: string; words: ToldItem[]; goals: GoalItem[] };
  happened: ToldItem[];
  firstWords: ToldItem[];
  flagged: FindingItem[];
  stayed: ToldItem[];
}

export interface CheckItem {
  linkId: string;
  state: 'open' | 'alerted';
  question: string;
  codes: string[];
  told?: ToldItem;
}

export interface BriefItem {
  at: string;
  note: string;
  patient: PatientItem & { zone: string };
  plan?: Pick<TreatmentPlan, 'status' | 'route' | 'setting' | 'induction'> & { version: number; done: number };
  nextSession?: MedicineSession & { lookAgain?: true };
  intention?: CardItem;
  checklist?: { items: CheckItem[] };
  sessions: PastItem[];
  measures: (MeasureCourse & { title: string })[];
  findings: FindingItem[];
  skipped: ToldItem[];
  withheld: { answers: number; scores: number; findings: number };
}

/** The front desk gets the logistics of a plan only. */
export interface PlanItem {
  version: number;
  plan?: Pick<TreatmentPlan, Logistic> & Partial<TreatmentPlan>;
  by?: string;
  at?: string;
  earlier: { version: number; by: string; at: string; plan: TreatmentPlan }[];
}
type Logistic =
  | 'status'
  | 'route'
  | 'setting'
  | 'rosterOfRoles'
  | 'preparationVisits'
  | 'induction'
  | 'integrationVisits'
  | 'maintenance';

interface SessionWords {
  responseId: string;
  title: string;
  status: string;
  answers: AnswerItem[];
}

export interface SessionItem extends MedicineSession {
  /** The clearance that confirmed it is to be looked at again. */
  lookAgain?: true;
  intention?: SessionWords[];
  checklist?: SessionWords[];
  reflection?: SessionWords[];
}

export interface MessageItem {
  id: string;
  conversationId: string;
  turn: number;
  channel?: string;
  at: string;
  from?: 'patient' | 'bot';
  text?: string;
  kind?: string;
  attachments?: string[];
  failed?: true;
  withheld?: true;
}
