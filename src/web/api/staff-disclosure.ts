import { allOf } from '../../domain/all-pages.ts';
import { isWithLead } from '../../domain/escalation/accused.ts';
import type { RecordStore } from '../../domain/ports.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import { tiersAboveAbuse } from '../../domain/safety/tier-rules.ts';
import type { Sight } from './sight.ts';
import type { Staff } from './staff-tokens.ts';

/**
 * A tier above ABUSE in the same turn still needs whoever is on call: they see that tier, without what would tell of the
 * rest.
 */
export function staffAlert(alert: Alert, staff: Staff): Alert | undefined {
  if (isTrusted(alert, staff)) return alert;
  if (alert.accused === staff.staffId) return undefined;
  const tiers = tiersAboveAbuse(alert.tiers);
  if (tiers.length === 0) return undefined;
  const { code: _code, accused: _accused, entrustedTo: _entrustedTo, ...rest } = alert;
  return { ...rest, tiers, marks: alert.marks.filter((mark) => mark !== 'STAFF'), notes: [] };
}

/**
 * What accuses staff is for the clinical lead alone until it is known whom it means or the lead releases it, and never
 * for the accused (clinical pack 7.2, *Accused staff*): the alert, the turn, and what is made of that turn.
 */
export async function staffSight(staff: Staff, patientId: string, records: RecordStore): Promise<Sight> {
  const turns = new Set<string>();
  const times = new Set<string>();
  const alerts = await allOf(records, 'alerts', { index: 'byPatient', where: { patientId } });
  for (const alert of alerts.filter((one) => !isTrusted(one, staff))) {
    for (const { conversationId, turn } of [alert, ...alert.joined]) turns.add(`${conversationId}/${turn}`);
    // A finding has the time of the turn it was made in.
    times.add(alert.raisedAt);
  }
  const isSeen = (conversationId: string, n: number) => !turns.has(`${conversationId}/${n}`);
  return {
    turn: (turn) => (isSeen(turn.conversationId, turn.n) ? turn : undefined),
    answer: (answer) => (isSeen(answer.conversationId, answer.turn) ? answer : undefined),
    score: (score) => score,
    finding: (finding) => (times.has(finding.at) ? undefined : finding),
  };
}

/** Felt unsafe with the people there: a private flag to the clinical lead, not the session team (clinical pack 3.9). */
const FELT_UNSAFE = 'STAFF_UNSAFE';

/** While it is with the lead: they, or who takes an accused lead's place. Never the person who is accused. */
function isTrusted(alert: Alert, { roles, staffId }: Staff): boolean {
  if (alert.code === FELT_UNSAFE) return roles.includes('clinical-lead');
  const { marks, accused, entrustedTo } = alert;
  if (marks.includes('STAFF') && accused === staffId) return false;
  return !isWithLead(alert) || roles.includes('clinical-lead') || entrustedTo === staffId;
}
