import type { AnswerValue } from './response.ts';

/** FHIR's `value[x]` as far as a questionnaire that we run has answers of that type. */
const MEMBERS = [
  'valueBoolean',
  'valueInteger',
  'valueDecimal',
  'valueDate',
  'valueDateTime',
  'valueTime',
  'valueString',
  'valueUri',
  'valueCoding',
  'valueQuantity',
] as const;

type HasValue = { [member in (typeof MEMBERS)[number]]?: unknown };

/** The value of an `initial` or an answer, if it has one, without what stands beside it. */
export function valuesIn(element: HasValue): AnswerValue[] {
  return MEMBERS.filter((member) => element[member] !== undefined).map(
    (member) => ({ [member]: element[member] }) as unknown as AnswerValue,
  );
}
