import type { Told } from '../../domain/care/told.ts';
import type { LoadedQuestionnaire } from '../../domain/questionnaire/loaded.ts';
import type { ResponseRecord } from '../../domain/questionnaire/response.ts';
import { type AnswerView, answerView, questionText } from './answer-view.ts';
import type { Reader } from './brief-view.ts';
import { questionnaireOf } from './questionnaire-of.ts';

/** An answer with its question, and where it stands. */
export interface ToldView extends AnswerView {
  responseId: string;
}

/** Puts answers into the reader's words. */
export interface Teller {
  (told: Told): ToldView;
  /** A question by itself. */
  question(linkId: string, questionnaire: LoadedQuestionnaire): string;
}

/** Each questionnaire is laid out once, however many of its answers are told. */
export function teller(responses: readonly ResponseRecord[], reader: Reader): Teller {
  const loaded = new Map<string, LoadedQuestionnaire | undefined>();
  const questionnaire = (responseId: string, canonical: string) => {
    if (!loaded.has(responseId)) {
      const answers = responses.find(({ id }) => id === responseId)?.answers ?? {};
      loaded.set(responseId, questionnaireOf(reader.library, canonical, answers));
    }
    return loaded.get(responseId);
  };
  const tell = ({ responseId, questionnaire: canonical, answer }: Told): ToldView => ({
    responseId,
    ...answerView(answer, questionnaire(responseId, canonical)?.items.get(answer.linkId), reader),
  });
  return Object.assign(tell, {
    question: (linkId: string, { items }: LoadedQuestionnaire) => questionText(linkId, items.get(linkId), reader),
  });
}
