import type { Language } from '../languages.ts';
import { expressionEnv } from './enabled.ts';
import type { AnswerEnv } from './expression-env.ts';
import { controlOf, isAskable, type LoadedItem, type LoadedQuestionnaire } from './loaded.ts';

/** What a form says around a question, in its `display` items. */
export interface Notes {
  before: string[];
  below: string[];
}

/** Shown otherwise: on request, or as part of the field. */
const ELSEWHERE: readonly (string | undefined)[] = ['help', 'flyover', 'lower', 'upper'];

/** The notes that belong to a question: those since the question before it, and those within it. */
export function notesFor(q: LoadedQuestionnaire, item: LoadedItem, env: AnswerEnv, language: Language): Notes {
  const order = [...q.items.values()];
  const here = order.indexOf(item);
  const last = order.slice(0, here).findLastIndex((earlier) => isAsked(earlier, q, env));
  const before = here === -1 ? [] : order.slice(last + 1, here);
  return {
    before: textsOf(
      before.filter(({ parent }) => !isQuestion(parent)),
      q,
      env,
      language,
    ),
    below: isQuestion(item) ? textsOf(item.children, q, env, language) : [],
  };
}

/** The notes behind the last question. */
export function notesAtEnd(q: LoadedQuestionnaire, env: AnswerEnv, language: Language): string[] {
  const order = [...q.items.values()];
  const last = order.findLastIndex((item) => isAsked(item, q, env));
  const rest = order.slice(last + 1).filter(({ parent }) => !isQuestion(parent));
  return textsOf(rest, q, env, language);
}

function isAsked(item: LoadedItem, q: LoadedQuestionnaire, env: AnswerEnv): boolean {
  return isAskable(item) && expressionEnv(q, env).isEnabled(item.linkId);
}

function textsOf(items: LoadedItem[], q: LoadedQuestionnaire, env: AnswerEnv, language: Language): string[] {
  const enabled = expressionEnv(q, env);
  return items
    .filter(({ item }) => item.type === 'display' && !ELSEWHERE.includes(controlOf(item)))
    .filter(({ linkId, parent, text }) => enabled.isEnabled(linkId) && text.en !== '' && text.en !== parent?.text.en)
    .map(({ text }) => text[language]);
}

/** What is nested in a question is said with it; a gate is a question about its list only. */
function isQuestion(item: LoadedItem | undefined): boolean {
  return item !== undefined && isAskable(item) && item.gate === undefined;
}
