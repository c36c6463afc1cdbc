import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import { type ValueFault, valueFaults } from '../../src/domain/questionnaire/value-faults.ts';
import { recogniseDateTime, recogniseTime } from './recognise-moment.ts';
import { again, given, type RecogniseContext, type Recognised } from './recognised.ts';

/** Typed words of a type that is read as text: a time, a moment, a link, or the words themselves. */
export function recogniseWords(item: AskableItem, text: string, context: RecogniseContext): Recognised {
  switch (item.item.type) {
    case 'time':
      return recogniseTime(item, text, context);
    case 'dateTime':
      return recogniseDateTime(item, text, context);
    case 'url':
      return /\s/.test(text) ? again('url') : (refused(item, text) ?? answered(item, { valueUri: text }));
    default:
      return recogniseText(item, text);
  }
}

/** Free text is always an answer, as typed. */
export function recogniseText(item: AskableItem, text: string): Recognised {
  return refused(item, text) ?? answered(item, { valueString: text });
}

/** A telephone number is kept as typed, when it has enough digits to be dialled. */
export function recognisePhone(item: AskableItem, text: string): Recognised {
  const digits = text.replace(/\D/g, '').length;
  return digits < 7 ? again('phone') : answered(item, { valueString: text });
}

/** Why a form does not take these words. */
function refused(item: AskableItem, text: string): Recognised | undefined {
  const type = item.item.type === 'url' ? { valueUri: text } : { valueString: text };
  const code = valueFaults(item, type)
    .map((fault) => fault.code)
    .find((found) => REASONS[found] !== undefined);
  const reason = code === undefined ? undefined : REASONS[code];
  const { minLength = 0 } = item.limits;
  return reason === undefined
    ? undefined
    : again(reason, { max: item.item.maxLength ?? 0, min: minLength, length: text.length });
}

const REASONS: Partial<Record<ValueFault['code'], string>> = {
  'too-long': 'too-long',
  'too-short': 'too-short',
  pattern: 'pattern',
};

function answered(item: AskableItem, value: { valueString: string } | { valueUri: string }): Recognised {
  return { kind: 'answer', answers: { [item.linkId]: given(value) } };
}
