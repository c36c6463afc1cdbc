import type { Patient } from '../../domain/care/patient.ts';
import type { ResponseRecord } from '../../domain/questionnaire/response.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import { part2Alert, part2Sight } from './part2-disclosure.ts';
import type { DisclosureParts, Sight } from './sight.ts';
import { staffAlert, staffSight } from './staff-disclosure.ts';
import type { Staff } from './staff-tokens.ts';

/**
 * What this person may see of this patient. Two gates come on top of the roles, on every route: accusations of staff, and
 * 42 CFR Part 2.
 */
export async function sightOf(staff: Staff, patient: Patient, parts: DisclosureParts): Promise<Sight> {
  const gates = [await staffSight(staff, patient.id, parts.store.records), part2Sight(patient, parts)];
  return {
    turn: (turn) => through(gates, turn, (gate, left) => gate.turn(left)),
    answer: (answer) => through(gates, answer, (gate, left) => gate.answer(left)),
    score: (score) => through(gates, score, (gate, left) => gate.score(left)),
    finding: (finding) => through(gates, finding, (gate, left) => gate.finding(left)),
  };
}

/** The alert as this person may see it, if at all. */
export function visibleAlert(
  alert: Alert,
  staff: Staff,
  patient: Patient | undefined,
  parts: DisclosureParts,
): Alert | undefined {
  const left = staffAlert(alert, staff);
  return left === undefined ? undefined : part2Alert(left, patient, parts);
}

/** The response without what this person does not see, and how many of its answers that changes. */
export function seenOf(response: ResponseRecord, sight: Sight): { response: ResponseRecord; left: number } {
  const all = Object.entries(response.answers);
  const seen = all.flatMap(([key, answer]) => {
    const left = sight.answer(answer);
    return left === undefined ? [] : [[key, left] as const];
  });
  const scores = Object.entries(response.scores).filter(([, score]) => sight.score(score) !== undefined);
  const unchanged = seen.filter(([key, answer]) => response.answers[key] === answer).length;
  return {
    response: { ...response, answers: Object.fromEntries(seen), scores: Object.fromEntries(scores) },
    left: all.length - unchanged,
  };
}

function through<T>(gates: readonly Sight[], whole: T, pass: (gate: Sight, left: T) => T | undefined): T | undefined {
  return gates.reduce<T | undefined>((left, gate) => (left === undefined ? undefined : pass(gate, left)), whole);
}
