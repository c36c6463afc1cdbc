import type { Accusation } from './accused.ts';
import { type Escalation, type NoticeState, timed } from './escalation.ts';

/**
 * It became known whom an accusation of staff means, or the clinical lead released it: those who were left out so far
 * are paged now, and nothing more goes to the accused. Twice changes nothing.
 */
export function disclose(
  escalation: Escalation,
  { accused, entrustedTo, released }: Accusation & { released?: true },
  at: string,
): Escalation {
  const { accused: before, entrustedTo: _entrustedTo, ...alert } = escalation.alert;
  const isKnown = released === undefined ? before !== undefined : alert.released === true;
  if (isKnown) return escalation;
  const meant = accused ?? before;
  const withdrawn = escalation.notices.map((notice) => (isFor(notice, meant) ? withoutDue(notice) : notice));
  const isPaged = (target: string) => withdrawn.some((one) => one.target === target && !isFor(one, meant));
  return timed({
    ...escalation,
    alert: {
      ...alert,
      ...(meant === undefined ? {} : { accused: meant }),
      ...(entrustedTo === undefined ? {} : { entrustedTo }),
      ...(released === undefined ? {} : { released }),
    },
    opened: escalation.opened.filter(isPaged),
    notices: withdrawn,
    nextRungAt: at,
  });
}

function isFor({ to }: NoticeState, accused: string | undefined): boolean {
  return accused !== undefined && to === accused;
}

function withoutDue({ dueAt: _unwanted, ...notice }: NoticeState): NoticeState {
  return notice;
}
