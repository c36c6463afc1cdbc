import { expand } from '../../domain/questionnaire/expand.ts';
import type { KnownAnswer } from '../../domain/questionnaire/expression-env.ts';
import type { QuestionnaireLibrary } from '../../domain/questionnaire/library.ts';
import type { LoadedQuestionnaire } from '../../domain/questionnaire/loaded.ts';

/**
 * The questionnaire of a response, with the repetitions that these answers make; none where this server no longer has
 * it, for its answers are shown all the same.
 */
export function questionnaireOf(
  library: QuestionnaireLibrary,
  canonical: string,
  answers: Readonly<Record<string, KnownAnswer>>,
): LoadedQuestionnaire | undefined {
  const questionnaire = library.find(canonical);
  return questionnaire === undefined ? undefined : expand(questionnaire, answers);
}
