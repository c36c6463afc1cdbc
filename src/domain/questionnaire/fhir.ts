import { z } from 'zod';

/** FHIR R4 Questionnaire, the parts this product runs. Unknown members are kept. */
export const codingSchema = z.looseObject({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
});
export type Coding = z.infer<typeof codingSchema>;

export const quantitySchema = z.looseObject({
  value: z.number().optional(),
  unit: z.string().optional(),
  system: z.string().optional(),
  code: z.string().optional(),
});
export type Quantity = z.infer<typeof quantitySchema>;

export type Extension = {
  url: string;
  extension?: Extension[] | undefined;
  valueBoolean?: boolean | undefined;
  valueCode?: string | undefined;
  valueString?: string | undefined;
  valueMarkdown?: string | undefined;
  valueInteger?: number | undefined;
  valueDecimal?: number | undefined;
  valueDate?: string | undefined;
  valueDateTime?: string | undefined;
  valueTime?: string | undefined;
  valueQuantity?: Quantity | undefined;
  valueCodeableConcept?: { coding?: Coding[] | undefined } | undefined;
  valueCanonical?: string | undefined;
  valueUri?: string | undefined;
  valueCoding?: Coding | undefined;
  valueExpression?:
    | { language?: string | undefined; expression?: string | undefined; name?: string | undefined }
    | undefined;
  _valueString?: ElementExtra | undefined;
  [key: string]: unknown;
};
export type ElementExtra = { extension?: Extension[] | undefined; [key: string]: unknown };

// Forms of the wild write "true" and "3" where FHIR has true and 3: there is only one thing they can mean.
const boolean = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' })]);
const decimal = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
const integer = decimal.pipe(z.number().int());

export const extensionSchema: z.ZodType<Extension> = z.lazy(() =>
  z.looseObject({
    url: z.string(),
    extension: z.array(extensionSchema).optional(),
    valueBoolean: boolean.optional(),
    valueCode: z.string().optional(),
    valueString: z.string().optional(),
    valueMarkdown: z.string().optional(),
    valueInteger: integer.optional(),
    valueDecimal: decimal.optional(),
    valueDate: z.string().optional(),
    valueDateTime: z.string().optional(),
    valueTime: z.string().optional(),
    valueQuantity: quantitySchema.optional(),
    valueCodeableConcept: z.looseObject({ coding: z.array(codingSchema).optional() }).optional(),
    valueCanonical: z.string().optional(),
    valueUri: z.string().optional(),
    valueCoding: codingSchema.optional(),
    valueExpression: z
      .looseObject({ language: z.string().optional(), expression: z.string().optional(), name: z.string().optional() })
      .optional(),
  }),
) as z.ZodType<Extension>;

const elementExtraSchema = z.looseObject({ extension: z.array(extensionSchema).optional() });

const ENABLE_OPERATORS = ['exists', '=', '!=', '>', '<', '>=', '<='] as const;

const enableWhenSchema = z.looseObject({
  question: z.string(),
  operator: z.enum(ENABLE_OPERATORS),
  answerBoolean: boolean.optional(),
  answerDecimal: decimal.optional(),
  answerInteger: decimal.optional(),
  answerDate: z.string().optional(),
  answerDateTime: z.string().optional(),
  answerTime: z.string().optional(),
  answerString: z.string().optional(),
  answerCoding: codingSchema.optional(),
  answerQuantity: quantitySchema.optional(),
});
export type EnableWhen = z.infer<typeof enableWhenSchema>;

