import type { Language } from '../../domain/languages.ts';
import type { QuestionnaireLibrary } from '../../domain/questionnaire/library.ts';
import type { LoadedQuestionnaire } from '../../domain/questionnaire/loaded.ts';
import type { ResponseRecord } from '../../domain/questionnaire/response.ts';

/** What a run is called: its questionnaire's title, and the points it asked. */
export function runTitle(
  { questionnaire, points = [] }: Pick<ResponseRecord, 'questionnaire' | 'points'>,
  loaded: LoadedQuestionnaire | undefined,
  { library, language }: { library: QuestionnaireLibrary; language: Language },
): string {
  const title = loaded?.title[language] ?? library.nameOf(questionnaire);
  return points.length === 0 ? title : `${title} (${points.map(pointName).join(', ')})`;
}

/** The checklist's points are hours before the session; of a D3 only its checks may be asked. */
function pointName(point: string): string {
  return /^\d+$/.test(point) ? `${point} h` : (point.split('.')[0] ?? point);
}
