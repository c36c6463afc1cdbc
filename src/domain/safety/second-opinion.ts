import { z } from 'zod';
import { overlaps } from './phrase-finder.ts';
import type { Span } from './surroundings.ts';
import { CHECK_FORMS, type CheckForm } from './tiers.ts';
import type { Token } from './tokens.ts';
import { features, shapeSchema } from './word-features.ts';

const weightsSchema = z.strictObject({
  bias: z.number(),
  /** What a weight of 1 stands for. */
  scale: z.number().positive(),
  /** Whole numbers from -127 to 127, one byte for each bucket, in base64. */
  weights: z.base64(),
  /** From this score on a text is asked about. */
  threshold: z.number(),
});

/** Linear models, one for each form of the CHECK question, as `npm run safety:train` writes them. */
export const opinionModelSchema = z.strictObject({
  ...shapeSchema.shape,
  forms: z.record(z.enum(CHECK_FORMS), weightsSchema),
  trainedOn: z.array(z.strictObject({ name: z.string(), source: z.string(), licence: z.string() })).min(1),
});
export type OpinionModel = z.infer<typeof opinionModelSchema>;

/**
 * Whether a text is worth a question although no rule raised a tier, and which. A model learnt from labelled texts says
 * so; it is asked second and can only raise: to CHECK, never higher, and it lowers nothing (clinical pack 7.1).
 * `known`: words that a rule or a saying knows; their sentences were understood, and are not asked about.
 */
export type SecondOpinion = (tokens: readonly Token[], known: readonly Span[]) => CheckForm | undefined;

/** Fewer words than this are left to the rules. */
const ENOUGH = 8;

export function createSecondOpinion(model: OpinionModel): SecondOpinion {
  const scores = CHECK_FORMS.map((form) => {
    const { bias, scale, weights, threshold } = model.forms[form];
    const bytes = Int8Array.from(atob(weights), (byte) => byte.charCodeAt(0));
    return { form, score: (found: ReadonlySet<number>) => scoreOf(found, bytes, { scale, bias }) - threshold };
  });
  return (tokens, known) => {
    const passages = passagesOf(tokens, known).map(({ start, end }) => features(tokens.slice(start, end), model));
    const margins = scores.map(({ form, score }) => ({ form, by: Math.max(...passages.map(score)) }));
    const worth = margins.filter(({ by }) => by >= 0).sort((a, b) => b.by - a.by);
    // Anger at others reads much like despair, so the narrower question goes first.
    return (worth.find(({ form }) => form === 'others') ?? worth[0])?.form;
  };
}

/** The whole text, and each sentence of it: what counts may stand in the middle of much else. */
function passagesOf(tokens: readonly Token[], known: readonly Span[]): Span[] {
  const sentences = sentencesOf(tokens);
  const unknown = sentences.filter((sentence) => !known.some((span) => overlaps(span, sentence)));
  const whole = unknown.length === sentences.length && sentences.length > 1 ? [{ start: 0, end: tokens.length }] : [];
  return [...whole, ...unknown].filter(({ start, end }) => end - start >= ENOUGH);
}

function sentencesOf(tokens: readonly Token[]): Span[] {
  const starts = tokens.flatMap(({ before }, at) => (before === 'hard' || at === 0 ? [at] : []));
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? tokens.length }));
}

/** Log-odds. Each feature counts once, and a long text no more than a short one. */
function scoreOf(
  found: ReadonlySet<number>,
  weights: Int8Array,
  { scale, bias }: { scale: number; bias: number },
): number {
  let sum = 0;
  for (const bucket of found) sum += weights[bucket] ?? 0;
  return bias + (scale * sum) / Math.sqrt(Math.max(1, found.size));
}
