import type { Language } from '../../domain/languages.ts';
import { plainValue } from '../../domain/questionnaire/answers.ts';
import type { LoadedItem } from '../../domain/questionnaire/loaded.ts';
import { answerText } from '../../domain/questionnaire/localize.ts';
import type { AnswerValue, GivenAnswer } from '../../domain/questionnaire/response.ts';
import type { Texts } from '../../domain/texts.ts';

export interface Words {
  texts: Texts;
  language: Language;
}

/** An answer in the reader's language; as it was recorded where its questionnaire is no longer known. */
export function wording(given: GivenAnswer, item: LoadedItem | undefined, { texts, language }: Words): string {
  if (item === undefined && given.state === 'answered') return given.values.map(rawText).join(', ');
  const text = answerText(item ?? UNKNOWN, given, language);
  return typeof text === 'string' ? text : texts.format(language, text);
}

/** Answers that have no value need nothing of their item. */
const UNKNOWN = { options: [], parts: [], units: [] } as unknown as LoadedItem;

function rawText(value: AnswerValue): string {
  if ('valueCoding' in value) return value.valueCoding.display ?? value.valueCoding.code ?? '';
  if ('valueQuantity' in value) return `${value.valueQuantity.value ?? ''} ${value.valueQuantity.unit ?? ''}`.trim();
  return String(plainValue(value) ?? '');
}
