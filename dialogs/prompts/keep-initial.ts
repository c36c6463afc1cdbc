import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import type { AnswerValue } from '../../src/domain/questionnaire/response.ts';
import { yesOrNo } from './answer-words.ts';
import { compact } from './normalise.ts';
import { given, type RecogniseContext, type Recognised } from './recognised.ts';

/** What the button sends that leaves the value as it is. */
export const KEEP = 'keep';

const WORDS = new Set(
  [
    'keep',
    'keep it',
    'keep that',
    'leave it',
    'same',
    'no change',
    'unchanged',
    'mantener',
    'dejar',
    'déjalo así',
    'dejarlo así',
    'igual',
    'lo mismo',
    'sin cambios',
  ].map(compact),
);

/** "Keep", where the question was asked with a value; a yes says the same, unless it is an answer itself. */
export function keptInitial(
  item: AskableItem,
  text: string,
  { initial = [] }: RecogniseContext,
): Recognised | undefined {
  if (initial.length === 0) return undefined;
  const says = WORDS.has(compact(text)) || (item.options.length === 0 && yesOrNo(text) === 'yes');
  return says ? kept(item, initial) : undefined;
}

export function kept(item: AskableItem, initial: readonly AnswerValue[]): Recognised {
  return { kind: 'answer', answers: { [item.linkId]: given(...initial) } };
}
