import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import { again, given, type Recognised } from './recognised.ts';

/** Free text is always an answer, as typed. */
export function recogniseText(item: AskableItem, text: string): Recognised {
  const max = item.item.maxLength;
  if (max !== undefined && text.length > max) return again('too-long', { max, length: text.length });
  return { kind: 'answer', answers: { [item.linkId]: given({ valueString: text }) } };
}

/** A telephone number is kept as typed, when it has enough digits to be dialled. */
export function recognisePhone(item: AskableItem, text: string): Recognised {
  const digits = text.replace(/\D/g, '').length;
  if (digits < 7) return again('phone');
  return { kind: 'answer', answers: { [item.linkId]: given({ valueString: text }) } };
}
