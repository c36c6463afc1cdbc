import fc from 'fast-check';
import { expand } from '../../../src/domain/questionnaire/expand.ts';
import { type AnswerEnv, lookupOf } from '../../../src/domain/questionnaire/expression-env.ts';
import type { AskableItem, LoadedQuestionnaire } from '../../../src/domain/questionnaire/loaded.ts';
import { nextItem, previousItem } from '../../../src/domain/questionnaire/next-item.ts';
import type { AnswerValue, GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { NOW } from './fixtures.ts';

/** A step of a person: an answer by chance, a step back, or another answer to something said before. */
export interface Step {
  does: 'answer' | 'skip' | 'back' | 'change';
  pick: number;
}

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    does: fc.oneof(
      { weight: 8, arbitrary: fc.constant('answer' as const) },
      fc.constantFrom('skip' as const, 'back' as const, 'change' as const),
    ),
    pick: fc.nat(1_000),
  }),
  { minLength: 1, maxLength: 60 },
);

export type Answers = Record<string, GivenAnswer>;

type Look = (q: LoadedQuestionnaire, env: AnswerEnv, asked: AskableItem | undefined) => void;

/** Walks through a questionnaire; `look` sees every state that is passed. */
export function walkAtRandom(base: LoadedQuestionnaire, path: readonly Step[], look: Look = () => {}): Answers {
  let answers: Answers = {};
  let again: string | undefined;
  for (const step of path) {
    const q = expand(base, answers);
    const env = { answers: lookupOf(answers), now: NOW, context: {} };
    const asked = askedOf(q, again) ?? nextItem(q, env);
    look(q, env, asked);
    again = step.does === 'back' ? previousItem(q, env, asked?.linkId ?? '')?.linkId : undefined;
    answers = { ...answers, ...said(step, asked, q, Object.keys(answers)) };
  }
  return answers;
}

function said({ does, pick }: Step, asked: AskableItem | undefined, q: LoadedQuestionnaire, keys: string[]): Answers {
  const item = does === 'change' ? askedOf(q, keys[pick % keys.length]) : asked;
  if (does === 'back' || item === undefined) return {};
  return { [item.linkId]: does === 'skip' ? { state: 'skipped' } : anAnswer(item, pick) };
}

function askedOf(q: LoadedQuestionnaire, key = ''): AskableItem | undefined {
  const item = q.items.get(key);
  return item?.answerType === undefined ? undefined : (item as AskableItem);
}

function anAnswer(item: AskableItem, pick: number): GivenAnswer {
  const { options } = item;
  if (options.length === 0) return { state: 'answered', values: [aValue(item, pick)] };
  const chosen = options.filter((_option, index) => (item.multiple ? (pick >> index) % 2 === 1 : false));
  const several = chosen.filter(({ exclusive }) => !exclusive);
  const one = options[pick % options.length];
  const [first] = several.length > 1 ? several : [one];
  if (first === undefined || first.absent !== undefined)
    return { state: 'absent', reason: first?.absent ?? 'asked-unknown' };
  return { state: 'answered', values: (several.length > 1 ? several : [first]).map(({ value }) => value) };
}

function aValue(item: AskableItem, pick: number): AnswerValue {
  switch (item.answerType) {
    case 'integer':
      return { valueInteger: pick };
    case 'decimal':
      return { valueDecimal: pick / 4 };
    case 'date':
      return { valueDate: `${1950 + (pick % 70)}` };
    case 'quantity':
      return { valueQuantity: { value: pick, unit: 'x' } };
    default:
      return { valueString: `words ${pick}` };
  }
}
