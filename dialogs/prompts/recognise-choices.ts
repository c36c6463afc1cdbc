import type { AskableItem, Option } from '../../src/domain/questionnaire/loaded.ts';
import { exactOption, mentionedOptions, nearOption, partialOption } from './match-options.ts';
import { askAgain, choose, givenBy } from './recognise-choice.ts';
import { again, type RecogniseContext, type Recognised } from './recognised.ts';

const CONNECTORS = new Set(['and', 'y', 'e', 'also', 'plus', 'tambien']);

/** Typed words to any number of choices: labels in a row, with commas or "and" between them. */
export function recogniseChoices(item: AskableItem, text: string, { language }: RecogniseContext): Recognised {
  const exact = exactOption(item, text);
  if (exact !== undefined) return choose(item, exact);
  const listed = listedOptions(item, text);
  const chosen = listed ?? likelyOptions(item, text);
  if (chosen.length === 0) return askAgain(item, language);
  if (chosen.length > 1 && chosen.some((option) => option.exclusive)) return excludes(item, chosen, language);
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

/** "None of these" cannot stand beside another choice. */
export function excludes(item: AskableItem, chosen: Option[], language: RecogniseContext['language']): Recognised {
  const alone = chosen.find((option) => option.exclusive)?.label[language] ?? '';
  const options = item.options.map((option) => option.label[language]).join(' · ');
  return again('exclusive', { option: alone, options });
}
