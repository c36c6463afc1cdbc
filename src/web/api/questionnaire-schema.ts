import { z } from 'zod';

/** A questionnaire as a line of the list. */
export const questionnaireLineSchema = z.strictObject({
  id: z.string().describe('For `GET /questionnaires/:id`, which also takes the canonical, the url or the name.'),
  canonical: z.string().describe('`url|version`, as responses name it.'),
  name: z.string(),
  version: z.string(),
  title: z.string(),
  origin: z.enum(['shipped', 'clinic', 'earlier']).describe('`earlier`: kept for the runs that began with it.'),
  items: z.number().int().describe('Questions, without those that only an answer opens again and again.'),
  licence: z.string().optional().describe('The copyright notice that the questionnaire carries.'),
  instruments: z.array(z.strictObject({ id: z.string(), name: z.string(), licence: z.string(), terms: z.string() })),
});
export type QuestionnaireLine = z.infer<typeof questionnaireLineSchema>;

export const questionnairePageSchema = z.strictObject({ items: z.array(questionnaireLineSchema) });

const conditionSchema = z.strictObject({
  question: z.string(),
  operator: z.string(),
  answer: z.string(),
});

/** An item as a reader of the form sees it. */
export const previewItemSchema = z.strictObject({
  linkId: z.string(),
  depth: z.number().int().describe('How many items it stands within.'),
  type: z.string().describe("FHIR's item type."),
  asked: z.boolean().describe('False: a group, a note, or a value that is computed.'),
  text: z.string(),
  required: z.boolean().describe('★: a skip makes a finding.'),
  repeats: z.boolean(),
  options: z.array(z.strictObject({ code: z.string(), label: z.string(), points: z.number().optional() })),
  why: z.string().optional().describe('What `help` answers.'),
  when: z
    .strictObject({ all: z.boolean(), conditions: z.array(conditionSchema), expression: z.string().optional() })
    .optional()
    .describe('When it is asked; absent: always.'),
});
export type PreviewItem = z.infer<typeof previewItemSchema>;

export const previewSchema = questionnaireLineSchema.extend({ content: z.array(previewItemSchema) });
