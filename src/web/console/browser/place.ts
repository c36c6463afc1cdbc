/** Where in the console one is; the address says it in its hash. */
export type Place =
  | { page: 'patients' }
  | { page: 'patient'; id: string; tab: Tab }
  | { page: 'alert'; id: string }
  | { page: 'questionnaires' }
  | { page: 'questionnaire'; id: string };

export const TABS = ['findings', 'brief', 'answers', 'sessions', 'transcript'] as const;
export type Tab = (typeof TABS)[number];

export function placeIn(hash: string): Place {
  const [, page, id, tab] = hash.replace(/^#/, '').split('/');
  const isNamed = id !== undefined && id !== '';
  if (page === 'questionnaires') return isNamed ? { page: 'questionnaire', id: decodeURIComponent(id) } : { page };
  if (page === 'alerts' && isNamed) return { page: 'alert', id: decodeURIComponent(id) };
  if (page !== 'patients' || !isNamed) return { page: 'patients' };
  return { page: 'patient', id: decodeURIComponent(id), tab: TABS.find((known) => known === tab) ?? 'findings' };
}

export function hashOf(place: Place): string {
  if (place.page === 'patients' || place.page === 'questionnaires') return `#/${place.page}`;
  if (place.page === 'alert') return `#/alerts/${encodeURIComponent(place.id)}`;
  if (place.page === 'questionnaire') return `#/questionnaires/${encodeURIComponent(place.id)}`;
  return `#/patients/${encodeURIComponent(place.id)}${place.tab === 'findings' ? '' : `/${place.tab}`}`;
}

/** The token of a one-time link, from an address or from what was pasted. */
export function linkToken(text: string): string | undefined {
  return /#login=([\w.-]+)/.exec(text)?.[1] ?? /^\s*([\w-]+\.[\w-]+\.[\w-]+)\s*$/.exec(text)?.[1];
}
