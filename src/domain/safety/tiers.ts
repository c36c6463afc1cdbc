/** Crisis tiers, strongest first (clinical pack 7.2, precedence). `IMMINENT` and `MEDICAL` are equal; the first is named. */
export const TIERS = [
  'IMMINENT',
  'MEDICAL',
  'HARM_OTHERS',
  'ACTIVE_PLAN',
  'ACTIVE',
  'PSYCH_ACUTE',
  'SELF_HARM',
  'PASSIVE',
  'ABUSE',
  'THIRD_PARTY',
  'CHECK',
  'PAST_ONLY',
] as const;
export type Tier = (typeof TIERS)[number];

export const MARKS = ['DANGER', 'STAFF', 'DUTY_TO_WARN_REVIEW', 'REVIEW', 'NO_REPLY', 'LANGUAGE', 'QUIET'] as const;
export type Mark = (typeof MARKS)[number];

/** What was ambiguous, and so which CHECK question fits; the first one goes before the others. */
export const CHECK_FORMS = ['self', 'others', 'body'] as const;
export type CheckForm = (typeof CHECK_FORMS)[number];

/** What the detector found in one text. No tier at all is NONE. */
export interface Screening {
  /** Strongest first, without doubles. */
  tiers: Tier[];
  marks: Mark[];
  /** With CHECK: the question that fits. */
  check?: { form: CheckForm; afterMethod: boolean };
  /** With CHECK self: the text names a time, a means or a plan (`plan`), or says now (`now`): what a Yes then means. */
  hint?: 'plan' | 'now';
  /** "He reads these messages": switch to quiet mode. */
  quiet: boolean;
  /** Why, for staff and for tests: rule id and where in the text (UTF-16 offsets). */
  reasons: { rule: string; tier: Tier; start: number; end: number }[];
}

/** What the detector may know besides the text. */
export interface ScreeningContext {
  /** The person's texts of the last turns, oldest first (two-hop intent). */
  recent: string[];
  /** A dose was given today, or may have been. */
  doseToday: boolean;
  /** The law of the person's place lets a model be asked as well (clinical pack 9). Absent: it may be. */
  secondOpinion?: boolean;
}

export type Screen = (text: string, context: ScreeningContext) => Screening;

export const NOTHING_FOUND: Screening = { tiers: [], marks: [], quiet: false, reasons: [] };