const answerOptionSchema = z.looseObject({
  extension: z.array(extensionSchema).optional(),
  valueCoding: z
    .looseObject({
      system: z.string().optional(),
      code: z.string().optional(),
      display: z.string().optional(),
      _display: elementExtraSchema.optional(),
      extension: z.array(extensionSchema).optional(),
    })
    .optional(),
  valueInteger: integer.optional(),
  valueString: z.string().optional(),
  valueDate: z.string().optional(),
  valueTime: z.string().optional(),
  initialSelected: boolean.optional(),
});
/** A value that an item begins with. */
const initialSchema = z.looseObject({
  valueBoolean: boolean.optional(),
  valueDecimal: decimal.optional(),
  valueInteger: integer.optional(),
  valueDate: z.string().optional(),
  valueDateTime: z.string().optional(),
  valueTime: z.string().optional(),
  valueString: z.string().optional(),
  valueUri: z.string().optional(),
  valueCoding: codingSchema.optional(),
  valueQuantity: quantitySchema.optional(),
});

export type AnswerOption = z.infer<typeof answerOptionSchema>;

const ITEM_TYPES = [
  'group',
  'display',
  'boolean',
  'decimal',
  'integer',
  'date',
  'dateTime',
  'time',
  'string',
  'text',
  'url',
  'choice',
  'open-choice',
  'attachment',
  'reference',
  'quantity',
] as const;

export interface QuestionnaireItem {
  linkId: string;
  type: (typeof ITEM_TYPES)[number];
  extension?: Extension[] | undefined;
  code?: Coding[] | undefined;
  prefix?: string | undefined;
  text?: string | undefined;
  _text?: ElementExtra | undefined;
  enableWhen?: EnableWhen[] | undefined;
  enableBehavior?: 'all' | 'any' | undefined;
  required?: boolean | undefined;
  repeats?: boolean | undefined;
  readOnly?: boolean | undefined;
  maxLength?: number | undefined;
  answerOption?: AnswerOption[] | undefined;
  /** STU3's name for it. */
  option?: AnswerOption[] | undefined;
  initial?: z.infer<typeof initialSchema>[] | undefined;
  /** `#id` of a contained value set; others are not resolved. */
  answerValueSet?: string | undefined;
  item?: QuestionnaireItem[] | undefined;
  [key: string]: unknown;
}

const itemSchema: z.ZodType<QuestionnaireItem> = z.lazy(() =>
  z.looseObject({
    linkId: z.string().min(1),
    type: z.enum(ITEM_TYPES),
    extension: z.array(extensionSchema).optional(),
    code: z.array(codingSchema).optional(),
    prefix: z.string().optional(),
    text: z.string().optional(),
    _text: elementExtraSchema.optional(),
    enableWhen: z.array(enableWhenSchema).optional(),
    enableBehavior: z.enum(['all', 'any']).optional(),
    required: boolean.optional(),
    repeats: boolean.optional(),
    readOnly: boolean.optional(),
    maxLength: integer.optional(),
    answerOption: z.array(answerOptionSchema).optional(),
    option: z.array(answerOptionSchema).optional(),
    initial: z.array(initialSchema).optional(),
    answerValueSet: z.string().optional(),
    item: z.array(itemSchema).optional(),
  }),
) as z.ZodType<QuestionnaireItem>;

export const questionnaireSchema = z.looseObject({
  resourceType: z.literal('Questionnaire'),
  id: z.string().optional(),
  // FHIR lets both be absent; ours always have them, a clinic's own may be checked before it has.
  url: z.string().default('urn:kap-companion:unnamed'),
  version: z.string().default('0'),
  name: z.string().optional(),
  title: z.string().optional(),
  _title: elementExtraSchema.optional(),
  status: z.enum(['draft', 'active', 'retired', 'unknown']).catch('unknown'),
  language: z.string().optional(),
  extension: z.array(extensionSchema).optional(),
  code: z.array(codingSchema).optional(),
  contained: z.array(z.looseObject({ resourceType: z.string(), id: z.string().optional() })).optional(),
  item: z.array(itemSchema),
});
export type Questionnaire = z.infer<typeof questionnaireSchema>;

/** `url|version`: how a response names the exact questionnaire it answers. */
export function canonicalOf(questionnaire: Questionnaire): string {
  return `${questionnaire.url}|${questionnaire.version}`;
}
