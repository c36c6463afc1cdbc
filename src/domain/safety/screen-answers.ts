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

function answered(answer: ReadonlySet<string> | undefined): Tier | 'NONE' {
  if (answer?.has('yes')) {
    return 'ACTIVE';
  }
  if (answer?.has('unsure')) {
    return 'PASSIVE';
  }
  return answer?.has('no') ? 'NONE' : 'CHECK';
}
