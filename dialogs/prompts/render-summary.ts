import type { CompanionData } from '../../src/domain/companion-data.ts';
import { answerOf } from '../../src/domain/questionnaire/answers.ts';
import { expressionEnv } from '../../src/domain/questionnaire/enabled.ts';
import type { AnswerEnv } from '../../src/domain/questionnaire/expression-env.ts';
import type { AskableItem, LoadedItem, LoadedQuestionnaire } from '../../src/domain/questionnaire/loaded.ts';
import { answerText, itemText, shortName } from '../../src/domain/questionnaire/localize.ts';
import { answeredItems } from '../../src/domain/questionnaire/next-item.ts';
import { fillIn } from './fill-in.ts';
import { imBack, type RenderedQuestion, type RenderOptions } from './render-question.ts';

type Summary = Extract<CompanionData, { kind: 'summary' }>;

/** The read-back: every question with its answer, the skipped ones too, and the item that asks whether it is right. */
export function renderSummary(
  q: LoadedQuestionnaire,
  item: AskableItem,
  env: AnswerEnv,
  options: RenderOptions,
): Omit<RenderedQuestion, 'channelData'> & { channelData: { companion: Summary } } {
  const { language, texts, values = {}, commands = ['back', 'help', 'pause'], nonce } = options;
  const answers = summaryAnswers(q, env, options);
  const choices = item.options.map((option) => ({ code: option.code, label: option.label[language] }));
  const labels = choices.map(({ label }) => label);
  const text = [
    texts.format(language, { key: 'prompt.summary' }),
    ...bySection(answers),
    fillIn(itemText(item, language), values),
    labels.map((label) => `- ${label}`).join('\n'),
  ];
  return {
    text: text.filter((part) => part !== '').join('\n\n'),
    suggestedActions: { actions: labels.map(imBack), to: [] },
    channelData: {
      companion: {
        kind: 'summary',
        questionnaire: q.canonical,
        answers,
        linkId: item.linkId,
        answerType: item.answerType,
        options: choices,
        commands: [...commands],
        ...(nonce === undefined ? {} : { nonce }),
      },
    },
  };
}

/** What was asked and answered so far, in conversation order. */
function summaryAnswers(
  q: LoadedQuestionnaire,
  env: AnswerEnv,
  { language, texts, values = {} }: Pick<RenderOptions, 'language' | 'texts' | 'values'>,
): Summary['answers'] {
  const enabled = expressionEnv(q, env);
  return answeredItems(q, enabled).flatMap((item) => {
    const answer = answerOf(item, enabled.answers);
    if (answer === undefined) return [];
    const said = answerText(item, answer, language);
    const section = item.section === undefined ? undefined : q.items.get(item.section);
    return [
      {
        linkId: item.linkId,
        question: inList(item, fillIn(itemText(item, language), values).replaceAll('**', ''), { language, texts }),
        answer: typeof said === 'string' ? said : texts.format(language, said),
        ...(section === undefined ? {} : { section: shortName(section, language) }),
      },
    ];
  });
}

/** What belongs to the second entry of a list says so. */
function inList(item: LoadedItem, question: string, { language, texts }: Pick<RenderOptions, 'language' | 'texts'>) {
  const gate = gateAbove(item);
  const list = gate?.parent?.shortName?.[language] ?? '';
  const number = (gate?.gate?.index ?? 0) + 1;
  return gate === undefined
    ? question
    : texts.format(language, { key: 'prompt.list.entry', params: { list, number, question } }).trim();
}

function gateAbove(item: LoadedItem): LoadedItem | undefined {
  return item.parent?.gate === undefined ? item.parent && gateAbove(item.parent) : item.parent;
}

/** One paragraph a section, with its name above; numbered through, so that one can be named when it is to change. */
function bySection(answers: Summary['answers']): string[] {
  const names = [...new Set(answers.map(({ section }) => section ?? ''))];
  return names.map((name) => {
    const lines = answers
      .filter(({ section }) => (section ?? '') === name)
      .map((answer) => `${answers.indexOf(answer) + 1}. ${answer.question} ${answer.answer}`);
    return [...(name === '' ? [] : [`**${name}**`]), ...lines].join('\n');
  });
}
