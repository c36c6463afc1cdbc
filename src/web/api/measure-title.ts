import type { MeasureCourse } from '../../domain/care/measure-course.ts';
import { shortName } from '../../domain/questionnaire/localize.ts';
import type { ResponseRecord } from '../../domain/questionnaire/response.ts';
import { questionText } from './answer-view.ts';
import type { Reader } from './brief-view.ts';

/** What a measure is called: an instrument's short name, a rating's question. */
export function measureTitle(
  { measure, kind, values }: MeasureCourse,
  responses: readonly ResponseRecord[],
  reader: Reader,
): string {
  const run = responses.find(({ id }) => id === values.at(-1)?.responseId);
  const items = run === undefined ? undefined : reader.library.find(run.questionnaire)?.items;
  if (items === undefined) return measure;
  if (kind === 'rating') return questionText(measure, items.get(measure), reader);
  const group = [...items.values()].find(({ instrument }) => instrument === measure);
  return group === undefined ? measure : shortName(group, reader.language);
}
