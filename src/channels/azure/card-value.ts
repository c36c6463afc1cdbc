import type { Json, JsonObject } from '../../domain/json.ts';

/** What a card sent, as the contract has it. */
export interface Submitted {
  value: JsonObject;
  /** What the button said. */
  said?: string;
}

/**
 * A card's submitted data as the contract's `value`. What a person typed into an input and that is not what the input
 * asks for goes on as `text`, which is screened and asked again like any words; nothing is guessed, nothing dropped.
 * Every button sends all inputs: what stands in them beside a command is no answer, but heard.
 * Undefined for what is no card of ours.
 */
export function cardValue(value: unknown): Submitted | undefined {
  if (!isObject(value) || !isObject(value.companion)) return undefined;
  const { companion, said, ...inputs } = value;
  const words = typeof said === 'string' && said !== '' ? { said } : {};
  if (typeof companion.command === 'string') {
    const left = Object.keys(inputs).length === 0 ? {} : { inputs };
    return { value: { companion: { command: companion.command }, ...left }, ...words };
  }
  if (typeof companion.linkId !== 'string') return undefined;
  return { value: { companion: answerOf(companion, inputs) }, ...words };
}

/** The fixed part of a card (question, unit) and its inputs by id: `number`, `unit`, `number:<linkId>` … */
function answerOf(fixed: JsonObject, inputs: JsonObject): JsonObject {
  const answer: JsonObject = {};
  const parts: Record<string, JsonObject> = {};
  const given = Object.entries(inputs).filter(([id]) => !(id in fixed));
  const taken = Object.entries(inputs).flatMap(([id, sent]) => (id in fixed ? wordsIn(sent) : []));
  // An id has no spaces: an input never says which question it answers.
  const words = taken.filter((one) => /\s/.test(one));
  for (const [id, sent] of [...Object.entries(fixed), ...given]) {
    const [name = '', part] = splitId(id);
    const read = READERS.get(name)?.(sent);
    if (read === undefined) words.push(...wordsIn(sent));
    else if (part === undefined) answer[name] = read;
    else parts[part] = { ...parts[part], [name]: read };
  }
  const whole = Object.entries(parts).filter(([, { number }]) => number !== undefined);
  if (whole.length > 0) answer.parts = Object.fromEntries(whole);
  if (words.length > 0) answer.text = [answer.text, ...words].filter(Boolean).join('\n');
  return answer;
}

/** How each member of an answer is read; undefined: not one. */
const READERS = new Map<string, (sent: Json | undefined) => Json | undefined>([
  ['linkId', text],
  ['nonce', text],
  ['code', text],
  ['unit', (sent) => /^\S+$/.exec(text(sent) ?? '')?.[0]],
  ['text', text],
  ['codes', (sent) => (isTexts(sent) ? sent : text(sent)?.split(','))],
  ['number', (sent) => (typeof sent === 'number' ? sent : numberIn(text(sent) ?? ''))],
  ['date', (sent) => /^\d{4}(-\d\d(-\d\d)?)?$/.exec(text(sent) ?? '')?.[0]],
]);

/** A decimal comma is one; three digits after it may be thousands, which is asked again. */
function numberIn(typed: string): number | undefined {
  if (!/^[-+]?\d+([.,]\d+)?$/.test(typed) || /,\d{3}$/.test(typed)) return undefined;
  return Number(typed.replace(',', '.'));
}

function text(sent: Json | undefined): string | undefined {
  const trimmed = typeof sent === 'string' ? sent.trim() : '';
  return trimmed === '' ? undefined : trimmed;
}

function wordsIn(sent: Json | undefined): string[] {
  if (typeof sent === 'string') return sent.trim() === '' ? [] : [sent.trim()];
  return typeof sent === 'object' && sent !== null ? Object.values(sent).flatMap(wordsIn) : [];
}

function isTexts(sent: Json | undefined): sent is string[] {
  return Array.isArray(sent) && sent.every((one) => typeof one === 'string');
}

function splitId(id: string): [string, string | undefined] {
  const at = id.indexOf(':');
  return at === -1 ? [id, undefined] : [id.slice(0, at), id.slice(at + 1)];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
