import type { KnownAnswer } from './expression-env.ts';
import { layOut } from './lay-out.ts';
import type { LoadedQuestionnaire } from './loaded.ts';
import { isGateKey } from './repetition-keys.ts';

type Answers = Readonly<Record<string, KnownAnswer>>;

/** Shapes of one questionnaire that are kept: of the conversations that go on now. */
const MOST = 200;

/**
 * The questionnaire with every repetition that these answers make: each an item of its own, by its key. One that
 * repeats nothing is given back as it is.
 */
export function expand(q: LoadedQuestionnaire, answers: Answers): LoadedQuestionnaire {
  const base = q.base ?? q;
  const deciding = decidingItems(base);
  if (deciding === undefined) return base;
  const shapes = expanded.get(base) ?? new Map<string, LoadedQuestionnaire>();
  const shape = shapeOf(answers, deciding);
  const known = shapes.get(shape) ?? layOut(base, answers);
  // The oldest goes first; one that is used again is young again.
  shapes.delete(shape);
  shapes.set(shape, known);
  if (shapes.size > MOST) shapes.delete(shapes.keys().next().value ?? '');
  expanded.set(base, shapes);
  return known;
}

const expanded = new WeakMap<LoadedQuestionnaire, Map<string, LoadedQuestionnaire>>();

/** The questions whose chosen options are asked about one by one; nothing where no item repeats at all. */
function decidingItems(base: LoadedQuestionnaire): ReadonlySet<string> | undefined {
  if (!questions.has(base)) {
    const repeated = [...base.items.values()].filter(({ repeats }) => repeats !== undefined);
    const parents = repeated.flatMap(({ repeats, parent }) =>
      repeats?.by === 'answer' && parent ? [parent.linkId] : [],
    );
    questions.set(base, repeated.length === 0 ? undefined : new Set(parents));
  }
  return questions.get(base);
}

const questions = new WeakMap<LoadedQuestionnaire, ReadonlySet<string> | undefined>();

/** All that an expansion depends on: which repetitions have answers, and what gates and choices say. */
function shapeOf(answers: Answers, deciding: ReadonlySet<string>): string {
  const parts = new Set<string>();
  for (const [key, answer] of Object.entries(answers)) {
    const end = key.lastIndexOf(']');
    if (isGateKey(key) || deciding.has(key.slice(end === -1 ? 0 : end + 2))) parts.add(`${key}=${codesOf(answer)}`);
    else if (end !== -1) parts.add(key.slice(0, end));
  }
  return [...parts].sort().join('\n');
}

function codesOf(answer: KnownAnswer): string {
  if (answer.state !== 'answered') return '';
  return answer.values.map((value) => ('valueCoding' in value ? value.valueCoding.code : JSON.stringify(value))).join();
}
