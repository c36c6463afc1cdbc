import type { Clinic } from '../clinic.ts';
import type { StaffMember } from '../staff.ts';

/** Titles and particles are in many names; two letters are in many words. */
const TELLS_NOBODY = new Set(['dra', 'the', 'van', 'von', 'del', 'los', 'las']);
const SHORTEST = 3;

/**
 * Whom an accusation of staff means: the words name exactly one person of the staff list (clinical pack 7.2, *Accused
 * staff*). Undefined when they name nobody, or several.
 */
export function accusedIn({ staff = [] }: Pick<Clinic, 'staff'>, words: string): StaffMember | undefined {
  const said = new Set(namesIn(words));
  const named = staff.filter(({ name }) => namesIn(name).some((part) => said.has(part)));
  return named.length === 1 ? named[0] : undefined;
}

/** Whether the second safeguarding contact stands in for the clinical lead. */
export function replacesLead(accused: StaffMember | undefined): boolean {
  return accused?.roles.includes('clinical-lead') ?? false;
}

function namesIn(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}]+/u).filter((part) => part.length >= SHORTEST && !TELLS_NOBODY.has(part));
}
