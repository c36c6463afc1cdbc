import type { CompanionAnswer } from '../../src/domain/companion-data.ts';
import type { AskableItem, LoadedQuestionnaire } from '../../src/domain/questionnaire/loaded.ts';
import type { AbsentReason } from '../../src/domain/questionnaire/response.ts';
import { absentReason, isNothing } from './answer-words.ts';
import { keptInitial } from './keep-initial.ts';
import { recogniseBloodPressure } from './recognise-blood-pressure.ts';
import { recogniseChoice } from './recognise-choice.ts';
import { recogniseChoices } from './recognise-choices.ts';
import { recogniseDate } from './recognise-date.ts';
import { recogniseGate } from './recognise-gate.ts';
import { recogniseHeightWeight } from './recognise-height-weight.ts';
import { recogniseNumber } from './recognise-number.ts';
import { recogniseOpenChoice } from './recognise-open-choice.ts';
import { recogniseQuantity } from './recognise-quantity.ts';
import { recogniseTap } from './recognise-tap.ts';
import { recognisePhone, recogniseWords } from './recognise-text.ts';
import { again, type RecogniseContext, type Recognised } from './recognised.ts';
import { sameForAll } from './same-for-all.ts';

/** What a person sent: typed text, or a tap's value. A tap wins. */
export interface ReplyInput {
  text?: string | undefined;
  value?: CompanionAnswer | undefined;
}

/** Turns a reply into a coded answer, a read-back, or the reason to ask again. Never a guess. */
export function recogniseAnswer(
  _q: LoadedQuestionnaire,
  item: AskableItem,
  input: ReplyInput,
  context: RecogniseContext & { nonce?: string },
): Recognised {
  if (input.value !== undefined) {
    const tapped = recogniseTap(item, input.value, context);
    // Words in a card's field are read like typed ones: "May 2021" where a date was asked for.
    if (tapped.kind !== 'again' || input.value.text === undefined) return tapped;
    return recogniseAnswer(_q, item, { text: input.value.text }, context);
  }
  const text = input.text?.trim() ?? '';
  if (text === '') return again('empty');
  const recognised = recogniseTyped(item, text, context);
  return recognised.kind === 'answer' || recognised.kind === 'read-back' ? { ...recognised, said: text } : recognised;
}

/** Why there is no value, where that isn't an option; "none" is no blood pressure: there is none to tell. */
function reasonFor({ options, askAs }: AskableItem, text: string): AbsentReason | undefined {
  if (options.length > 0) return undefined;
  return absentReason(text) ?? (askAs === 'blood-pressure' && isNothing(text) ? 'asked-unknown' : undefined);
}

function recogniseTyped(item: AskableItem, text: string, context: RecogniseContext): Recognised {
  const unchanged = keptInitial(item, text, context);
  if (unchanged !== undefined) return unchanged;
  if (item.gate !== undefined) return recogniseGate(item, text, context, recogniseTyped);
  const reason = reasonFor(item, text);
  if (reason !== undefined && item.absent.includes(reason)) {
    return { kind: 'answer', answers: sameForAll(item, { state: 'absent', reason }) };
  }
  switch (item.answerType) {
    case 'boolean':
      return recogniseChoice(item, text, context);
    case 'choice':
      return item.open ? recogniseOpenChoice(item, text, context) : recogniseChoice(item, text, context);
    case 'choices':
      return recogniseChoices(item, text, context);
    case 'integer':
      return recogniseNumber(item, text, context, 'valueInteger');
    case 'decimal':
      return recogniseNumber(item, text, context, 'valueDecimal');
    case 'date':
      return recogniseDate(item, text, context);
    case 'quantity':
      if (item.askAs === 'blood-pressure') return recogniseBloodPressure(item, text);
      return item.askAs === 'height-weight'
        ? recogniseHeightWeight(item, text, context)
        : recogniseQuantity(item, text, context);
    case 'phone':
      return recognisePhone(item, text);
    case 'text':
      return recogniseWords(item, text, context);
  }
}
