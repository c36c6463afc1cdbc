import type { Clinic } from '../src/domain/clinic.ts';
import type { Faq } from '../src/domain/faq.ts';
import type { TextRef } from '../src/domain/texts.ts';
import type { OwnQuestion } from './own-question.ts';

/** What the questions about KAP remember between turns: the list that is open. */
export type FaqState =
  /** The topics; after words that no answer is known for, with the way to a person. */
  | { list: 'topics'; missed?: boolean }
  | { list: 'questions'; topic: string }
  /** Another one, of the topic that was read last? */
  | { list: 'more'; topic: string };

/** What can be chosen beside topics and questions. */
type Choice = 'topics' | 'another' | 'person' | 'done';

/** The list that is open, as a question of ours. */
export function listOf(faq: Faq, state: FaqState, { name, phone }: Clinic): OwnQuestion {
  switch (state.list) {
    case 'topics':
      return topicList(faq, state.missed === true ? { clinic: name, phone } : undefined);
    case 'questions':
      return questionList(faq, state.topic);
    case 'more':
      return {
        linkId: 'faq.more',
        text: { key: 'faq.more' },
        options: [optionOf('another'), optionOf('done')],
      };
  }
}

function topicList({ topics }: Faq, missed: TextRef['params']): OwnQuestion {
  const listed = topics.map(({ id }) => ({ code: id, label: { key: `faq.topic.${id}` } }));
  const text = missed === undefined ? { key: 'faq.topics' } : { key: 'faq.unknown', params: missed };
  const ways = missed === undefined ? [optionOf('done')] : [optionOf('person'), optionOf('done')];
  return { linkId: 'faq.topics', text, options: [...listed, ...ways], listed: true };
}

function questionList({ topics }: Faq, topic: string): OwnQuestion {
  const questions = topics.find(({ id }) => id === topic)?.questions ?? [];
  return {
    linkId: 'faq.questions',
    text: { key: 'faq.questions', params: { topic: { key: `faq.topic.${topic}` } } },
    options: [
      ...questions.map(({ id }) => ({ code: id, label: { key: `${id}.question` } })),
      optionOf('topics'),
      optionOf('done'),
    ],
    listed: true,
  };
}

function optionOf(code: Choice): OwnQuestion['options'][number] {
  return { code, label: { key: `faq.option.${code}` } };
}
