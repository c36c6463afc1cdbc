import { safetyLexiconSchema } from '../../domain/safety/lexicon.ts';
import { createScreen } from '../../domain/safety/screen.ts';
import { createSecondOpinion, opinionModelSchema } from '../../domain/safety/second-opinion.ts';
import type { Screen } from '../../domain/safety/tiers.ts';
import { english } from './en/english.ts';
import { spanish } from './es/spanish.ts';
import kinds from './kinds.json' with { type: 'json' };
import shared from './lexicon.json' with { type: 'json' };
import opinion from './second-opinion.json' with { type: 'json' };

/** The detector's phrases and rules, checked at start. */
export const safetyLexicon = safetyLexiconSchema.parse({ ...shared, kinds, languages: { en: english, es: spanish } });

/** What a model learnt from labelled texts: the detector's second opinion. */
export const opinionModel = opinionModelSchema.parse(opinion);

/** The detector as it ships. */
export function createDetector(): Screen {
  return createScreen(safetyLexicon, createSecondOpinion(opinionModel));
}
