import type { QuestionData } from '../../src/domain/companion-data.ts';
import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import { confirmationOf } from './recognise-confirmation.ts';
import { imBack, questionWords, type RenderedQuestion, type RenderOptions } from './render-question.ts';

/** "I understood … Is that right?": an answer that isn't beyond doubt is confirmed before it counts. */
export function renderReadBack(item: AskableItem, label: string, options: RenderOptions): RenderedQuestion {
  const { language, texts } = options;
  return confirmation(item, texts.format(language, { key: 'prompt.read-back', params: { answer: label } }), options);
}

/** The question, with what the person said before it came up: "Earlier you wrote … Is that your answer here?" */
export function renderOffer(item: AskableItem, words: string, options: RenderOptions): RenderedQuestion {
  const { language, texts } = options;
  const offer = texts.format(language, { key: 'prompt.early', params: { words } });
  return confirmation(item, [...questionWords(item, options), offer].join('\n\n'), options);
}

function confirmation(
  item: AskableItem,
  text: string,
  { language, texts, commands = ['back', 'skip', 'help', 'pause'], nonce }: RenderOptions,
): RenderedQuestion {
  const options = (['yes', 'no'] as const).map((code) => ({
    code,
    label: texts.format(language, { key: `prompt.${code}` }),
  }));
  const companion: QuestionData = {
    kind: 'question',
    linkId: confirmationOf(item.linkId),
    answerType: 'choice',
    options,
    required: item.starred,
    commands: [...commands],
    ...(nonce === undefined ? {} : { nonce }),
  };
  return {
    text,
    suggestedActions: { actions: options.map((option) => imBack(option.label)), to: [] },
    channelData: { companion },
  };
}
