import type { Language } from '../../src/domain/languages.ts';
import type { AskableItem, Option } from '../../src/domain/questionnaire/loaded.ts';
import { absentReason, isNothing, yesOrNo } from './answer-words.ts';
import { exactOption, mentionedOptions, nearOption, partialOption } from './match-options.ts';
import { askAgain, choose, givenBy, readBackOption } from './recognise-choice.ts';
import { again, given, type RecogniseContext, type Recognised } from './recognised.ts';

const CONNECTORS = new Set(['and', 'y', 'e', 'also', 'plus', 'tambien']);

/** Typed words to any number of choices: labels in a row, with commas or "and" between them. */
export function recogniseChoices(item: AskableItem, text: string, { language }: RecogniseContext): Recognised {
  const exact = exactOption(item, text);
  if (exact !== undefined) return choose(item, exact);
  const listed = listedOptions(item, text);
  if (item.open && listed === undefined) return recogniseOpenChoices(item, text, language);
  const chosen = listed ?? likelyOptions(item, text);
  if (chosen.length === 0) return askAgain(item, language);
  const refused = refusedTogether(item, chosen, language);
  if (refused !== undefined) return refused;
  const answers = { [item.linkId]: givenBy(chosen) };
  if (listed !== undefined) return { kind: 'answer', answers };
  return { kind: 'read-back', answers, label: chosen.map((option) => option.label[language]).join(', ') };
}

/** The options of a text that is nothing but a list of them. */
function listedOptions(item: AskableItem, text: string): Option[] | undefined {
  const pieces = text.split(/[,;\n/&+]/).filter((piece) => piece.trim() !== '');
  const named = pieces.map((piece) => exactOption(item, piece)).filter((option) => option !== undefined);
  if (named.length > 0 && named.length === pieces.length) return [...new Set(named)];
  const { options, rest } = mentionedOptions(item, text);
  return options.length > 0 && rest.every((word) => CONNECTORS.has(word)) ? options : undefined;
}

/** Options named among other words, or nearly named. */
function likelyOptions(item: AskableItem, text: string): Option[] {
  const { options, negated } = mentionedOptions(item, text);
  const none = item.options.find((option) => option.code === 'none' && option.exclusive);
  if (options.length > 0) return negated && !(options.length === 1 && options[0] === none) ? [] : options;
  const near = nearOption(item, text) ?? partialOption(item, text);
  return near === undefined ? [] : [near];
}

/** Words of a person's own, several with commas between; a bare no or a doubt is neither. */
function recogniseOpenChoices(item: AskableItem, text: string, language: Language): Recognised {
  if (yesOrNo(text) !== undefined || absentReason(text) !== undefined || isNothing(text))
    return askAgain(item, language);
  const pieces = text.split(/[,;\n]/).flatMap((piece) => piece.trim() || []);
  const near = pieces.length === 1 ? nearOption(item, text) : undefined;
  if (near !== undefined) return readBackOption(item, near, language);
  const values = pieces.map((piece) => exactOption(item, piece)?.value ?? { valueString: piece });
  if (values.length > (item.limits.mostChoices ?? values.length)) return tooMany(item);
  return { kind: 'answer', answers: { [item.linkId]: given(...values) } };
}

/** "None of these" cannot stand beside another choice; and a form may allow so many only. */
export function refusedTogether(item: AskableItem, chosen: Option[], language: Language): Recognised | undefined {
  if (chosen.length > (item.limits.mostChoices ?? chosen.length)) return tooMany(item);
  const exclusive = chosen.find((option) => option.exclusive);
  if (exclusive === undefined || chosen.length === 1) return undefined;
  const options = item.options.map((option) => option.label[language]).join(' · ');
  return again('exclusive', { option: exclusive.label[language], options });
}

function tooMany(item: AskableItem): Recognised {
  return again('too-many', { most: item.limits.mostChoices ?? 1 });
}
