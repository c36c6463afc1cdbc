import { answerOf } from './answers.ts';
import { expressionEnv } from './enabled.ts';
import type { AnswerEnv, ExpressionEnv } from './expression-env.ts';
import { type CompiledExpression, compile, evaluateBoolean } from './expressions.ts';
import { type AskableItem, isAskable, type LoadedItem, type LoadedQuestionnaire } from './loaded.ts';
import { saysMore } from './repetition-keys.ts';

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

/** Every question that has an answer, as the read-back lists them. */
export function answeredItems(q: LoadedQuestionnaire, env: AnswerEnv): AskableItem[] {
  const enabled = expressionEnv(q, env);
  return askedNow(q, enabled).filter((item) => {
    const answer = answerOf(item, enabled.answers);
    // "One more" is told by what came then.
    return answer !== undefined && !item.readBack && !(item.gate !== undefined && saysMore(answer));
  });
}

/** Parents before follow-ups; groups called early stand after the item that called them. */
function conversationOrder(q: LoadedQuestionnaire, env: ExpressionEnv): AskableItem[] {
  const called = early(q).filter(({ when }) => evaluateBoolean(when, env));
  const known = orders.get(q) ?? new Map<string, AskableItem[]>();
  const key = called.map(({ item }) => item.linkId).join();
  const order = known.get(key) ?? orderOf(q, called);
  orders.set(q, known.set(key, order));
  return order;
}

/** Which groups are called early decides the order, and nothing else does. */
const orders = new WeakMap<LoadedQuestionnaire, Map<string, AskableItem[]>>();

/** A group that is asked right after the item `after` once `when` holds. */
interface EarlyGroup {
  item: LoadedItem;
  after: string;
  when: CompiledExpression;
}

function orderOf(q: LoadedQuestionnaire, called: EarlyGroup[]): AskableItem[] {
  if (called.length === 0) return [...q.items.values()].filter(isAskable);
  const moved = new Set(called.map(({ item }) => item));
  const walk = (item: LoadedItem): LoadedItem[] => [
    item,
    ...item.children.filter((child) => !moved.has(child)).flatMap(walk),
    ...called.filter(({ after }) => after === item.linkId).flatMap((group) => walk(group.item)),
  ];
  return q.roots
    .filter((root) => !moved.has(root))
    .flatMap(walk)
    .filter(isAskable);
}

function early(q: LoadedQuestionnaire): EarlyGroup[] {
  const known = earlyGroups.get(q) ?? [...q.items.values()].flatMap(earlyGroup);
  earlyGroups.set(q, known);
  return known;
}

const earlyGroups = new WeakMap<LoadedQuestionnaire, EarlyGroup[]>();

function earlyGroup(item: LoadedItem): EarlyGroup[] {
  if (item.askEarly === undefined) return [];
  return [{ item, after: item.askEarly.after, when: compile(item.askEarly.when) }];
}

function wasAsked(item: LoadedItem, env: ExpressionEnv): boolean {
  if (item.parts.length === 0) return answerOf(item, env.answers) !== undefined;
  return (
    env.answers.get(item.linkId) !== undefined || item.parts.every((part) => env.answers.get(part.linkId) !== undefined)
  );
}
