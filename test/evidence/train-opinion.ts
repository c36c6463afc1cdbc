import { compileLexicon } from '../../src/domain/safety/compile-lexicon.ts';
import type { SafetyLexicon } from '../../src/domain/safety/lexicon.ts';
import { normalise } from '../../src/domain/safety/normalise.ts';
import type { OpinionModel } from '../../src/domain/safety/second-opinion.ts';
import { CHECK_FORMS, type CheckForm } from '../../src/domain/safety/tiers.ts';
import { features } from '../../src/domain/safety/word-features.ts';
import { type Example, fitLinear } from './fit-linear.ts';
import { AT_RISK, type Labelled, NOT_AT_RISK } from './labelled-sets.ts';
import type { Lessons } from './lessons.ts';

const SHAPE = { words: 3, letters: [5, 6] as [number, number], buckets: 2 ** 15 };
const PENALTY = 0.01;
/** A cry that is missed costs more than a question too many; texts that were not written to a bot teach less. */
const WEIGHTS = { wanted: 1.5, own: 1, public: 0.3 };

/** Chosen so that at most one in a hundred harmless texts of the kind people write to us is asked about. */
export const THRESHOLDS: Record<CheckForm, number> = { self: 0.5, others: 0, body: 0 };

/** What each question is about, and what is near it, so that it teaches neither way. */
const TOPICS: Record<CheckForm, { wanted: string[]; near: string[] }> = {
  self: {
    wanted: ['IMMINENT', 'ACTIVE_PLAN', 'ACTIVE', 'PASSIVE', 'SELF_HARM'],
    near: ['CHECK', 'MEDICAL', 'HARM_OTHERS', 'PSYCH_ACUTE'],
  },
  others: { wanted: ['HARM_OTHERS'], near: ['CHECK', 'PSYCH_ACUTE'] },
  body: { wanted: ['MEDICAL'], near: ['CHECK', 'IMMINENT', 'SELF_HARM', 'PSYCH_ACUTE'] },
};

/** Learns which texts are worth a question. `thresholds`: from which score on, by form. */
export function trainOpinion(
  lexicon: SafetyLexicon,
  lessons: Lessons,
  thresholds: Record<CheckForm, number>,
): OpinionModel {
  const featuresOf = reader(lexicon);
  const trained = CHECK_FORMS.map((form) => {
    return [form, { ...packed(examplesFor(form, lessons, featuresOf)), threshold: thresholds[form] }] as const;
  });
  return {
    ...SHAPE,
    forms: Object.fromEntries(trained) as OpinionModel['forms'],
    trainedOn: SOURCES,
  };
}

function reader(lexicon: SafetyLexicon): (text: string) => Set<number> {
  const { words } = compileLexicon(lexicon);
  return (text) => features(normalise(text, words), SHAPE);
}

function examplesFor(
  form: CheckForm,
  { posts, everyday, safePrompts, own }: Lessons,
  featuresOf: (text: string) => Set<number>,
): Example[] {
  const { wanted, near } = TOPICS[form];
  const example = (weight: number, isWanted: boolean) => (text: Labelled) => ({
    features: featuresOf(text.text),
    wanted: isWanted,
    weight: isWanted ? weight * WEIGHTS.wanted : weight,
  });
  const labelled = (labels: string[]) => posts.filter(({ label }) => form === 'self' && labels.includes(label));
  return [
    ...own.filter(({ label }) => wanted.includes(label)).map(example(WEIGHTS.own, true)),
    ...own.filter(({ label }) => ![...wanted, ...near].includes(label)).map(example(WEIGHTS.own, false)),
    ...labelled(AT_RISK).map(example(WEIGHTS.public, true)),
    ...[...labelled(NOT_AT_RISK), ...everyday, ...safePrompts].map(example(WEIGHTS.public, false)),
  ];
}

/** The weights as whole numbers of one byte. */
function packed(examples: Example[]): { bias: number; scale: number; weights: string } {
  const { weights, bias } = fitLinear(examples, SHAPE.buckets, PENALTY);
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest === 0 ? 1 : largest / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return { bias: rounded(bias), scale: rounded(scale), weights: Buffer.from(bytes.buffer).toString('base64') };
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

const SOURCES = [
  {
    name: 'Reddit posts labelled after the C-SSRS (Gaur et al. 2019)',
    source: 'https://zenodo.org/record/2667859',
    licence: 'CC BY 4.0',
  },
  {
    name: 'Stress Annotated Dataset (SAD)',
    source: 'https://github.com/PervasiveWellbeingTech/Stress-Annotated-Dataset-SAD',
    licence: 'MIT',
  },
  {
    name: 'XSTest (Röttger et al. 2024), safe prompts',
    source: 'https://github.com/paul-rottger/exaggerated-safety',
    licence: 'CC BY 4.0',
  },
  { name: 'our own labelled texts', source: 'test/evidence, test/domain/safety', licence: 'MIT' },
];
