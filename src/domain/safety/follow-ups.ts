import type { Alert } from './alert.ts';
import { ask } from './crisis-questions.ts';
import type { CrisisStep, Situation } from './crisis-step.ts';
import { scriptTier } from './protocol.ts';
import { scriptOf, withNumbers } from './scripts.ts';

/** What became of an alert; also the event's key (`<alert id>/<key>`), so that each goes out once. */
export type FollowUp = 'sent' | 'seen' | 'unreached' | 'unseen' | 'closed';

type Known = Pick<
  Alert,
  'tiers' | 'marks' | 'blocks' | 'told' | 'uncovered' | 'acceptedAt' | 'acknowledged' | 'closed'
>;

/** The text of a follow-up (clinical pack 7.2, *Who has seen it*); nothing where none is due. */
export function followUpStep(kind: FollowUp, alert: Known, situation: Situation, role?: string): CrisisStep {
  if (situation.quiet && scriptTier(alert, situation) === 'ABUSE') return quietFollowUp(kind, situation);
  const released = kind === 'closed' && alert.blocks && !situation.openBlocking;
  const after = { next: released ? ('resume' as const) : ('stay' as const) };
  if (!isDue(kind, alert)) return { say: [], ...after };
  switch (kind) {
    case 'sent':
      return { say: [{ text: scriptOf('sent', situation), status: 'sent' }], ...after };
    case 'seen':
      return { say: [{ text: scriptOf('seen', situation, { role: roleKey(role) }), status: 'seen' }], ...after };
    case 'closed':
      return { say: [{ text: scriptOf('closed', situation), status: 'closed' }], ...after };
    default: {
      const say = withNumbers([scriptOf('unreached', situation)], situation, { close: false });
      return { say: say.map((one) => ({ ...one, status: 'unreached' as const })), ...after };
    }
  }
}

/** ABUSE in quiet mode: nothing says what became of it. */
function quietFollowUp(kind: FollowUp, situation: Situation): CrisisStep {
  const goesOn = kind === 'closed' && !situation.openBlocking;
  return goesOn ? { say: [], question: ask('goon', situation) } : { say: [], next: 'stay' };
}

/**
 * Only after a text that announced it; nothing but `closed` follows `seen`; an accusation of staff is not "sent", and
 * nothing is claimed of a person on call where there is none.
 */
function isDue(kind: FollowUp, alert: Known): boolean {
  if (!alert.told) return false;
  if (kind === 'closed') return true;
  if (alert.closed !== undefined) return false;
  if (kind === 'seen') return true;
  if (alert.acknowledged !== undefined) return false;
  if (alert.uncovered === true && kind !== 'unreached') return false;
  if (kind === 'sent') return !alert.marks.includes('STAFF');
  return (kind === 'unreached') === (alert.acceptedAt === undefined);
}

function roleKey(role: string | undefined): string {
  if (role === 'clinical-lead' || role === 'clinical lead') return 'lead';
  return role ?? 'other';
}
