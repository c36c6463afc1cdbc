import { z } from 'zod';

const localized = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });

const questionSchema = z
  .strictObject({
    id: z.string().regex(/^faq\.\d\d$/),
    question: localized,
    /** ICU messages: `{c}` and `{e}` are the person's crisis line and emergency number. */
    answer: localized,
    /** It sends people to emergency help or a crisis line: their numbers stand below it. */
    numbers: z.literal(true).optional(),
    sources: z.array(z.string().min(1)).min(1),
  })
  .refine(
    ({ answer, numbers }) => numbers === true || !/[{}]/.test(answer.en + answer.es),
    'an answer with placeholders shows the numbers',
  );

const topicSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  title: localized,
  questions: z.array(questionSchema).min(1),
});
export type FaqTopic = z.infer<typeof topicSchema>;
export type FaqQuestion = z.infer<typeof questionSchema>;

/** Scripted answers to what people ask about KAP (clinical pack 8), by topic; nothing else is ever answered. */
export const faqSchema = z
  .strictObject({
    /** Below every answer. */
    footer: localized,
    topics: z.array(topicSchema).min(1),
  })
  .refine(({ topics }) => areDifferent(topics), 'two topics have one id')
  .refine(({ topics }) => areDifferent(questionsOf(topics)), 'two questions have one id');
export type Faq = z.infer<typeof faqSchema>;

/** All questions, in the order of their topics. */
export function questionsOf(topics: readonly FaqTopic[]): FaqQuestion[] {
  return topics.flatMap(({ questions }) => questions);
}

function areDifferent(named: readonly { id: string }[]): boolean {
  return new Set(named.map(({ id }) => id)).size === named.length;
}
