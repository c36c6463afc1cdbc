import { z } from 'zod';
import { LANGUAGES, type Localized } from '../languages.ts';
import { fold } from '../safety/tokens.ts';

/** Words of one thing in every language, separated by `|`. */
const localized = z.strictObject({ en: z.string().min(1), es: z.string().min(1) }) satisfies z.ZodType<Localized>;
const wordsSchema = localized.transform(phrasesOf);

const dataSchema = z.strictObject({
  /** Beginnings of a plain statement about oneself ("I have", "tomo"), by name. */
  openings: z.record(z.string(), wordsSchema),
  /** May stand between the beginning and the thing ("also", "un"). */
  fillers: wordsSchema,
  /** Join two statements, or the things of a list ("and"). */
  joins: wordsSchema,
  /** May stand before a statement in the same part of a sentence ("and"). */
  leads: wordsSchema,
  /** May follow the thing without changing what was said ("years ago"). */
  followers: wordsSchema,
  /** A sentence with one of these is not a plain statement ("if", "maybe", "quizás"). */
  doubts: wordsSchema,
  /** By linkId. Where the question has options: the words for the thing, and the code of the option they mean. */
  items: z.record(
    z.string(),
    z.strictObject({
      openings: z.array(z.string()).min(1),
      words: wordsSchema.optional(),
      code: z.string().min(1).optional(),
    }),
  ),
});

/** How people say early, in passing, what a later question asks about; as clinicians and translators edit it. */
export const earlyDataSchema = dataSchema.refine(
  ({ openings, items }) => Object.values(items).every((item) => item.openings.every((name) => name in openings)),
  'an item names openings that there are none of',
);
export type EarlyData = z.infer<typeof earlyDataSchema>;

/** Folded words in a row. */
export type Phrase = readonly string[];

function phrasesOf(words: Localized): Phrase[] {
  return LANGUAGES.flatMap((language) => words[language].split('|')).map((phrase) => fold(phrase).trim().split(' '));
}
