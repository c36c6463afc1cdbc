import { ANSWER_CODES } from './extensions.ts';
import type { GivenAnswer } from './response.ts';

/**
 * Keys of repeated items: `<list>[<i>]` is the gate of a repetition, `<list>[<i>]/<linkId>` an item in it,
 * `<question>[<code>]/<linkId>` what is asked about one chosen option; nested, one stands before the other.
 */
export function repetitionKey(of: string, index: number | string): string {
  return `${of}[${index}]`;
}

/** Begins the keys of everything in a repetition. */
export function insideOf(repetition: string): string {
  return `${repetition}/`;
}

/** The linkId behind a key, as the questionnaire has it; that of its list for a gate. */
export function plainLinkId(key: string): string {
  const end = key.lastIndexOf(']/');
  return (end === -1 ? key : key.slice(end + 2)).replace(GATE, '');
}

/** The key names a gate. */
export function isGateKey(key: string): boolean {
  return GATE.test(key);
}

/** What all repetitions of one list or question have in common; nothing for a key outside of any. */
export function outermostOf(key: string): string | undefined {
  return /\[[^\]]*\](?:\/|$)/.test(key) ? key.slice(0, key.indexOf('[')) : undefined;
}

const GATE = /\[\d+\]$/;

/** What a gate says. */
export const MORE = 'more';
export const DONE = 'done';

export function gateValue(code: typeof MORE | typeof DONE) {
  return { valueCoding: { system: ANSWER_CODES, code } };
}

/** A gate that says "one more", which the entry behind it tells as well. */
export function opensEntry(key: string, answer: GivenAnswer): boolean {
  return isGateKey(key) && saysMore(answer);
}

/** There is a repetition behind this gate. */
export function saysMore(answer: GivenAnswer | undefined): boolean {
  if (answer?.state !== 'answered') return false;
  return answer.values.some((value) => 'valueCoding' in value && value.valueCoding.code === MORE);
}
