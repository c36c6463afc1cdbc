import { answerOf } from './answers.ts';
import { expressionEnv } from './enabled.ts';
import type { AnswerEnv, ExpressionEnv } from './expression-env.ts';
import { compile, evaluateBoolean } from './expressions.ts';
import { type AskableItem, isAskable, type LoadedItem, type LoadedQuestionnaire } from './loaded.ts';

/** The first question that is enabled and was not asked, in conversation order; nothing when all are. */
export function nextItem(q: LoadedQuestionnaire, env: AnswerEnv): AskableItem | undefined {
  const enabled = expressionEnv(q, env);
  return conversationOrder(q, enabled).find((item) => enabled.isEnabled(item.linkId) && !wasAsked(item, enabled));
}

/** The question before this one: where `back` goes. */
export function previousItem(q: LoadedQuestionnaire, env: AnswerEnv, linkId: string): AskableItem | undefined {
  const enabled = expressionEnv(q, env);
  const order = askedNow(q, enabled);
  const here = order.findIndex((item) => item.linkId === linkId);
  return order.slice(0, here === -1 ? order.length : here).findLast((item) => wasAsked(item, enabled));
}

/** An honest estimate: what is enabled now, and how much of it has an answer, skips included. */
export function progress(q: LoadedQuestionnaire, env: AnswerEnv): { answered: number; total: number } {
  const enabled = expressionEnv(q, env);
  const counted = askedNow(q, enabled).filter((item) => !item.readBack);
  return { answered: counted.filter((item) => wasAsked(item, enabled)).length, total: counted.length };
}

/** linkId of the section an item stands in. */
export function sectionOf(q: LoadedQuestionnaire, linkId: string): string | undefined {
  return q.items.get(linkId)?.section;
}

/** Every question that is enabled now, in conversation order. */
export function askedNow(q: LoadedQuestionnaire, env: ExpressionEnv): AskableItem[] {
  return conversationOrder(q, env).filter((item) => env.isEnabled(item.linkId));
}

/** Worked out once for each state of a response, however often it is asked for. */
function conversationOrder(q: LoadedQuestionnaire, env: ExpressionEnv): AskableItem[] {
  const known = orders.get(env) ?? orderOf(q, env);
  orders.set(env, known);
  return known;
}

const orders = new WeakMap<ExpressionEnv, AskableItem[]>();

/** Parents before follow-ups; groups called early stand after the item that called them. */
function orderOf(q: LoadedQuestionnaire, env: ExpressionEnv): AskableItem[] {
  const early = earlyGroups(q, env);
  const moved = new Set([...early.values()].flat());
  const walk = (item: LoadedItem): LoadedItem[] => [
    item,
    ...item.children.filter((child) => !moved.has(child)).flatMap(walk),
    ...(early.get(item.linkId) ?? []).flatMap(walk),
  ];
  return q.roots
    .filter((root) => !moved.has(root))
    .flatMap(walk)
    .filter(isAskable);
}

/** By the item they follow: the groups whose condition to be asked early holds. */
function earlyGroups(q: LoadedQuestionnaire, env: ExpressionEnv): Map<string, LoadedItem[]> {
  const groups = new Map<string, LoadedItem[]>();
  for (const item of q.items.values()) {
    if (item.askEarly === undefined || !evaluateBoolean(compile(item.askEarly.when), env)) continue;
    groups.set(item.askEarly.after, [...(groups.get(item.askEarly.after) ?? []), item]);
  }
  return groups;
}

function wasAsked(item: LoadedItem, env: ExpressionEnv): boolean {
  if (item.parts.length === 0) return answerOf(item, env.answers) !== undefined;
  return (
    env.answers.get(item.linkId) !== undefined || item.parts.every((part) => env.answers.get(part.linkId) !== undefined)
  );
}
