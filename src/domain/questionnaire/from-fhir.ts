import { z } from 'zod';
import { DATA_ABSENT_REASON, EXT } from './extensions.ts';
import { codingSchema, quantitySchema } from './fhir.ts';
import { extensionOf } from './loaded.ts';
import type { AbsentReason, AnswerValue, GivenAnswer } from './response.ts';

/** The answers of a FHIR R4 QuestionnaireResponse by linkId: what `toQuestionnaireResponse` wrote, or another system. */
export function answersFromFhir(json: unknown): Record<string, GivenAnswer> {
  const answers: Record<string, GivenAnswer> = {};
  const read = (item: ResponseItem): void => {
    const below = [...(item.item ?? []), ...(item.answer ?? []).flatMap((answer) => answer.item ?? [])];
    const isQuestion = item.answer !== undefined || below.length === 0;
    if (isQuestion) answers[item.linkId] = givenBy(item.answer ?? []);
    below.forEach(read);
  };
  responseSchema.parse(json).item?.forEach(read);
  return answers;
}

function givenBy(answers: ResponseAnswer[]): GivenAnswer {
  const reason = answers.map(absentReasonOf).find((found) => found !== undefined);
  if (reason !== undefined) return { state: 'absent', reason };
  const values = answers.flatMap(valuesIn);
  return values.length === 0 ? { state: 'skipped' } : { state: 'answered', values };
}

function absentReasonOf(answer: ResponseAnswer): AbsentReason | undefined {
  const { valueCoding } = answer;
  if (valueCoding?.system === DATA_ABSENT_REASON) return asReason(valueCoding.code);
  const elements = Object.entries(answer).filter(
    ([member]) => member.startsWith('_value') || member === 'valueQuantity',
  );
  return elements
    .map(([, element]) => asReason(extensionOf(element as object, EXT.dataAbsentReason)?.valueCode))
    .find((found) => found !== undefined);
}

function asReason(code: string | undefined): AbsentReason | undefined {
  return code === 'asked-unknown' || code === 'asked-declined' ? code : undefined;
}

const MEMBERS = [
  'valueCoding',
  'valueBoolean',
  'valueInteger',
  'valueDecimal',
  'valueDate',
  'valueString',
  'valueQuantity',
] as const;

function valuesIn(answer: ResponseAnswer): AnswerValue[] {
  return MEMBERS.filter((member) => answer[member] !== undefined).map(
    (member) => ({ [member]: answer[member] }) as unknown as AnswerValue,
  );
}

interface ResponseItem {
  linkId: string;
  answer?: ResponseAnswer[] | undefined;
  item?: ResponseItem[] | undefined;
}

const answerSchema = z.looseObject({
  valueCoding: codingSchema.optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().optional(),
  valueDecimal: z.number().optional(),
  valueDate: z.string().optional(),
  valueString: z.string().optional(),
  valueQuantity: quantitySchema.optional(),
  item: z.array(z.lazy((): z.ZodType<ResponseItem> => itemSchema)).optional(),
});
type ResponseAnswer = z.infer<typeof answerSchema>;

const itemSchema: z.ZodType<ResponseItem> = z.lazy(() =>
  z.looseObject({
    linkId: z.string(),
    answer: z.array(answerSchema).optional(),
    item: z.array(itemSchema).optional(),
  }),
) as z.ZodType<ResponseItem>;

const responseSchema = z.looseObject({
  resourceType: z.literal('QuestionnaireResponse'),
  item: z.array(itemSchema).optional(),
});
