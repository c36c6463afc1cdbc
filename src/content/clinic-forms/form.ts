import type { Fault } from '../../domain/questionnaire/check-questionnaire.ts';

/** A questionnaire from the folder on its way into the library. */
export interface Form {
  /** The file, or the files of the same content. */
  file: string;
  json: unknown;
  /** The clinics it is for; left out: every clinic of this server. */
  clinics?: readonly string[];
}

/** One that is not used here, and why. */
export interface RefusedForm {
  file: string;
  faults: Fault[];
}

/** `url|version` where the file has both as text. */
export function canonicalOfForm({ json }: Form): string | undefined {
  const { url, version } = (json ?? {}) as { url?: unknown; version?: unknown };
  return typeof url === 'string' && typeof version === 'string' ? `${url}|${version}` : undefined;
}

/** The same JSON; the order of members counts, as it does for a reader. */
export function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
