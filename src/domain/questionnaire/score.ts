import { plainValue } from './answers.ts';
import { expressionEnv } from './enabled.ts';
import type { AnswerEnv } from './expression-env.ts';
import { scoreOf, wasBegun } from './instrument-score.ts';
import type { LoadedQuestionnaire } from './loaded.ts';
import type { Score } from './response.ts';

/** The scores of every instrument in the questionnaire that was begun. */
export function scoresOf(q: LoadedQuestionnaire, env: AnswerEnv): Record<string, Score> {
  const enabled = expressionEnv(q, env);
  const found: Record<string, Score> = {};
  for (const { instrument } of q.items.values()) {
    const score = instrument === undefined ? undefined : scoreOf(enabled, instrument);
    if (score !== undefined && wasBegun(enabled, score.instrument)) found[score.instrument] = score;
  }
  return found;
}

/** The value of every calculated item that has one, by linkId. */
export function calculated(q: LoadedQuestionnaire, env: AnswerEnv): Record<string, boolean | number | string> {
  const enabled = expressionEnv(q, env);
  const items = [...q.items.values()].filter((item) => item.calculated !== undefined);
  return Object.fromEntries(
    items.flatMap(({ linkId }) => {
      const answer = enabled.answers.get(linkId);
      const [value] = answer?.state === 'answered' ? answer.values : [];
      const plain = value === undefined ? undefined : plainValue(value);
      return plain === undefined ? [] : [[linkId, plain]];
    }),
  );
}
