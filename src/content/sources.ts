import sources from './sources.json' with { type: 'json' };

/** Short citations of the sources that rules and texts name, by id (clinical pack 10). */
export const SOURCES: Readonly<Record<string, string>> = sources;
