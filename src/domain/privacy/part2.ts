import { z } from 'zod';
import type { MedicineIndex } from '../medicines/medicine-index.ts';
import { recogniseMedicine } from '../medicines/recognise-medicine.ts';
import { insideOf, repetitionKey } from '../questionnaire/repetition-keys.ts';
import type { Answer, AnswerValue, GivenAnswer } from '../questionnaire/response.ts';
import type { Finding } from '../triage/finding.ts';

/** What 42 CFR Part 2 protects, as clinicians edit it (clinical pack 9). */
export const part2DataSchema = z.strictObject({
  /** Items and everything below them, by linkId; one option of a choice of several as `<linkId>[<code>]`. */
  items: z.array(z.string().min(1)).min(1),
  /** Medicines that tell of a treatment, wherever an answer names them. */
  medicines: z.array(z.string().min(1)),
  /** Findings that tell of it though they read other items too, by code. */
  findings: z.array(z.string().min(1)),
});
type Part2Data = z.infer<typeof part2DataSchema>;

/** Says what in a record is about treatment for substance use, and takes it out. */
export interface Part2 {
  /** An item, an instrument, or a key of either. */
  item(linkId: string): boolean;
  /** The text names one of the medicines. */
  names(text: string): boolean;
  finding(finding: Pick<Finding, 'code' | 'itemIds'>): boolean;
  /** A finding of this code may be about it. */
  code(code: string): boolean;
  /** What is left without it; nothing where nothing is, the very object where nothing was taken out. */
  given<G extends GivenAnswer>(linkId: string, given: G): G | undefined;
  answer(answer: Answer): Answer | undefined;
}

/** `rules`: which items the findings of each code read. */
export function createPart2(
  data: Part2Data,
  medicines: MedicineIndex,
  rules: readonly { code: string; items: readonly string[] }[],
): Part2 {
  const item = (linkId: string) => data.items.some((root) => isWithin(linkId, root));
  const names = (text: string) =>
    recogniseMedicine(text, medicines).matched.some(({ name }) => data.medicines.includes(name));
  const codes = new Set([...data.findings, ...rules.filter(({ items }) => items.some(item)).map(({ code }) => code)]);
  const value = (linkId: string, one: AnswerValue) =>
    'valueString' in one
      ? names(one.valueString)
      : 'valueCoding' in one && item(insideOf(repetitionKey(linkId, one.valueCoding.code ?? '')));
  const given = <G extends GivenAnswer>(linkId: string, whole: G): G | undefined => {
    if (item(linkId)) return undefined;
    if (whole.state !== 'answered') return whole;
    const values = whole.values.filter((one) => !value(linkId, one));
    if (values.length === whole.values.length) return whole;
    return values.length === 0 ? undefined : { ...whole, values };
  };
  return {
    item,
    names,
    given,
    code: (code) => codes.has(code),
    finding: ({ code, itemIds }) => data.findings.includes(code) || itemIds.some(item),
    answer(whole) {
      const left = given(whole.linkId, whole);
      return left === undefined ? undefined : withoutWords(left, names, (past) => given(whole.linkId, past));
    },
  };
}

/** What was typed, and what was answered before, go through the same. */
function withoutWords(
  answer: Answer,
  names: Part2['names'],
  seen: <G extends GivenAnswer>(past: G) => G | undefined,
): Answer {
  const { said, past, ...rest } = answer;
  const left = past?.flatMap((older) => seen(older) ?? []);
  const isSame = left === undefined || left.every((older, at) => older === past?.[at]);
  const saysIt = said !== undefined && names(said);
  if (!saysIt && isSame && left?.length === past?.length) return answer;
  return {
    ...rest,
    ...(said === undefined || saysIt ? {} : { said }),
    ...(left === undefined || left.length === 0 ? {} : { past: left }),
  } as Answer;
}

/** The item itself, one below it, or anything in its repetitions. */
function isWithin(linkId: string, root: string): boolean {
  const next = linkId.charAt(root.length);
  return linkId.startsWith(root) && (next === '' || next === '.' || next === '[' || next === '/');
}
