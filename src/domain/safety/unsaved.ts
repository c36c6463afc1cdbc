import type { Clinic } from '../clinic.ts';
import type { CompanionData } from '../companion-data.ts';
import type { Language } from '../languages.ts';
import type { Texts } from '../texts.ts';
import type { StoredActivity } from '../turn.ts';
import type { CrisisLineData } from './crisis-line-data.ts';
import { linesFor } from './crisis-lines.ts';
import { unsavedText } from './scripts.ts';
import type { Screen } from './tiers.ts';
import { wordsIn } from './words.ts';

/** What goes out uncommitted when the store is away and a text raises a tier (clinical pack 7.1). */
export interface UnsavedReply {
  text: string;
  companion: CompanionData;
}

/**
 * The numbers and the words that nothing could be saved; undefined when the text raises no tier, and the channel may
 * simply try again. The person's place is not known without the store: the clinic region's numbers, and the
 * languages of the clinic unless theirs is known, and no model is asked.
 */
export function unsavedReply(
  parts: { screen: Screen; texts: Texts; crisisLines: CrisisLineData },
  activity: StoredActivity,
  clinic: Clinic,
  language: Language | undefined,
): UnsavedReply | undefined {
  const unknown = { recent: [], doseToday: false, secondOpinion: false };
  const raises = (said: string) => parts.screen(said, unknown).tiers.length > 0;
  if (!wordsIn(activity).some(raises)) return undefined;
  const languages = language === undefined ? clinic.languages : [language];
  const lines = languages.map((each) => linesFor(parts.crisisLines, undefined, clinic.region, each));
  const paragraphs = languages.map((each, at) => {
    const here = lines[at] ?? linesFor(parts.crisisLines, undefined, clinic.region, each);
    return [parts.texts.format(each, unsavedText(here)), ...here.numbers.map(({ label }) => `- ${label}`)].join('\n');
  });
  const numbers = lines[0]?.numbers ?? [];
  return {
    text: paragraphs.join('\n\n'),
    companion: { kind: 'crisis', numbers, pinned: true, quiet: false, status: 'unsaved' },
  };
}
