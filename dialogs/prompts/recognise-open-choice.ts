import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import { absentReason, isNothing, yesOrNo } from './answer-words.ts';
import { exactOption, nearOption } from './match-options.ts';
import { askAgain, choose, givenBy } from './recognise-choice.ts';
import { recogniseText } from './recognise-text.ts';
import type { RecogniseContext, Recognised } from './recognised.ts';

/** A choice that takes typed words too. A bare "no" is neither a name nor an option, and is asked again. */
export function recogniseOpenChoice(item: AskableItem, text: string, { language }: RecogniseContext): Recognised {
  const exact = exactOption(item, text);
  if (exact !== undefined) return choose(item, exact);
  if (yesOrNo(text) !== undefined || absentReason(text) !== undefined || isNothing(text))
    return askAgain(item, language);
  const near = nearOption(item, text);
  if (near === undefined) return recogniseText(item, text);
  return { kind: 'read-back', answers: { [item.linkId]: givenBy([near]) }, label: near.label[language] };
}
