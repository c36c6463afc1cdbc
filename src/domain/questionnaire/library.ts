import { AppError } from '../errors.ts';
import { loadQuestionnaire } from './load-questionnaire.ts';
import type { ListWords, LoadedQuestionnaire } from './loaded.ts';
import { addOptionLists, type OptionLists } from './option-lists.ts';
import { isFor, type Origin, SHIPPED, type Standing } from './source.ts';

/** The questionnaires this server runs. A run in progress keeps the version it began with. */
export interface QuestionnaireLibrary {
  /** By `url|version`; throws `not-found`. */
  get(canonical: string): LoadedQuestionnaire;
  /** The same; none where this server does not have it. */
  find(canonical: string): LoadedQuestionnaire | undefined;
  /**
   * The newest version of the questionnaire whose url ends in this name, or what the clinic uses in its place; throws
   * `not-found`.
   */
  newest(name: string, clinicId?: string): LoadedQuestionnaire;
  /** All versions of all of them. */
  all(): LoadedQuestionnaire[];
  /** Those that a clinic has to do with; one that another stands in for is an earlier one there. */
  inClinic(clinicId: string): { questionnaire: LoadedQuestionnaire; origin: Origin }[];
  /** The last part of the url: `prescreening`. */
  nameOf(canonical: string): string;
}

/**
 * Loads raw FHIR questionnaires; a faulty one throws `questionnaire.invalid`, naming every fault. `standings`, by
 * canonical, says which of them are not simply shipped for everybody.
 */
export function createLibrary(
  raw: readonly unknown[],
  lists: OptionLists = {},
  words?: ListWords,
  standings: ReadonlyMap<string, Standing> = new Map(),
): QuestionnaireLibrary {
  const byCanonical = new Map<string, unknown>(raw.map((json) => [canonicalIn(json), json]));
  const loaded = new Map<string, LoadedQuestionnaire>();
  for (const [canonical, json] of byCanonical) {
    const questionnaire = loadQuestionnaire(json, (wanted) => byCanonical.get(wanted));
    addOptionLists(questionnaire, lists);
    loaded.set(canonical, words === undefined ? questionnaire : { ...questionnaire, listWords: words });
  }
  const standingOf = ({ canonical }: LoadedQuestionnaire) => standings.get(canonical) ?? SHIPPED;
  const begunIn = (clinicId?: string) =>
    [...loaded.values()].filter((q) => standingOf(q).origin !== 'earlier' && isFor(standingOf(q), clinicId));
  const standIn = (name: string, clinicId?: string) => begunIn(clinicId).find((q) => standingOf(q).insteadOf === name);
  return {
    nameOf,
    all: () => [...loaded.values()],
    find: (canonical) => loaded.get(canonical),
    get: (canonical) => loaded.get(canonical) ?? missing(canonical),
    newest: (name, clinicId) =>
      standIn(name, clinicId) ??
      begunIn(clinicId)
        .filter((q) => nameOf(q.canonical) === name)
        .sort((a, b) => byVersion(b.canonical, a.canonical))[0] ??
      missing(name),
    inClinic: (clinicId) =>
      [...loaded.values()]
        .filter((q) => isFor(standingOf(q), clinicId))
        .map((questionnaire) => {
          const { origin } = standingOf(questionnaire);
          const other = standIn(nameOf(questionnaire.canonical), clinicId);
          return { questionnaire, origin: other === undefined || other === questionnaire ? origin : 'earlier' };
        }),
  };
}

/** `url|version` of a questionnaire that was not read yet. */
export function canonicalIn(json: unknown): string {
  const { url, version } = json as { url?: string; version?: string };
  return `${url}|${version}`;
}

/** The last part of a canonical's url. */
export function nameOf(canonical: string): string {
  return canonical.split('|')[0]?.split('/').at(-1) ?? canonical;
}

function byVersion(a: string, b: string): number {
  return (a.split('|')[1] ?? '').localeCompare(b.split('|')[1] ?? '', 'en', { numeric: true });
}

function missing(name: string): never {
  throw new AppError('not-found', `There is no questionnaire "${name}".`);
}
