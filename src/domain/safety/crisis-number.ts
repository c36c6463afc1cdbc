import type { CrisisNumber } from '../companion-data.ts';
import type { Language } from '../languages.ts';
import type { CrisisLine, CrisisLineData } from './crisis-line-data.ts';

/** How the numbers of a list are labelled. */
export interface Labelling {
  data: CrisisLineData;
  language: Language;
  /** Quiet mode: the number alone, nothing that says what it is for. */
  bare: boolean;
  /** Named in the labels of numbers that are not the list's own country's. */
  country?: string;
}

type Reachable = Pick<CrisisLine, 'name' | 'tel' | 'say' | 'text' | 'url'>;

/** A line as it is tapped: its label is enough by itself, number and digits come beside it. */
export function lineNumber(line: Reachable, labelling: Labelling): CrisisNumber {
  const { language } = labelling;
  const body = wordingOf(line.text?.body, language);
  return {
    label: labelled(line.name, contactOf(line, labelling), labelling),
    ...(line.tel === undefined ? {} : { tel: dialled(line.tel) }),
    ...(line.text === undefined
      ? {}
      : { text: { to: dialled(line.text.to), ...(body === undefined ? {} : { body }) } }),
    ...(line.url === undefined ? {} : { url: line.url }),
  };
}

/** Where no emergency number is known there is nothing to tap, but it is still the first thing said. */
export function localEmergency(labelling: Labelling): CrisisNumber {
  const { data, language } = labelling;
  return { label: labelled(data.emergency, data.local[language], labelling) };
}

/** A crisis line as texts name it: "988, opción 2", or the site's name. */
export function spoken(line: Reachable, language: Language): string {
  return wordingOf(line.say, language) ?? line.tel ?? siteOf(line.url);
}

export function withCountry(labelling: Labelling, country: string): Labelling {
  const names = new Intl.DisplayNames([labelling.language], { type: 'region', fallback: 'code' });
  return { ...labelling, country: names.of(country) ?? country };
}

function labelled(name: CrisisLine['name'], contact: string, { language, bare, country }: Labelling): string {
  if (bare) return contact;
  const plain = wordingOf(name, language) ?? '';
  return `${country === undefined ? plain : `${plain}, ${country}`}: ${contact}`;
}

function contactOf(line: Reachable, { data, language }: Labelling): string {
  if (line.tel !== undefined || line.text === undefined) return spoken(line, language);
  const body = wordingOf(line.text.body, language);
  const template = body === undefined ? data.smsPlain[language] : data.sms[language];
  return template.replace('{body}', body ?? '').replace('{to}', line.text.to);
}

function wordingOf(wording: string | Partial<Record<Language, string>> | undefined, language: Language) {
  return typeof wording === 'string' ? wording : wording?.[language];
}

function dialled(number: string): string {
  return number.replaceAll(/[ -]/g, '');
}

function siteOf(url: string | undefined): string {
  return (url ?? '').replace(/^https:\/\//, '').replace(/\/$/, '');
}
