import type { Surroundings } from './surroundings.ts';
import type { Tier } from './tiers.ts';

export interface ScreenAnswer {
  /** The question, as token positions. */
  start: number;
  end: number;
  tier: Tier | 'NONE';
}

/**
 * A question of a suicide screen that was copied or asked aloud, with its answer in words: "Do I have suicidal
 * thoughts? yes". The question itself says nothing about the person; without an answer it is worth asking.
 */
export function screenAnswers({ tokens, sentence, startsAt }: Surroundings): ScreenAnswer[] {
  return [...startsAt].flatMap(([at, names]): ScreenAnswer[] => {
    if (!names.has('screenQuestion') || !tokens[at]?.asks) {
      return [];
    }
    const start = sentence.indexOf(sentence[at] ?? 0);
    const next = tokens.findIndex((_, i) => i > at && sentence[i] !== sentence[at]);
    const end = next < 0 ? tokens.length : next;
    return [{ start, end, tier: answered(startsAt.get(end)) }];
  });
}

/** "I do not" begins like "I do", and "not sure" like "not": the longer one is looked for first. */
function answered(answer: ReadonlySet<string> | undefined): Tier | 'NONE' {
  const said = (['unsure', 'no', 'yes'] as const).find((each) => answer?.has(each));
  return said ? MEANING[said] : 'CHECK';
}

const MEANING = { unsure: 'PASSIVE', no: 'NONE', yes: 'ACTIVE' } as const;
