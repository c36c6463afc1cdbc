import { AppError } from '../../domain/errors.ts';
import type { QuestionnaireLibrary } from '../../domain/questionnaire/library.ts';
import type { LoadedQuestionnaire } from '../../domain/questionnaire/loaded.ts';

/** The questionnaire of a response; none where this server no longer has it, for its answers are shown all the same. */
export function questionnaireOf(library: QuestionnaireLibrary, canonical: string): LoadedQuestionnaire | undefined {
  try {
    return library.get(canonical);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}
