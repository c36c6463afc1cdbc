import type { Activity } from 'botbuilder';
import type { CardPart, IntentionCard } from '../../src/domain/care/intention-card.ts';
import type { Told } from '../../src/domain/care/told.ts';
import type { CompanionData } from '../../src/domain/companion-data.ts';
import type { Language } from '../../src/domain/languages.ts';
import { chosenOptions } from '../../src/domain/questionnaire/answers.ts';
import type { QuestionnaireLibrary } from '../../src/domain/questionnaire/library.ts';
import { answerText } from '../../src/domain/questionnaire/localize.ts';
import type { Texts } from '../../src/domain/texts.ts';

/** What a person sees of their card, in this order (clinical pack 4); the rest is for the therapist. */
const SHOWN: readonly CardPart[] = ['short', 'words', 'helps', 'comeBack', 'comfort'];

interface Options {
  language: Language;
  texts: Texts;
  library: QuestionnaireLibrary;
}

/**
 * A person's intention as a card: the few words on top, then what they wrote, as they wrote it. Plain text, for nothing
 * in their words is markup. None where there is nothing to show.
 */
export function renderIntentionCard(card: IntentionCard, options: Options): Partial<Activity> | undefined {
  const { language, texts } = options;
  const answers = SHOWN.flatMap((part) => {
    const told = card.parts[part]?.flatMap((one) => wordsOf(one, options) ?? []) ?? [];
    const question = texts.format(language, { key: `intention.card.${part}` });
    return told.map(({ linkId, answer }) => ({ linkId, question, answer }));
  });
  if (answers.length === 0) return undefined;
  const title = texts.format(language, { key: 'intention.card' });
  const lines = answers.map(({ question, answer }) => `${question}\n${answer}`);
  const companion: CompanionData = { kind: 'summary', answers };
  return { type: 'message', text: [title, ...lines].join('\n\n'), textFormat: 'plain', channelData: { companion } };
}

/** An answer that says something; "none of these" does not. */
function wordsOf({ questionnaire, answer }: Told, { library, language }: Options) {
  const item = library.find(questionnaire)?.items.get(answer.linkId);
  if (item === undefined || answer.state !== 'answered') return undefined;
  if (chosenOptions(item, answer).some(({ exclusive }) => exclusive)) return undefined;
  const words = answerText(item, answer, language);
  return typeof words === 'string' && words.trim() !== '' ? { linkId: answer.linkId, answer: words } : undefined;
}
