import { AppError } from '../../domain/errors.ts';
import { type Faq, faqSchema, questionsOf } from '../../domain/faq.ts';
import type { Language, Localized } from '../../domain/languages.ts';
import { SOURCES } from '../sources.ts';
import type { Messages } from '../texts.ts';
import data from './faq.json' with { type: 'json' };

/** What people ask about KAP, and the answers. */
export const FAQ: Faq = withKnownSources(faqSchema.parse(data));

/** Its words as texts: `faq.footer`, `faq.topic.<id>`, `faq.07.question`, `faq.07.answer`. */
export const FAQ_MESSAGES: Messages = messagesOf(FAQ);

function messagesOf({ footer, topics }: Faq): Messages {
  const texts: [key: string, text: Localized][] = [
    ['faq.footer', footer],
    ...topics.map(({ id, title }): [string, Localized] => [`faq.topic.${id}`, title]),
    ...questionsOf(topics).flatMap(({ id, question, answer }): [string, Localized][] => [
      [`${id}.question`, question],
      [`${id}.answer`, answer],
    ]),
  ];
  const inLanguage = (language: Language) => Object.fromEntries(texts.map(([key, text]) => [key, text[language]]));
  return { en: inLanguage('en'), es: inLanguage('es') };
}

function withKnownSources(faq: Faq): Faq {
  const unknown = questionsOf(faq.topics).flatMap(({ id, sources }) =>
    sources.filter((source) => !(source in SOURCES)).map((source) => `${id} cites ${source}`),
  );
  if (unknown.length > 0) throw new AppError('content.invalid', `Unknown sources: ${unknown.join('; ')}`);
  return faq;
}
