import { createHash } from 'node:crypto';
import type { Language } from '../../domain/languages.ts';
import type { EnableWhen } from '../../domain/questionnaire/fhir.ts';
import { nameOf } from '../../domain/questionnaire/library.ts';
import { isAskable, type LoadedItem, type LoadedQuestionnaire } from '../../domain/questionnaire/loaded.ts';
import { neutralText, whyText } from '../../domain/questionnaire/localize.ts';
import type { Origin } from '../../domain/questionnaire/source.ts';
import type { ApiParts } from './api-parts.ts';
import type { PreviewItem, QuestionnaireLine } from './questionnaire-schema.ts';

/** A questionnaire that a clinic has to do with. */
export interface Entry {
  questionnaire: LoadedQuestionnaire;
  origin: Origin;
}

/** A canonical holds slashes, which proxies take for a path of their own: an id without. */
export function questionnaireId(canonical: string): string {
  return `questionnaire_${createHash('sha256').update(canonical).digest('hex').slice(0, 16)}`;
}

export function questionnaireLine(
  { questionnaire, origin }: Entry,
  language: Language,
  instruments: ApiParts['instruments'],
): QuestionnaireLine {
  const { canonical, title, items } = questionnaire;
  const { version, copyright } = questionnaire.questionnaire;
  const all = [...items.values()];
  const held = new Set(all.map(({ instrument }) => instrument));
  return {
    id: questionnaireId(canonical),
    ...{ canonical, name: nameOf(canonical), version, origin },
    title: title[language] || nameOf(canonical),
    items: all.filter(isAskable).length,
    ...(typeof copyright === 'string' ? { licence: copyright } : {}),
    instruments: instruments
      .filter(({ id }) => held.has(id))
      .map(({ id, name, licence, terms }) => ({ id, name, licence, terms })),
  };
}

/** Every item in its order, with what a reader needs to judge it. */
export function previewItems(questionnaire: LoadedQuestionnaire, language: Language): PreviewItem[] {
  const within = (items: readonly LoadedItem[], depth: number): PreviewItem[] =>
    items.flatMap((item) => [
      previewItem(item, depth, whyText(questionnaire, item.linkId, language), language),
      ...within(item.children, depth + 1),
    ]);
  return within(questionnaire.roots, 0);
}

function previewItem(item: LoadedItem, depth: number, why: string | undefined, language: Language): PreviewItem {
  const when = conditionsOf(item);
  return {
    ...{ linkId: item.linkId, depth, type: item.item.type },
    asked: isAskable(item),
    text: neutralText(item.text[language]),
    required: item.starred,
    repeats: item.repeats !== undefined,
    options: item.options
      .filter(({ unlisted }) => unlisted !== true)
      .map(({ code, label, ordinal }) => ({
        code,
        label: label[language],
        ...(ordinal === undefined ? {} : { points: ordinal }),
      })),
    ...(why === undefined || !isAskable(item) ? {} : { why }),
    ...(when === undefined ? {} : { when }),
  };
}

function conditionsOf({ item, enableWhenExpression }: LoadedItem): PreviewItem['when'] {
  const { enableWhen = [], enableBehavior } = item;
  if (enableWhen.length === 0 && enableWhenExpression === undefined) return undefined;
  const conditions = enableWhen.map((one) => ({
    question: one.question,
    operator: one.operator,
    answer: comparedWith(one),
  }));
  const expression = enableWhenExpression === undefined ? {} : { expression: enableWhenExpression };
  return { all: enableBehavior !== 'any', conditions, ...expression };
}

function comparedWith(condition: EnableWhen): string {
  const { answerCoding, answerQuantity } = condition;
  if (answerCoding !== undefined) return answerCoding.display ?? answerCoding.code ?? '';
  if (answerQuantity !== undefined) return `${answerQuantity.value ?? ''} ${answerQuantity.unit ?? ''}`.trim();
  const [, value = ''] = Object.entries(condition).find(([member]) => member.startsWith('answer')) ?? [];
  return String(value);
}
