import { safetyLexiconSchema } from '../../domain/safety/lexicon.ts';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import kinds from './kinds.json' with { type: 'json' };
import shared from './lexicon.json' with { type: 'json' };

/** The detector's phrases and rules, checked at start. */
export const safetyLexicon = safetyLexiconSchema.parse({ ...shared, kinds, languages: { en, es } });
