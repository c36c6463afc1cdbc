import { AppError } from '../../domain/errors.ts';
import { expand } from '../../domain/questionnaire/expand.ts';
import type { KnownAnswer } from '../../domain/questionnaire/expression-env.ts';
import type { QuestionnaireLibrary } from '../../domain/questionnaire/library.ts';
import type { LoadedQuestionnaire } from '../../domain/questionnaire/loaded.ts';

/** The questionnaire of a response, with the repetitions that these answers make; none where this server no longer has it, for its answers are shown all the same. */
export function questionnaireOf(
  library: QuestionnaireLibrary,
  canonical: string,
  answers: Readonly<Record<string, KnownAnswer>>,
): LoadedQuestionnaire | undefined {
  try {
    return expand(library.get(canonical), answers);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}
