import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import {
  gateValue,
  insideOf,
  MORE,
  plainLinkId,
  repetitionKey,
} from '../../src/domain/questionnaire/repetition-keys.ts';
import { type Answers, given, type ListEntry, type RecogniseContext, type Recognised } from './recognised.ts';

/**
 * Several entries in one text, or one with more than its first part, typed where a list asks for an entry: each becomes
 * a repetition of its own once the person has said that it is right. Undefined: the text is one plain entry.
 */
export function recogniseEntries(
  gate: AskableItem,
  text: string,
  { language, readers }: RecogniseContext,
): Recognised | undefined {
  if (gate.entriesOf === undefined || readers === undefined || gate.gate === undefined) return undefined;
  const entries = readers[gate.entriesOf](text, language);
  const [only] = entries;
  const isPlain = entries.length === 1 && only?.sure === true && Object.keys(only.parts).length === 1;
  if (entries.length === 0 || isPlain) return undefined;
  const list = gate.parent?.linkId ?? '';
  const from = gate.gate.index;
  const answers = entries.map((entry, at) => answersOf(gate, repetitionKey(list, from + at), entry));
  const labels = entries.map(({ label }, at) => (entries.length === 1 ? label : `${at + 1}) ${label}`));
  return { kind: 'read-back', answers: Object.assign({}, ...answers) as Answers, label: labels.join('; ') };
}

function answersOf(gate: AskableItem, repetition: string, { parts }: ListEntry): Answers {
  const said = gate.children.flatMap(({ linkId }) => {
    const plain = plainLinkId(linkId);
    const words = parts[plain.slice(plain.lastIndexOf('.') + 1)];
    return words === undefined ? [] : [[`${insideOf(repetition)}${plain}`, given({ valueString: words })] as const];
  });
  return { [repetition]: given(gateValue(MORE)), ...Object.fromEntries(said) };
}
