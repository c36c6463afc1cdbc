import type { AskableItem, LoadedItem, Option } from '../../src/domain/questionnaire/loaded.ts';
import { isAskable } from '../../src/domain/questionnaire/loaded.ts';
import { DONE, MORE } from '../../src/domain/questionnaire/repetition-keys.ts';
import { absentReason, isNothing, yesOrNo } from './answer-words.ts';
import { exactOption } from './match-options.ts';
import { hasNegation, wordsOf } from './normalise.ts';
import { askAgain, choose, givenBy, readBackOption } from './recognise-choice.ts';
import { recogniseEntries } from './recognise-entries.ts';
import type { RecogniseContext, Recognised } from './recognised.ts';

type Recognise = (item: AskableItem, text: string, context: RecogniseContext) => Recognised;

/**
 * Typed words where a list asks for an entry: there is one, there is none, or the entry itself ("Anything else?"
 * "lisinopril 10 mg"). What only seems to say no, or has a yes before it, is read back.
 */
export function recogniseGate(
  gate: AskableItem,
  text: string,
  context: RecogniseContext,
  recognise: Recognise,
): Recognised {
  const { language } = context;
  const said = optionSaid(gate, text);
  if (said !== undefined) return choose(gate, said);
  const reason = absentReason(text);
  if (reason !== undefined && gate.absent.includes(reason)) {
    return { kind: 'answer', answers: { [gate.linkId]: { state: 'absent', reason } } };
  }
  const first = firstPart(gate);
  if (first === undefined || reason !== undefined || /\?\s*$/.test(text)) return askAgain(gate, language);
  const done = option(gate, DONE);
  if (seemsNo(text) && done !== undefined) return readBackOption(gate, done, language);
  const rest = afterYes(text);
  const entries = recogniseEntries(gate, rest ?? text, context);
  if (entries !== undefined) return entries;
  return entry(gate, recognise(first, rest ?? text, context), rest);
}

/** The entry makes the repetition; its own doubt, or a yes before it, asks for a confirmation. */
function entry(gate: AskableItem, recognised: Recognised, rest: string | undefined): Recognised {
  const more = option(gate, MORE);
  if (recognised.kind === 'again' || recognised.kind === 'stale' || more === undefined) return recognised;
  const answers = { [gate.linkId]: givenBy([more]), ...recognised.answers };
  if (recognised.kind === 'read-back') return { ...recognised, answers };
  return rest === undefined ? { ...recognised, answers } : { kind: 'read-back', answers, label: rest };
}

function optionSaid(gate: AskableItem, text: string): Option | undefined {
  const named = exactOption(gate, text);
  if (named !== undefined) return named;
  const reply = isNothing(text) ? 'no' : yesOrNo(text);
  return reply === undefined ? undefined : option(gate, reply === 'yes' ? MORE : DONE);
}

function option(gate: AskableItem, code: string): Option | undefined {
  return gate.options.find((candidate) => candidate.code === code);
}

/** The first question of the repetition, if it is asked whatever else is answered. */
function firstPart(item: LoadedItem): AskableItem | undefined {
  for (const child of item.children) {
    if (child.item.type === 'display') continue;
    if (child.enableWhenExpression !== undefined || child.item.enableWhen !== undefined) return undefined;
    if (isAskable(child)) return child;
    const below = firstPart(child);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** Words that may stand before a no. */
const OPENINGS = new Set(
  'i im we ive do am there well actually oh um hm ok okay yo ya pues bueno creo que la verdad'.split(' '),
);

/** "I don't take any", "no other ones": no entry begins like that, unless it has a number. */
function seemsNo(text: string): boolean {
  const words = wordsOf(text);
  const begins = words.find((word) => !OPENINGS.has(word));
  return begins !== undefined && hasNegation([begins]) && !/\d/.test(text);
}

/** "Yes, lisinopril": what follows the yes. */
function afterYes(text: string): string | undefined {
  const [, first = '', rest = ''] = /^\s*(\p{L}+)[\s,.:;!–—-]+(.*)$/su.exec(text) ?? [];
  return yesOrNo(first) === 'yes' && rest.trim() !== '' ? rest.trim() : undefined;
}
