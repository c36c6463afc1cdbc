import { createSaysHard, type SaysHard } from '../../domain/safety/hard-words.ts';
import { type LanguageLexicon, safetyLexiconSchema } from '../../domain/safety/lexicon.ts';
import { english } from './en/english.ts';
import englishPhrases from './en/hard-session.json' with { type: 'json' };
import spanishPhrases from './es/hard-session.json' with { type: 'json' };
import { spanish } from './es/spanish.ts';
import kinds from './hard-session.json' with { type: 'json' };
import shared from './lexicon.json' with { type: 'json' };

/**
 * How people say that their session was frightening or too much. It counts when it is said of this session and of
 * oneself. In doubt it counts, for all that follows is a gentler way of asking. It does not count
 * - denied, asked, imagined, or said by or of somebody else;
 * - of what is still ahead ("scared of the next session"), or was before it ("scared going in");
 * - where the same sentence says that it eased ("scared at first, but then it was beautiful"): how it ended is what
 *   stays. The other way round, and fear that never let go, do count;
 * - of other things ("work was too much", "the music was too much"), and of good ones ("scary good", "overwhelming love").
 */
export const hardSessionPhrases = safetyLexiconSchema.parse({
  ...shared,
  kinds,
  languages: { en: withPhrases(english, englishPhrases), es: withPhrases(spanish, spanishPhrases) },
});

/** Ready to read what a patient wrote. */
export function createHardWords(): SaysHard {
  return createSaysHard(hardSessionPhrases);
}

type Phrases = Pick<LanguageLexicon, 'classes' | 'cues' | 'idioms' | 'rules'> & { spelling: string[] };

/** The language as the detector knows it, and these phrases in the place of the detector's. */
function withPhrases(language: Omit<LanguageLexicon, 'rules'>, { spelling, ...phrases }: Phrases): LanguageLexicon {
  return {
    ...language,
    ...phrases,
    classes: { ...language.classes, ...phrases.classes },
    cues: { ...language.cues, ...phrases.cues },
    spelling: { keys: spelling, keep: language.spelling.keep },
  };
}
