import { loadContent } from '../../src/content/load-content.ts';
import { readUtterances } from '../support/utterances.ts';
import { type Labelled, type PublicSets, readPublicSets } from './labelled-sets.ts';

/** Texts that teach. Our own have tiers as labels. */
export interface Lessons extends PublicSets {
  own: Labelled[];
}

/** All that may be learnt from: nothing that is kept for testing. Undefined where the public sets are not at hand. */
export function readLessons(): Lessons | undefined {
  const sets = readPublicSets();
  if (sets === undefined) return undefined;
  const worked = [
    'utterances.txt',
    'utterances-wide.txt',
    'utterances-families.txt',
    'utterances-training.txt',
  ].flatMap(readUtterances);
  const own = readUtterances('utterances-own.txt').filter((_, at) => at % 2 === 0);
  return { ...sets, own: [...worked, ...own, ...offeredAnswers()] };
}

/** Questions about danger; what they offer is no example of harmless words. */
const ABOUT_DANGER = /^(s2\.|asq\.|phq9\.q9|ae\.)/;

/** What our questions offer as answers, for people type much the same. */
export function offeredAnswers(): Labelled[] {
  const items = loadContent()
    .library.all()
    .flatMap(({ items }) => [...items.values()]);
  const labels = items
    .filter(({ linkId }) => !ABOUT_DANGER.test(linkId))
    .flatMap(({ options }) => options.flatMap(({ label }) => [label.en, label.es]));
  return [...new Set(labels)].map((text) => ({ label: 'NONE', text }));
}
