import { z } from 'zod';
import { sameValue } from './answers.ts';
import { DATA_ABSENT_REASON, EXT } from './extensions.ts';
import { codingSchema, type Extension, extensionSchema, quantitySchema } from './fhir.ts';
import { valuesIn } from './fhir-values.ts';
import { extensionOf, type LoadedItem, type LoadedQuestionnaire } from './loaded.ts';
import { DONE, gateValue, insideOf, MORE, repetitionKey } from './repetition-keys.ts';
import type { AbsentReason, GivenAnswer } from './response.ts';

/** The answers of a FHIR R4 QuestionnaireResponse by key: what `toQuestionnaireResponse` wrote, or another system. */
export function answersFromFhir(q: LoadedQuestionnaire, json: unknown): Record<string, GivenAnswer> {
  const reader = new ResponseReader(q);
  reader.read(responseSchema.parse(json).item ?? [], '');
  return reader.answers;
}

class ResponseReader {
  readonly answers: Record<string, GivenAnswer> = {};
  readonly #items: LoadedQuestionnaire['items'];

  constructor(q: LoadedQuestionnaire) {
    this.#items = (q.base ?? q).items;
  }

  /** `prefix`: the repetition these items stand in. */
  read(items: readonly ResponseItem[], prefix: string): void {
    for (const linkId of new Set(items.map((item) => item.linkId))) {
      const same = items.filter((item) => item.linkId === linkId);
      const template = this.#items.get(linkId);
      if (template?.repeats?.by === 'list') this.#list(template, template.repeats, same, prefix);
      else for (const item of same) this.#item(template, item, prefix);
    }
  }

  #item(template: LoadedItem | undefined, item: ResponseItem, prefix: string): void {
    const key = prefix + item.linkId;
    const nested = [...(item.item ?? []), ...(item.answer ?? []).flatMap((answer) => answer.item ?? [])];
    const isQuestion = item.answer !== undefined || nested.length === 0;
    if (isQuestion) this.answers[key] = givenBy(item.answer ?? []);
    this.read(item.item ?? [], prefix);
    for (const answer of item.answer ?? []) {
      const [about, others] = this.#split(answer.item ?? []);
      this.read(others, prefix);
      this.read(about, insideOf(repetitionKey(key, optionCode(template, answer))));
    }
  }

  /** What is asked for each answer, and what is asked once. */
  #split(items: readonly ResponseItem[]): [ResponseItem[], ResponseItem[]] {
    const isAbout = ({ linkId }: ResponseItem) => this.#items.get(linkId)?.repeats?.by === 'answer';
    return [items.filter(isAbout), items.filter((item) => !isAbout(item))];
  }

  #list(template: LoadedItem, { min, max }: Occurs, items: readonly ResponseItem[], prefix: string): void {
    const key = prefix + template.linkId;
    const repetitions = repetitionsOf(template, items);
    repetitions.forEach((repetition, index) => {
      const gate = repetitionKey(key, index);
      if (index >= min) this.answers[gate] = given(MORE);
      if (template.item.type === 'group' && template.askAs === undefined)
        this.read(repetition.item ?? [], insideOf(gate));
      else this.#item(template, repetition, insideOf(gate));
    });
    const [only] = items;
    const next = repetitionKey(key, repetitions.length);
    if (repetitions.length === 0 && only !== undefined) this.answers[next] = whyEmpty(only);
    else if (repetitions.length >= min && repetitions.length < max) this.answers[next] = given(DONE);
  }
}

type Occurs = { min: number; max: number };

/** A repeated question has its answers in one item: each as an item by itself. */
function repetitionsOf({ item: { type } }: LoadedItem, items: readonly ResponseItem[]): ResponseItem[] {
  if (type === 'group') return items.filter(({ item }) => item !== undefined);
  return items.flatMap(({ linkId, answer = [] }) => answer.map((one) => ({ linkId, answer: [one] })));
}

function whyEmpty(item: ResponseItem): GivenAnswer {
  if (extensionOf(item, EXT.emptyList)?.valueBoolean === true) return given(DONE);
  const reason = asReason(extensionOf(item, EXT.dataAbsentReason)?.valueCode);
  return reason === undefined ? { state: 'skipped' } : { state: 'absent', reason };
}

function given(code: typeof MORE | typeof DONE): GivenAnswer {
  return { state: 'answered', values: [gateValue(code)] };
}

function optionCode(template: LoadedItem | undefined, answer: ResponseAnswer): string {
  const [value] = valuesIn(answer);
  const option = template?.options.find((candidate) => value !== undefined && sameValue(candidate.value, value));
  return option?.code ?? '';
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

interface ResponseItem {
  linkId: string;
  extension?: Extension[] | undefined;
  answer?: ResponseAnswer[] | undefined;
  item?: ResponseItem[] | undefined;
}

const answerSchema = z.looseObject({
  valueCoding: codingSchema.optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().optional(),
  valueDecimal: z.number().optional(),
  valueDate: z.string().optional(),
  valueDateTime: z.string().optional(),
  valueTime: z.string().optional(),
  valueUri: z.string().optional(),
  valueString: z.string().optional(),
  valueQuantity: quantitySchema.optional(),
  item: z.array(z.lazy((): z.ZodType<ResponseItem> => itemSchema)).optional(),
});
type ResponseAnswer = z.infer<typeof answerSchema>;

const itemSchema: z.ZodType<ResponseItem> = z.lazy(() =>
  z.looseObject({
    linkId: z.string(),
    extension: z.array(extensionSchema).optional(),
    answer: z.array(answerSchema).optional(),
    item: z.array(itemSchema).optional(),
  }),
) as z.ZodType<ResponseItem>;

const responseSchema = z.looseObject({
  resourceType: z.literal('QuestionnaireResponse'),
  item: z.array(itemSchema).optional(),
});
