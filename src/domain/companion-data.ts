import { z } from 'zod';

/** What the bot sends beside a message's text in `channelData.companion`: the contract with every widget. */
export type AnswerType =
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'integer'
  | 'decimal'
  | 'quantity'
  | 'date'
  | 'text'
  | 'phone';

export interface QuestionOption {
  code: string;
  label: string;
  /** With `choices`: choosing it clears the others. */
  exclusive?: boolean;
}

export interface CrisisNumber {
  label: string;
  /** Dialled by tap. */
  tel?: string;
  /** A number to text, with the word to send. */
  text?: { to: string; body?: string };
  url?: string;
}

export interface QuestionData {
  kind: 'question';
  /** `url|version`; absent for a question within a crisis. */
  questionnaire?: string;
  linkId: string;
  /** LOINC, where a code exists. */
  code?: string;
  answerType: AnswerType;
  options?: QuestionOption[];
  /** Number and quantity limits, shown and checked. */
  min?: number;
  max?: number;
  maxLength?: number;
  /** Quantities: the units to choose from, and the parts asked in one question. */
  units?: { code: string; label: string }[];
  parts?: { linkId: string; label: string; units: { code: string; label: string }[]; min?: number; max?: number }[];
  /** For types without choices: Not sure, Prefer not to say, as codes that may be sent back. */
  absent?: QuestionOption[];
  required: boolean;
  progress?: { answered: number; total: number };
  commands: string[];
  /** This instance of the question; sent back with the answer, so that an older card is known as stale. */
  nonce?: string;
}

/** `calm`: shortly after a dose; large type, and one tap answers. */
export type CompanionData = AnyData & { calm?: true };

type AnyData =
  | QuestionData
  | { kind: 'notice' }
  | {
      kind: 'crisis';
      numbers: CrisisNumber[];
      pinned: boolean;
      quiet: boolean;
      status?: 'raised' | 'sent' | 'seen' | 'unreached' | 'closed' | 'unsaved';
      linkId?: string;
      answerType?: AnswerType;
      options?: QuestionOption[];
      nonce?: string;
    }
  | {
      kind: 'summary';
      questionnaire?: string;
      /** Every question and answer, the skipped ones too. */
      answers: { linkId: string; question: string; answer: string; section?: string }[];
      linkId?: string;
      answerType?: AnswerType;
      options?: QuestionOption[];
      commands?: string[];
      nonce?: string;
    }
  | { kind: 'done' };

/** An answer as widgets and cards send it back, in the activity's `value.companion`. */
export const companionAnswerSchema = z.looseObject({
  linkId: z.string().max(200),
  /** Card protection: the question's instance; an answer to an older card is stale. */
  nonce: z.string().max(100).optional(),
  code: z.string().max(200).optional(),
  codes: z.array(z.string().max(200)).max(100).optional(),
  number: z.number().optional(),
  unit: z.string().max(40).optional(),
  date: z.string().max(40).optional(),
  text: z.string().max(20_000).optional(),
  /** Parts of a question with several parts, by linkId. */
  parts: z.record(z.string(), z.looseObject({ number: z.number(), unit: z.string().max(40).optional() })).optional(),
});
export type CompanionAnswer = z.infer<typeof companionAnswerSchema>;

/** An answer, or a command button (`back`, `skip`, `help`, `pause`, `stop`, `person`). */
export const companionValueSchema = z.object({
  companion: z.union([z.strictObject({ command: z.string().max(40) }), companionAnswerSchema]),
});
export type CompanionValue = z.infer<typeof companionValueSchema>;
