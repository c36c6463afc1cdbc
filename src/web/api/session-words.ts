import { allOf } from '../../domain/all-pages.ts';
import { sessionsOf } from '../../domain/care/points-of-run.ts';
import type { MedicineSession } from '../../domain/care/session.ts';
import type { Language } from '../../domain/languages.ts';
import type { RecordStore } from '../../domain/ports.ts';
import type { QuestionnaireLibrary } from '../../domain/questionnaire/library.ts';
import type { ResponseRecord } from '../../domain/questionnaire/response.ts';
import type { Texts } from '../../domain/texts.ts';
import { type AnswerView, answerView } from './answer-view.ts';
import { questionnaireOf } from './questionnaire-of.ts';
import { answersInOrder } from './response-view.ts';
import { runTitle } from './run-title.ts';
import type { Sight } from './sight.ts';

interface Reader {
  library: QuestionnaireLibrary;
  texts: Texts;
  language: Language;
  sight: Sight;
}

/** The answers a patient gave to one questionnaire about a session. */
interface SessionWords {
  responseId: string;
  title: string;
  status: ResponseRecord['status'];
  answers: AnswerView[];
}

/** What was said before a session and after it, to be read side by side. */
export function wordsOfSession(
  session: MedicineSession,
  responses: ResponseRecord[],
  reader: Reader,
): Record<'intention' | 'checklist' | 'reflection', SessionWords[]> {
  const own = responses.filter((response) => sessionsOf(response).includes(session.id));
  const words = (name: string) =>
    own
      .filter(({ questionnaire }) => reader.library.nameOf(questionnaire) === name)
      .map((response) => wordsOf(response, reader));
  return { intention: words('intention'), checklist: words('checklist'), reflection: words('reflection') };
}

/** Every response that belongs to one of these sessions, oldest first. */
export async function responsesOfSessions(
  sessions: MedicineSession[],
  patientId: string,
  records: RecordStore,
): Promise<ResponseRecord[]> {
  const ids = new Set(sessions.map(({ id }) => id));
  if (ids.size === 0) return [];
  const responses = await allOf(records, 'responses', { index: 'byPatient', where: { patientId } });
  return responses.filter((response) => sessionsOf(response).some((id) => ids.has(id)));
}

function wordsOf(response: ResponseRecord, reader: Reader): SessionWords {
  const { library, sight } = reader;
  const loaded = questionnaireOf(library, response.questionnaire, response.answers);
  const answers = answersInOrder(response, loaded)
    .flatMap((answer) => sight.answer(answer) ?? [])
    .map((answer) => answerView(answer, loaded?.items.get(answer.linkId), reader));
  const title = runTitle(response, loaded, reader);
  return { responseId: response.id, title, status: response.status, answers };
}
