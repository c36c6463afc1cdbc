import type { Clinic } from '../clinic.ts';
import type { CompanionData } from '../companion-data.ts';
import type { Language } from '../languages.ts';
import type { Texts } from '../texts.ts';
import type { CrisisLineData } from './crisis-line-data.ts';
import { linesFor } from './crisis-lines.ts';
import { staffCryText } from './scripts.ts';
import type { Screen } from './tiers.ts';

export interface CryParts {
  screen: Screen;
  texts: Texts;
  crisisLines: CrisisLineData;
}

/**
 * A person of the staff is a person too: where their words raise a tier they get the numbers of the clinic's region, and
 * hear that nobody reads along. They are no patient of ours: no alert, no record. Undefined where nothing is raised.
 */
export function staffCry(
  { screen, texts, crisisLines }: CryParts,
  said: string,
  clinic: Clinic,
  language: Language,
): { text: string; companion: CompanionData } | undefined {
  if (!raises(screen, said)) return undefined;
  const lines = linesFor(crisisLines, undefined, clinic.region, language);
  const list = lines.numbers.map(({ label }) => `- ${label}`).join('\n');
  const text = `${texts.format(language, staffCryText(lines))}\n\n${list}`;
  return { text, companion: { kind: 'crisis', numbers: lines.numbers, pinned: false, quiet: false } };
}

/** On any fault of the detector: the numbers, never silence (clinical pack 7.1). */
function raises(screen: Screen, said: string): boolean {
  try {
    return screen(said, { recent: [], doseToday: false }).tiers.some((tier) => tier !== 'PAST_ONLY');
  } catch {
    return true;
  }
}
