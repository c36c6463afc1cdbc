import type { CrisisNumber } from '../companion-data.ts';
import type { Language } from '../languages.ts';
import type { CrisisLine, CrisisLineData } from './crisis-line-data.ts';
import { type Labelling, lineNumber, localEmergency, spoken, withCountry } from './crisis-number.ts';

/** Where a person says they are: ISO 3166-1 country, ISO 3166-2 region. */
export interface Place {
  country?: string;
  region?: string;
  /** The person said that the country's emergency number is right for them. */
  confirmed: boolean;
}

/** The numbers of one person: two that texts name, and the list to tap. */
export interface LinesFor {
  /** Emergency number as a text says it. */
  e: string;
  /** No number is known: `e` reads "your local emergency number". */
  eIsLocal: boolean;
  /** Crisis line as a text says it, with what must be pressed. */
  c: string;
  /** `c` is a site: "go to", not "call". */
  cIsSite: boolean;
  /** {e}, {c}, then the rest. */
  numbers: CrisisNumber[];
}

/** Lines that only some alerts add to the list. */
export type ExtraLines = 'abuse' | 'poison';

/**
 * The numbers for a place. Where it is unknown or unconfirmed, the clinic region's hold, with the directory and the
 * numbers of the country that was named (clinical pack 7.5). `bare` labels say nothing but the number (quiet mode).
 */
export function linesFor(
  data: CrisisLineData,
  place: Place | undefined,
  clinicRegion: string,
  language: Language,
  kinds: readonly ExtraLines[] = [],
  bare = false,
): LinesFor {
  const known = place?.country !== undefined && place.confirmed;
  const row = known ? rowOf(data, place) : rowOf(data, placeOf(clinicRegion));
  const labelling: Labelling = { data, language, bare };
  const [emergency, ...otherEmergency] = row.emergency;
  const [first, ...rest] = row.lines.filter((line) => isWanted(line, kinds));
  const crisis = first ?? data.directory;
  return {
    e: emergency === undefined ? data.local[language] : emergency.tel,
    eIsLocal: emergency === undefined,
    c: spoken(crisis, language),
    cIsSite: crisis.tel === undefined,
    numbers: unique([
      emergency === undefined ? localEmergency(labelling) : lineNumber(emergency, labelling),
      lineNumber(crisis, labelling),
      ...[...otherEmergency, ...rest].map((line) => lineNumber(line, labelling)),
      ...(known
        ? []
        : [lineNumber(data.directory, labelling), ...namedElsewhere(place, clinicRegion, kinds, labelling)]),
    ]),
  };
}

interface Row {
  emergency: Contact[];
  lines: CrisisLine[];
}
type Contact = Pick<CrisisLine, 'tel' | 'name'> & { tel: string };

/** A country's row; the EU's for a member without one; else the directory alone. */
function rowOf(data: CrisisLineData, { country, region }: { country?: string; region?: string }): Row {
  const own = data.rows.find((row) => row.iso === country);
  const row = own ?? data.rows.find((r) => r.iso === 'EU' && data.euMembersWithoutRow.includes(country ?? ''));
  if (row === undefined) return { emergency: [], lines: [data.directory] };
  const there = row.lines.filter((line) => region === undefined || !line.notIn?.includes(region));
  return {
    emergency: row.emergency.map(({ tel, name }) => ({ tel, name: name ?? data.emergency })),
    lines: [...(row.directoryFirst === true ? [data.directory] : []), ...there],
  };
}

function isWanted(line: CrisisLine, kinds: readonly ExtraLines[]): boolean {
  if (line.kind === 'fireside') return false;
  if (line.kind === 'poison') return kinds.includes('poison');
  return line.kind === 'crisis' || kinds.includes('abuse');
}

function namedElsewhere(
  place: Place | undefined,
  clinicRegion: string,
  kinds: readonly ExtraLines[],
  labelling: Labelling,
): CrisisNumber[] {
  if (place?.country === undefined || place.country === placeOf(clinicRegion).country) return [];
  const there = rowOf(labelling.data, place);
  if (there.emergency.length === 0) return [];
  const abroad = withCountry(labelling, place.country);
  const lines = there.lines.filter((line) => line !== labelling.data.directory && isWanted(line, kinds));
  return [...there.emergency, ...lines].map((line) => lineNumber(line, abroad));
}

/** A clinic's region is a country, or a part of one that has numbers of its own (`GB-NIR`). */
function placeOf(clinicRegion: string): { country?: string; region?: string } {
  const [country, part] = clinicRegion.split('-');
  return { ...(country === undefined ? {} : { country }), ...(part === undefined ? {} : { region: clinicRegion }) };
}

function unique(numbers: CrisisNumber[]): CrisisNumber[] {
  return numbers.filter((number, at) => numbers.findIndex((other) => other.label === number.label) === at);
}
