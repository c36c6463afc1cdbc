import type { SafetyLexicon } from '../../src/domain/safety/lexicon.ts';
import { createScreen } from '../../src/domain/safety/screen.ts';
import { createSecondOpinion } from '../../src/domain/safety/second-opinion.ts';
import type { Screen } from '../../src/domain/safety/tiers.ts';
import { foldOf, type Labelled } from './labelled-sets.ts';
import type { Lessons } from './lessons.ts';
import { THRESHOLDS, trainOpinion } from './train-opinion.ts';

const FOLDS = 5;

/** For each text a detector whose second opinion never saw it: one of five, each trained without a fifth of the texts. */
export function crossValidated(lexicon: SafetyLexicon, lessons: Lessons): (text: Labelled) => Screen {
  const screens = Array.from({ length: FOLDS }, (_, fold) => {
    const others = (texts: Labelled[]) => texts.filter((text) => foldOf(text, FOLDS) !== fold);
    const { posts, everyday, safePrompts, own } = lessons;
    const rest = {
      posts: others(posts),
      everyday: others(everyday),
      safePrompts: others(safePrompts),
      own: others(own),
    };
    return createScreen(lexicon, createSecondOpinion(trainOpinion(lexicon, rest, THRESHOLDS)));
  });
  return (text) => {
    const screen = screens[foldOf(text, FOLDS)];
    if (screen === undefined) throw new RangeError('There is no such part.');
    return screen;
  };
}
