import type { Coding, Quantity } from './fhir.ts';

/** Why there is no value (HL7 data-absent-reason). `asked-unknown` Not sure, `asked-declined` Prefer not to say. */
export type AbsentReason = 'asked-unknown' | 'asked-declined';

/** One value of an answer, as FHIR writes it in `QuestionnaireResponse.item.answer`. */
export type AnswerValue =
  | { valueCoding: Coding }
  | { valueBoolean: boolean }
  | { valueInteger: number }
  | { valueDecimal: number }
  /** A whole or partial date: YYYY, YYYY-MM or YYYY-MM-DD. */
  | { valueDate: string }
  /** A moment with its offset, or a whole or partial date. */
  | { valueDateTime: string }
  /** hh:mm:ss */
  | { valueTime: string }
  | { valueString: string }
  | { valueUri: string }
  | { valueQuantity: Quantity };

/** What was answered to one item. An item that was never asked has no answer at all. */
export type GivenAnswer =
  | { state: 'answered'; values: AnswerValue[] }
  | { state: 'absent'; reason: AbsentReason }
  | { state: 'skipped' };

export type Answer = GivenAnswer & {
  linkId: string;
  /** UTC, ISO 8601. */
  at: string;
  conversationId: string;
  turn: number;
  /** What the person typed, where that was more than a tap. */
  said?: string;
  /** Earlier answers to the same item, oldest first: a change of mind keeps what it replaced. */
  past?: (GivenAnswer & { at: string })[];
};

/** A computed score of an instrument within a response. */
export interface Score {
  instrument: string;
  /** Sum of the answered items; the whole score only when `complete`. */
  value: number;
  complete: boolean;
  answered: number;
  items: number;
  /** LOINC code of the total, where one exists. */
  loinc?: string;
  max: number;
}

/** One run of a questionnaire by one patient, pinned to the questionnaire's version. */
export interface ResponseRecord {
  id: string;
  clinicId: string;
  patientId: string;
  conversationId: string;
  /** `url|version` */
  questionnaire: string;
  status: 'in-progress' | 'completed' | 'stopped';
  /** The medicine session this belongs to (intention, checklist, reflection). */
  sessionId?: string;
  /** The points that a run of a care questionnaire asks, set when it begins; each item is asked once. */
  points?: string[];
  /** The session of a point, where the run asks points of several; else it is `sessionId`. */
  sessions?: Record<string, string>;
  /** The assignment by staff that this answers. */
  assignmentId?: string;
  /** By linkId; repeated groups use `<group>[<index>]/<linkId>`. */
  answers: Record<string, Answer>;
  scores: Record<string, Score>;
  startedAt: string;
  updatedAt: string;
  completedAt?: string;
}
