import { DISPOSITIONS, type Disposition } from '../triage/finding.ts';
import type { CareClock } from './care-clock.ts';
import type { Patient } from './patient.ts';
import { sorted } from './sort-patient.ts';
import type { PlanRecord } from './treatment-plan.ts';

/** Two records turned out to be one person: what one of them held goes into the other. */
export interface Merge {
  /** The record that ends, as it was. */
  from: Patient;
  clock?: CareClock;
  plan?: PlanRecord;
  into: string;
  /** The ids of what it held. */
  responses: string[];
  findings: string[];
  alerts: string[];
  sessions: string[];
  /** Id of the audit entry. */
  auditId: string;
  /** The conversation in which the code was typed. */
  conversationId: string;
  at: string;
}

/**
 * The one person: what the clinic knows of them stands, what it did not know is added, and of what concerns safety the
 * safer stands. A merge that was done before changes nothing.
 */
export function merged(known: Patient, { from, conversationId, at }: Merge): Patient {
  const before = known.mergedFrom ?? [];
  if (before.includes(from.id)) return known;
  return sorted({
    ...withoutUnset(added(from)),
    ...withoutUnset(known),
    ...withoutUnset(saferOf(known, from)),
    conversations: [...new Set([conversationId, ...known.conversations, ...from.conversations])],
    openAlerts: [...known.openAlerts, ...from.openAlerts.filter(({ id }) => known.openAlerts.every((o) => o.id !== id))]
      // The newest stands last: notes go to it.
      .sort((a, b) => a.raisedAt.localeCompare(b.raisedAt)),
    lastSeenAt: at,
    lastSeenIn: conversationId,
    mergedFrom: [...before, ...(from.mergedFrom ?? []), from.id],
  });
}

/** What stays of the other record: a sign to the one that it is part of. */
export function tombstoneOf(patient: Patient, into: string): Patient {
  return sorted({ ...patient, conversations: [], openAlerts: [], mergedInto: into });
}

/** The record that goes on: the one that the clinic has worked with, else the code's. */
export function survivorOf(holder: Patient, typist: Patient): { into: Patient; from: Patient } {
  return knownness(typist) > knownness(holder) ? { into: typist, from: holder } : { into: holder, from: typist };
}

function knownness({ clearance, assignments = [], episodeSeverity }: Patient): number {
  return clearance.status !== 'pending' || assignments.length > 0 || episodeSeverity !== undefined ? 1 : 0;
}

/** Facts that the other record may add where none is known. */
function added(from: Patient): Partial<Patient> {
  const { name, consent, disclosedAt, location, birthDate, callbackPhone, contact, episodeSeverity } = from;
  return { name, consent, disclosedAt, location, birthDate, callbackPhone, contact, episodeSeverity };
}

function saferOf(known: Patient, from: Patient): Partial<Patient> {
  const both = [known, from];
  const assignments = [...new Map(both.flatMap((one) => one.assignments ?? []).map((one) => [one.id, one])).values()];
  return {
    quiet: known.quiet || from.quiet,
    safeToText: firstOf(
      ['unsafe', 'seen', 'safe'] as const,
      both.map(({ safeToText }) => safeToText),
    ),
    reminders: firstOf(
      ['off', 'on'] as const,
      both.map(({ reminders }) => reminders),
    ),
    // What was refused once is not shared.
    sudConsent:
      both.find(({ sudConsent }) => sudConsent?.status === 'refused')?.sudConsent ??
      known.sudConsent ??
      from.sudConsent,
    location: known.location?.confirmed === true ? known.location : confirmedFirst(from, known),
    suicideScreen: newest(both.map(({ suicideScreen }) => suicideScreen)),
    disposition: dispositionOf(known, from),
    newestAlertAt:
      both
        .map(({ newestAlertAt }) => newestAlertAt ?? '')
        .sort()
        .at(-1) || undefined,
    assignments: assignments.length === 0 ? undefined : assignments.sort((a, b) => a.at.localeCompare(b.at)),
    // What was found in the other record came after the clearance, for whoever gave it.
    clearance:
      from.disposition !== undefined && STRONG.has(from.disposition)
        ? { ...known.clearance, lookAgain: true }
        : known.clearance,
  };
}

function confirmedFirst(from: Patient, known: Patient): Patient['location'] {
  return from.location?.confirmed === true ? from.location : (known.location ?? from.location);
}

/** Findings that a prescriber must look at. */
const STRONG: ReadonlySet<Disposition> = new Set(['CRISIS_NOW', 'MEDICAL_NOW', 'OUT_OF_SCOPE', 'HOLD_FOR_PRESCRIBER']);
/** They tell of one run alone: that it is not finished, or found nothing. */
const OF_A_RUN: ReadonlySet<Disposition> = new Set(['INCOMPLETE', 'READY_FOR_CLINICIAN_INTAKE']);

/** The stronger, but an age that an unverified chat gave does not end a known patient's care: a clinician looks. */
function dispositionOf({ disposition: known }: Patient, { disposition: other }: Patient): Disposition | undefined {
  if (known === undefined || other === undefined) return known ?? other;
  if (OF_A_RUN.has(other)) return known;
  const added = other === 'OUT_OF_SCOPE' ? 'HOLD_FOR_PRESCRIBER' : other;
  return firstOf(DISPOSITIONS, [known, added]);
}

function firstOf<T>(order: readonly T[], values: readonly (T | undefined)[]): T | undefined {
  return order.find((one) => values.includes(one));
}

function newest<T extends { at: string }>(values: readonly (T | undefined)[]): T | undefined {
  return values.filter((value) => value !== undefined).sort((a, b) => b.at.localeCompare(a.at))[0];
}

function withoutUnset<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}
