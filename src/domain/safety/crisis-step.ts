import type { Language } from '../languages.ts';
import type { TextRef } from '../texts.ts';
import type { LinesFor } from './crisis-lines.ts';
import type { CheckForm, Mark, Screening, Tier } from './tiers.ts';

/** What the protocol must know of the person and the moment. */
export interface Situation {
  language: Language;
  lines: LinesFor;
  name?: string;
  quiet: boolean;
  /** Local time of today's dose, when it is known and it is the person's own body. */
  doseTime?: string;
  /** A suicide screen was finished in the last 24 hours. */
  screenFinishedRecently: boolean;
  /** A suicide screen is running. */
  screenOpen: boolean;
  /** Staff is accused: the clinical lead is told. */
  staffAccused: boolean;
  /** The clinical lead is the accused: title of the second safeguarding contact, as "I'm letting … know" says it. */
  safeguardingContact?: string;
  /** Nobody is on call now; when cover begins next, as the person reads it, where that is known. */
  uncovered?: { until?: { day: string; time: string } };
  /** Support texts so far in this crisis. */
  supportCount: number;
  /** An alert with a blocking tier is open. */
  openBlocking: boolean;
  /** It was the answer to "Do you feel safe where you live?". */
  homeSafeAnswer?: boolean;
  /** A text in an unknown language already made an alert today. */
  languageAlerted?: boolean;
}

export const CRISIS_QUESTION_KEYS = [
  'means',
  'plan.safe',
  'B.safe',
  'call',
  'E.hurt',
  'abuse.texting',
  'abuse.danger',
  'third_party.danger',
  'screen.offer',
  'check.self',
  'check.others',
  'check.body',
  'goon',
] as const;
export type CrisisQuestionKey = (typeof CRISIS_QUESTION_KEYS)[number];

/** Option codes, and `other` for a text that is none of them. Prefer not to say counts as `unsure`. */
export type CrisisReply = 'yes' | 'no' | 'unsure' | 'go_on' | 'break' | 'person' | 'other';

export interface CrisisQuestion {
  key: CrisisQuestionKey;
  /** Absent: the script itself asks; the `say` texts and the options are then one message. */
  text?: TextRef;
  /** Empty: the person answers in their own words (`B.safe`). */
  options: { code: Exclude<CrisisReply, 'other'>; label: TextRef }[];
}

/** One paragraph; consecutive ones may be one message. */
export interface CrisisSay {
  text: TextRef;
  /** The list of numbers comes with it. */
  showNumbers?: boolean;
  /** … and stays in sight. */
  pinNumbers?: boolean;
  status?: 'raised' | 'sent' | 'seen' | 'unreached' | 'closed';
  /** Say it in each of the clinic's languages. */
  everyLanguage?: boolean;
}

/** What the bot does in one turn of a crisis. */
export interface CrisisStep {
  say: CrisisSay[];
  question?: CrisisQuestion;
  /** An alert to record before replying (or to join to an open one). */
  raise?: {
    /** Strongest first. */
    tiers: Tier[];
    marks: Mark[];
    /** The person was told that the team is being told, so follow-ups go out. */
    told: boolean;
  };
  /** The tier whose script this step says, for the end of a screen that it offers. */
  scriptSaid?: Tier;
  /** A fact for the person who calls: a text key. */
  note?: string;
  /**
   * `q5-only`: ASQ item 5 alone, one screen was finished in the last 24 hours. `declined`: items 1–4 count as refused,
   * item 5 is still asked.
   */
  startScreen?: 'whole' | 'q5-only' | 'declined';
  /** Quiet mode begins. */
  quiet?: boolean;
  /** A support text was said: the crisis's new count. */
  supportCount?: number;
  /**
   * After `say`, where no question and no screen follows: `resume` the question that was open, run the command
   * `pause` or `person`, or `stay` (nothing more now).
   */
  next?: 'resume' | 'pause' | 'person' | 'stay';
  /** Questions whose silence is an answer. */
  timers?: { question: CrisisQuestionKey; minutes: number }[];
}

/** What a crisis remembers between its questions. */
export interface CrisisMemory {
  tiers: readonly Tier[];
  marks: readonly Mark[];
  check?: { form: CheckForm; afterMethod: boolean };
  /** The stronger of the hints in the ambiguous text and in the answer (`now` before `plan`). */
  hint?: Screening['hint'];
  /** How often the open question was asked, this time included. */
  asked: number;
}

/** The part of a screening that the protocol reads. */
export type Found = Pick<Screening, 'marks'> & Partial<Pick<Screening, 'check' | 'hint' | 'quiet'>>;
