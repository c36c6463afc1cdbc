import type { Language } from '../languages.ts';
import type { TextRef } from '../texts.ts';
import { plainValue, sameValue, valuesOf } from './answers.ts';
import type { KnownAnswer } from './expression-env.ts';
import type { LoadedItem, LoadedQuestionnaire } from './loaded.ts';
import { dateText, momentText } from './moment-text.ts';
import type { AnswerValue } from './response.ts';

/** The question as it is asked; a section's is its lead-in. Placeholders are left in. */
export function itemText(item: LoadedItem, language: Language): string {
  return item.text[language];
}

/** A question's text for those who were not asked it: what is filled in for the person is left open. */
export function neutralText(text: string): string {
  return text.replace(/\[\[|\]\]/g, '').replace(/\*?\{\w+\}\*?/g, '…');
}

/** What stands above the question: the text of the group it belongs to (the stem of an instrument). */
export function stemText(item: LoadedItem, language: Language): string {
  // A gate's text is that of its list, and was said just before the items behind it.
  const group = item.gate === undefined ? item.parent : item.parent?.parent;
  if (group === undefined || group.isSection || group.item.type !== 'group') return '';
  if (group.gate !== undefined && group.answerType !== undefined) return '';
  return group.text[language] || stemText(group, language);
}

/** Why we ask: the item's own reason, else that of what it belongs to. */
export function whyText(q: LoadedQuestionnaire, linkId: string, language: Language): string | undefined {
  for (let item = q.items.get(linkId); item !== undefined; item = item.parent) {
    if (item.why !== undefined) return item.why[language];
  }
  return undefined;
}

/** The short name of an item or section for staff; its text where it has none. */
export function shortName(item: LoadedItem, language: Language): string {
  return item.shortName?.[language] || item.text[language] || item.linkId;
}

/** An answer in words; where there is no value, the key of the text that says so. */
export function answerText(item: LoadedItem, answer: KnownAnswer, language: Language): string | TextRef {
  if (answer.state === 'skipped') return { key: 'prompt.answer.skipped' };
  if (answer.state === 'absent' && valuesOf(item, answer).length === 0)
    return { key: `prompt.absent.${answer.reason}` };
  const texts = valuesOf(item, answer).map((value, index) => {
    const option = item.options.find((candidate) => sameValue(candidate.value, value));
    return option?.label[language] ?? valueText(value, item.parts[index] ?? item, language);
  });
  return item.askAs === 'blood-pressure' ? bloodPressure(answer) : texts.join(', ');
}

function valueText(value: AnswerValue, item: LoadedItem, language: Language): string {
  if ('valueCoding' in value) return value.valueCoding.display ?? value.valueCoding.code ?? '';
  if ('valueDateTime' in value || 'valueTime' in value) return momentText(value, language);
  if ('valueDate' in value) return dateText(value.valueDate, language);
  if ('valueQuantity' in value) {
    const { value: number, unit, code } = value.valueQuantity;
    const label = item.units.find((candidate) => candidate.code === code)?.label[language] ?? unit ?? code ?? '';
    return `${number ?? ''} ${label}`.trim();
  }
  return String(plainValue(value) ?? '');
}

/** 128/82 */
function bloodPressure(answer: KnownAnswer): string {
  return answer.state === 'answered' ? answer.values.map(plainValue).join('/') : '';
}
