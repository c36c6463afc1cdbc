import type { Patient } from './patient.ts';

/** Those with an open alert first, newest alert first; then who wrote last. A merged record is in no list. */
export function sorted(patient: Patient): Patient {
  const { attention: _before, ...rest } = patient;
  if (rest.mergedInto !== undefined) return rest;
  const open = rest.openAlerts.reduce((newest, alert) => (alert.raisedAt > newest ? alert.raisedAt : newest), '');
  return { ...rest, attention: open === '' ? `0|${rest.lastSeenAt}` : `1|${open}` };
}
