import { valuesOf } from './answers.ts';
import { expressionEnv } from './enabled.ts';
import { expand } from './expand.ts';
import { type AnswerEnv, type ExpressionEnv, type KnownAnswer, lookupOf } from './expression-env.ts';
import type { LoadedItem, LoadedQuestionnaire } from './loaded.ts';
import { outermostOf } from './repetition-keys.ts';
import { type ValueFault, valueFaults } from './value-faults.ts';

/** Something wrong with an answer. */
export interface Issue {
  linkId: string;
  code: 'unknown-item' | 'disabled' | 'too-many' | ValueFault['code'];
  severity: 'error' | 'warning';
  text: string;
}

/** Checks answers against their questionnaire. An empty or incomplete response is valid: nothing is ever forced. */
export function validate(
  q: LoadedQuestionnaire,
  answers: Readonly<Record<string, KnownAnswer>>,
  env: Omit<AnswerEnv, 'answers'>,
): Issue[] {
  const expanded = expand(q, answers);
  const enabled = expressionEnv(expanded, { ...env, answers: lookupOf(answers) });
  return Object.entries(answers).flatMap(([linkId, answer]) => {
    const item = expanded.items.get(linkId);
    if (item === undefined) return [unknownItem(expanded, linkId)];
    return [...enablementIssues(item, enabled), ...answerIssues(item, answer)];
  });
}

/** No such item, or one entry more than its list may have. */
function unknownItem(q: LoadedQuestionnaire, key: string): Issue {
  const list = outermostOf(key);
  const isEntry = list !== undefined && q.items.get(list)?.repeats?.by === 'list' && ENTRY.test(key.slice(list.length));
  return isEntry
    ? issue(key, 'too-many', 'The list has more entries than it may have.')
    : issue(key, 'unknown-item', 'The questionnaire has no such item.');
}

const ENTRY = /^\[\d+\]/;

function enablementIssues(item: LoadedItem, env: ExpressionEnv): Issue[] {
  if (env.isEnabled(item.linkId)) return [];
  return [issue(item.linkId, 'disabled', 'The item has an answer although its conditions do not hold.')];
}

function answerIssues(item: LoadedItem, answer: KnownAnswer): Issue[] {
  if (answer.state !== 'answered') return [];
  const values = valuesOf(item, answer);
  const most = item.multiple ? (item.limits.mostChoices ?? values.length) : 1;
  const tooMany = values.length > most;
  return [
    ...(tooMany ? [issue(item.linkId, 'too-many', `The item takes at most ${most} value(s).`)] : []),
    ...values.flatMap((value) => valueFaults(item, value)).map(({ code, text }) => issue(item.linkId, code, text)),
  ];
}

function issue(linkId: string, code: Issue['code'], text: string): Issue {
  return { linkId, code, severity: 'error', text };
}
