import type { Clinic } from '../clinic.ts';
import type { Alert } from '../safety/alert.ts';
import type { StaffMember } from '../staff.ts';

/** Whom an accusation of staff means, and who takes the place of an accused clinical lead. */
export type Accusation = Pick<Alert, 'accused' | 'entrustedTo'>;

/** Titles and particles are in many names; two letters are in many words. */
const TELLS_NOBODY = new Set(['dra', 'the', 'van', 'von', 'del', 'los', 'las']);
const SHORTEST = 3;
/** "It was Dr. Adler": nothing but the name and what introduces it. "Dr. Adler sent me here" accuses nobody. */
const SAYS_WHO =
  /^(it was|it s|that was|fue|era|lo hizo) ((el|la|my|mi|the|dr|dra|doctor|doctora|therapist|terapeuta|guide|guia) )*/;

/**
 * Whom an accusation of staff means: the words name exactly one person of the staff list (clinical pack 7.2, *Accused
 * staff*). Undefined when they name nobody, or several.
 */
export function accusedIn({ staff = [] }: Pick<Clinic, 'staff'>, words: string): StaffMember | undefined {
  const said = new Set(namesIn(words));
  const named = staff.filter(({ name }) => namesIn(name).some((part) => said.has(part)));
  return named.length === 1 ? named[0] : undefined;
}

/** Whom a later text names that says no more than who it was. */
export function namedLater(clinic: Pick<Clinic, 'staff'>, words: string): StaffMember | undefined {
  const plain = wordsIn(words).join(' ');
  const rest = plain.replace(SAYS_WHO, '');
  const member = rest === plain ? undefined : accusedIn(clinic, words);
  const parts = new Set(wordsIn(member?.name ?? ''));
  return rest !== '' && rest.split(' ').every((word) => parts.has(word)) ? member : undefined;
}

/** Whether the second safeguarding contact stands in for the clinical lead. */
export function replacesLead(accused: StaffMember | undefined): boolean {
  return accused?.roles.includes('clinical-lead') ?? false;
}

/** The second safeguarding contact takes the place of an accused clinical lead. */
export function accusationOfMember({ safeguardingContact }: Clinic, accused: StaffMember): Accusation {
  const second = replacesLead(accused) ? safeguardingContact?.who : undefined;
  const isThere = second !== undefined && second !== accused.id;
  return { accused: accused.id, ...(isThere ? { entrustedTo: second } : {}) };
}

/**
 * Whether an accusation of staff is still for the clinical lead alone (for the second contact, where the lead is
 * accused): until it is known whom it means, or until it is released.
 */
export function isWithLead({
  marks,
  accused,
  entrustedTo,
  released,
}: Pick<Alert, 'marks' | 'accused' | 'entrustedTo'> & { released?: unknown }): boolean {
  if (!marks.includes('STAFF') || released !== undefined) return false;
  return accused === undefined || entrustedTo !== undefined;
}

function namesIn(text: string): string[] {
  return wordsIn(text).filter((part) => part.length >= SHORTEST && !TELLS_NOBODY.has(part));
}

function wordsIn(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}]+/u).filter((word) => word !== '');
}
