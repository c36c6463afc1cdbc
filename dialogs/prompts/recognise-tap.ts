import type { CompanionAnswer } from '../../src/domain/companion-data.ts';
import type { Language } from '../../src/domain/languages.ts';
import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import type { AnswerValue } from '../../src/domain/questionnaire/response.ts';
import { KEEP, kept } from './keep-initial.ts';
import { bloodPressure } from './recognise-blood-pressure.ts';
import { askAgain, choose, givenBy } from './recognise-choice.ts';
import { refusedTogether } from './recognise-choices.ts';
import { dateFault } from './recognise-date.ts';
import { numberFault, numberValue, numberWanted } from './recognise-number.ts';
import { quantityOf, unitList } from './recognise-quantity.ts';
import { recognisePhone, recogniseText, recogniseWords } from './recognise-text.ts';
import { type Answers, again, given, type RecogniseContext, type Recognised } from './recognised.ts';
import { sameForAll } from './same-for-all.ts';

/** A tap on a widget or card. One for another question, or for an older card, changes nothing. */
export function recogniseTap(
  item: AskableItem,
  value: CompanionAnswer,
  context: RecogniseContext & { nonce?: string },
): Recognised {
  if (value.linkId !== item.linkId) return { kind: 'stale' };
  if (value.nonce !== undefined && context.nonce !== undefined && value.nonce !== context.nonce)
    return { kind: 'stale' };
  if (value.code === KEEP && (context.initial ?? []).length > 0) return kept(item, context.initial ?? []);
  const reason = item.absent.find((offered) => offered === value.code);
  if (reason !== undefined) return { kind: 'answer', answers: sameForAll(item, { state: 'absent', reason }) };
  if (item.options.length > 0) return tappedOptions(item, value, context);
  if (item.parts.length > 0) return tappedParts(item, value, context);
  return tappedValue(item, value, context);
}

function tappedOptions(item: AskableItem, value: CompanionAnswer, { language }: RecogniseContext): Recognised {
  const codes = value.codes ?? (value.code === undefined ? [] : [value.code]);
  if (codes.length === 0 && item.open && value.text?.trim()) return recogniseText(item, value.text.trim());
  const chosen = item.options.filter((option) => codes.includes(option.code));
  const [only] = chosen;
  if (only === undefined || chosen.length !== new Set(codes).size) return askAgain(item, language);
  if (chosen.length === 1) return choose(item, only);
  if (!item.multiple) return askAgain(item, language);
  const refused = refusedTogether(item, chosen, language);
  if (refused !== undefined) return refused;
  return { kind: 'answer', answers: { [item.linkId]: givenBy(chosen) } };
}

function tappedParts(item: AskableItem, value: CompanionAnswer, { language }: RecogniseContext): Recognised {
  const [first, second] = item.parts;
  const typed = item.parts.map((part) => value.parts?.[part.linkId]);
  const [a, b] = typed;
  if (first === undefined || second === undefined || a === undefined || b === undefined)
    return again(item.askAs ?? 'empty');
  if (item.askAs === 'blood-pressure') return bloodPressure(first, a.number, second, b.number);
  const answers: Answers = {};
  for (const [part, { number, unit }] of [
    [first, a],
    [second, b],
  ] as const) {
    const quantity = quantityOf(part, { value: number, ...(unit === undefined ? {} : { unit }) }, language);
    if ('kind' in quantity) return quantity;
    answers[part.linkId] = given(quantity);
  }
  return { kind: 'answer', answers };
}

function tappedValue(item: AskableItem, value: CompanionAnswer, context: RecogniseContext): Recognised {
  const { language, now } = context;
  switch (item.answerType) {
    case 'integer':
      return tappedNumber(item, value.number, 'valueInteger');
    case 'decimal':
      return tappedNumber(item, value.number, 'valueDecimal');
    case 'date':
      if (value.date === undefined) return again('date');
      return tappedDate(item, value.date, now);
    case 'quantity':
      return tappedQuantity(item, value, language);
    default:
      return tappedText(item, value.text?.trim() ?? '', context);
  }
}

/** What was picked in a calendar was meant. */
function tappedDate(item: AskableItem, date: string, now: string): Recognised {
  const fault = dateFault(date, item, now);
  return fault?.kind === 'again' ? fault : answered(item, { valueDate: date });
}

function tappedNumber(
  item: AskableItem,
  number: number | undefined,
  member: 'valueInteger' | 'valueDecimal',
): Recognised {
  if (number === undefined) return numberWanted(item, member);
  return numberFault(item, number, member) ?? answered(item, numberValue(number, member));
}

function tappedQuantity(item: AskableItem, { number, unit }: CompanionAnswer, language: Language): Recognised {
  if (number === undefined) return again('quantity', { units: unitList(item, language) });
  const quantity = quantityOf(item, { value: number, ...(unit === undefined ? {} : { unit }) }, language);
  return 'kind' in quantity ? quantity : answered(item, quantity);
}

function tappedText(item: AskableItem, text: string, context: RecogniseContext): Recognised {
  if (text === '') return again('empty');
  return item.answerType === 'phone' ? recognisePhone(item, text) : recogniseWords(item, text, context);
}

function answered(item: AskableItem, value: AnswerValue): Recognised {
  return { kind: 'answer', answers: { [item.linkId]: given(value) } };
}
