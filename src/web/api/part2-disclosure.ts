import type { Patient } from '../../domain/care/patient.ts';
import { isPart2Turn } from '../../domain/privacy/part2-turn.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import type { DisclosureParts, Sight } from './sight.ts';

const OPEN: Sight = {
  turn: (turn) => turn,
  answer: (answer) => answer,
  score: (score) => score,
  finding: (finding) => finding,
};

/**
 * In a Part 2 program what tells of treatment for substance use is for nobody without the patient's consent, whatever
 * their role (clinical pack 9, 42 CFR Part 2).
 */
export function part2Sight(patient: Patient, parts: DisclosureParts): Sight {
  const { part2 } = parts;
  if (isShared(patient, parts)) return OPEN;
  return {
    turn: (turn) => (isPart2Turn(turn, part2) ? undefined : turn),
    answer: (answer) => part2.answer(answer),
    score: (score) => (part2.item(score.instrument) ? undefined : score),
    finding: (finding) => {
      if (part2.finding(finding)) return undefined;
      const grounds = Object.entries(finding.answerSnapshot).flatMap(([linkId, given]) => {
        const left = part2.given(linkId, given);
        return left === undefined ? [] : [[linkId, left] as const];
      });
      return { ...finding, answerSnapshot: Object.fromEntries(grounds) };
    },
  };
}

/** Somebody must still act on the alert: it stays, without what it is about. */
export function part2Alert(alert: Alert, patient: Patient | undefined, parts: DisclosureParts): Alert {
  const { code, ...rest } = alert;
  if (code === undefined || !parts.part2.code(code)) return alert;
  return patient !== undefined && isShared(patient, parts)
    ? alert
    : { ...rest, notes: [{ key: 'safety.note.part2', at: alert.raisedAt }] };
}

function isShared({ clinicId, sudConsent }: Patient, { clinic }: DisclosureParts): boolean {
  return clinic(clinicId)?.part2Program !== true || sudConsent?.status === 'agreed';
}
