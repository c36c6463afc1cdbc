import { AppError } from '../errors.ts';
import { loadQuestionnaire } from './load-questionnaire.ts';
import type { ListWords, LoadedQuestionnaire } from './loaded.ts';
import { addOptionLists, type OptionLists } from './option-lists.ts';

/** The questionnaires this server runs. A run in progress keeps the version it began with. */
export interface QuestionnaireLibrary {
  /** By `url|version`; throws `not-found`. */
  get(canonical: string): LoadedQuestionnaire;
  /** The newest version of the questionnaire whose url ends in this name; throws `not-found`. */
  newest(name: string): LoadedQuestionnaire;
  /** All versions of all of them. */
  all(): LoadedQuestionnaire[];
  /** The last part of the url: `prescreening`. */
  nameOf(canonical: string): string;
}

/** Loads raw FHIR questionnaires; a faulty one throws `questionnaire.invalid`, naming every fault. */
export function createLibrary(
  raw: readonly unknown[],
  lists: OptionLists = {},
  words?: ListWords,
): QuestionnaireLibrary {
  const byCanonical = new Map<string, unknown>(raw.map((json) => [canonicalIn(json), json]));
  const loaded = new Map<string, LoadedQuestionnaire>();
  for (const [canonical, json] of byCanonical) {
    const questionnaire = loadQuestionnaire(json, (wanted) => byCanonical.get(wanted));
    addOptionLists(questionnaire, lists);
    loaded.set(canonical, words === undefined ? questionnaire : { ...questionnaire, listWords: words });
  }
  const nameOf = (canonical: string) => canonical.split('|')[0]?.split('/').at(-1) ?? canonical;
  return {
    nameOf,
    all: () => [...loaded.values()],
    get: (canonical) => loaded.get(canonical) ?? missing(canonical),
    newest: (name) => {
      const versions = [...loaded.values()].filter((q) => nameOf(q.canonical) === name);
      return versions.sort((a, b) => byVersion(b.canonical, a.canonical))[0] ?? missing(name);
    },
  };
}

/** `url|version` of a questionnaire that was not read yet. */
export function canonicalIn(json: unknown): string {
  const { url, version } = json as { url?: string; version?: string };
  return `${url}|${version}`;
}

function byVersion(a: string, b: string): number {
  return (a.split('|')[1] ?? '').localeCompare(b.split('|')[1] ?? '', 'en', { numeric: true });
}

function missing(name: string): never {
  throw new AppError('not-found', `There is no questionnaire "${name}".`);
}
