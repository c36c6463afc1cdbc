import { AppError } from '../../domain/errors.ts';
import { nameOf, type QuestionnaireLibrary } from '../../domain/questionnaire/library.ts';
import type { ApiParts } from './api-parts.ts';
import { type Entry, previewItems, questionnaireId, questionnaireLine } from './questionnaire-preview.ts';
import { previewSchema, questionnairePageSchema } from './questionnaire-schema.ts';
import { type Route, route } from './route.ts';

const ORDER = ['clinic', 'shipped', 'earlier'] as const;

/** The questionnaires a clinic has to do with: no patient is in them. */
export function questionnaireRoutes({ library, instruments }: ApiParts): Route[] {
  return [
    route({
      method: 'get',
      path: '/questionnaires',
      permission: 'questionnaires.read',
      summary: 'The questionnaires of this clinic: its own, those that ship, and earlier versions',
      answer: questionnairePageSchema,
      async handle({ staff, language }) {
        const items = library
          .inClinic(staff.clinicId)
          .map((entry) => questionnaireLine(entry, language, instruments))
          .sort(
            (a, b) => ORDER.indexOf(a.origin) - ORDER.indexOf(b.origin) || a.title.localeCompare(b.title, language),
          );
        return { items };
      },
    }),
    route({
      method: 'get',
      path: '/questionnaires/:id',
      permission: 'questionnaires.read',
      summary: 'One questionnaire: every item with its text, options and conditions, and why it is asked',
      answer: previewSchema,
      async handle({ id, staff, language }) {
        const entry = findQuestionnaire(library, staff.clinicId, id);
        return {
          ...questionnaireLine(entry, language, instruments),
          content: previewItems(entry.questionnaire, language),
        };
      },
    }),
  ];
}

/** By id or canonical; by url or name the one that is begun now. Another clinic's is not there at all. */
export function findQuestionnaire(library: QuestionnaireLibrary, clinicId: string, key: string): Entry {
  const entries = library.inClinic(clinicId);
  const exact = entries.find(
    ({ questionnaire: { canonical } }) => canonical === key || questionnaireId(canonical) === key,
  );
  const found =
    exact ??
    entries
      .filter(({ questionnaire: { canonical } }) => canonical.split('|')[0] === key || nameOf(canonical) === key)
      .sort((a, b) => byUse(a, b))[0];
  if (found === undefined) throw new AppError('not-found', 'There is no such questionnaire.');
  return found;
}

function byUse(a: Entry, b: Entry): number {
  const isEarlier = ({ origin }: Entry) => Number(origin === 'earlier');
  return isEarlier(a) - isEarlier(b) || compareVersions(b, a);
}

function compareVersions(a: Entry, b: Entry): number {
  const [one, other] = [a, b].map(({ questionnaire }) => questionnaire.questionnaire.version);
  return (one ?? '').localeCompare(other ?? '', 'en', { numeric: true });
}
