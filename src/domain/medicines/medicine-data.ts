import { z } from 'zod';
import type { Localized } from '../languages.ts';

const text = z.string().min(1);
const localized = z.strictObject({ en: text, es: text }) satisfies z.ZodType<Localized>;
/** Words between spaces. */
const words = z.string().transform((list) => list.split(' '));

/** Classes of antidepressants as treatment history counts them (clinical pack 1.2). */
export const ANTIDEPRESSANT_KINDS = ['SSRI', 'SNRI', 'TCA', 'MAOI', 'other'] as const;
export type AntidepressantKind = (typeof ANTIDEPRESSANT_KINDS)[number];

const medicineSchema = z.strictObject({
  /** What everything else calls it: the generic name, or the name of a product of several parts. */
  name: text,
  /** Every name it is known by, with the spellings that people give that name. */
  names: z.record(text, z.array(text)),
  /** The same in Spanish, where that differs. */
  es: z.record(text, z.array(text)).optional(),
  classes: z.array(text).min(1).optional(),
  /** The medicines in a product of several active parts; it has their classes. */
  parts: z.array(text).min(2).optional(),
  antidepressant: z.enum(ANTIDEPRESSANT_KINDS).optional(),
});
export type MedicineEntry = z.infer<typeof medicineSchema>;

const promptSchema = z.strictObject({
  code: text,
  label: localized,
  /** A name of one of these answers the option. */
  classes: z.array(text).min(1),
  /** The class of whoever chose the option and could not name it. */
  assumed: text,
});
export type MedicinePrompt = z.infer<typeof promptSchema>;

/** The medicine dictionary as clinicians edit it (clinical pack 1.1). */
export const medicineDataSchema = z.strictObject({
  classes: z.record(text, localized),
  prompts: z.array(promptSchema),
  medicines: z.array(medicineSchema).min(1),
  /** Names that are mistaken for each other: facts, in groups. What holds for a generic name holds for its Spanish one. */
  lookAlikes: z.array(z.array(text).min(2)),
  /** Words that people write around a name, in English and Spanish. */
  words: z.strictObject({
    units: words,
    forms: words,
    /** They follow a name: "divalproex sodium". Alone they are names themselves. */
    salts: words,
    numbers: words,
    /** After a number they say how often: "3 times", "6 hours". */
    times: words,
    frequency: words,
    connectors: words,
    reasons: words,
    around: words,
    /** Whole answers that say there is nothing to name. */
    nothing: z.array(text),
  }),
});
export type MedicineData = z.infer<typeof medicineDataSchema>;
