import { z } from 'zod';
import { MARKS, TIERS } from './tiers.ts';

const tier = z.enum(TIERS);
/** `NONE`: in this context the words mean nothing for the tiers. */
const outcome = z.enum([...TIERS, 'NONE']);

/** What a kind of utterance means, said of oneself, undated and undenied, and what its surroundings make of it. */
const kindSchema = z.strictObject({
  tier,
  /** Tier → a second label that comes with it (an overdose: IMMINENT, and MEDICAL). */
  also: z.partialRecord(tier, tier).optional(),
  /** Cue in the same sentence → tier. The strongest counts. */
  raise: z.record(z.string(), tier).optional(),
  /** Cue in the same part of the sentence → outcome. The first one found counts, and only if nothing raises. */
  lower: z.record(z.string(), outcome).optional(),
  /** Said of somebody else. Absent: the same as of oneself. */
  other: outcome.optional(),
  /** Said of "you", as in advice. Absent: the same as of oneself. */
  you: outcome.optional(),
  /** Denied. Absent: nothing. */
  denied: outcome.optional(),
  /** A cue in the same sentence that takes all meaning from it. */
  unless: z.array(z.string()).optional(),
  /** A denial reaches over commas, as in a list ("no chest pain, cough or fever"). */
  lists: z.boolean().optional(),
  form: z.enum(['self', 'others', 'body']).optional(),
  afterMethod: z.boolean().optional(),
});
export type Kind = z.infer<typeof kindSchema>;

/** Phrases of one kind. The pattern language of `say` is described at `compilePattern`. */
const ruleSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.string().min(1),
  say: z.array(z.string().min(1)).min(1),
  /** One of these cues must stand somewhere in the text, or in one of the person's last texts. */
  needs: z.array(z.string()).optional(),
  /** One of these cues must stand in the same sentence, before or after, or in a short one beside it. */
  with: z.array(z.string()).optional(),
  unless: z.array(z.string()).optional(),
  marks: z.array(z.enum(MARKS)).optional(),
  quiet: z.boolean().optional(),
});
export type Rule = z.infer<typeof ruleSchema>;

const phrases = z.array(z.string().min(1));
const languageSchema = z.strictObject({
  /** Named word classes, used in patterns as `{name}`. */
  classes: z.record(z.string(), phrases),
  /** Slang, contractions and short forms → what they stand for. */
  rewrites: z.record(z.string(), z.string()),
  /** Words a slip of the keys is corrected to, and real words near them that stay as they are. */
  spelling: z.strictObject({ keys: phrases, keep: phrases }),
  /** Signals that mean nothing alone: time, denial, joking, session talk … */
  cues: z.record(z.string(), phrases),
  /** Everyday sayings. What they cover matches no rule. */
  idioms: phrases,
  rules: z.array(ruleSchema),
  /** Everyday words by which the language is known. */
  common: z.string(),
});
export type LanguageLexicon = z.infer<typeof languageSchema>;

/** The detector's data. Rules and phrases are the clinic's to read and to widen; the code knows only how to apply them. */
export const safetyLexiconSchema = z.strictObject({
  version: z.string().min(1),
  /** A year before this one is long ago, whenever this is read; a later year counts as undated. */
  oldBefore: z.number().int(),
  emoji: z.record(z.string(), z.string()),
  /** Everyday words of languages that the product does not speak. */
  foreign: z.string(),
  kinds: z.record(z.string(), kindSchema),
  languages: z.record(z.string(), languageSchema),
});
export type SafetyLexicon = z.infer<typeof safetyLexiconSchema>;
