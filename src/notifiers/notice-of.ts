import type { Clinic } from '../domain/clinic.ts';
import { isWithLead } from '../domain/escalation/accused.ts';
import type { Escalation, NoticeState } from '../domain/escalation/escalation.ts';
import { noticeWords } from '../domain/escalation/notice-words.ts';
import type { Notice } from '../domain/escalation/notifier.ts';
import { tiersAboveAbuse } from '../domain/safety/tier-rules.ts';
import type { Texts } from '../domain/texts.ts';

/** What leaves the system about an alert; what is with the clinical lead, others learn nothing of. */
export function noticeOf(
  { alert }: Escalation,
  { id, target, to }: NoticeState,
  clinic: Clinic,
  { texts, consoleUrl }: { texts: Texts; consoleUrl: () => string },
): Notice {
  const isWhole = target === 'clinical-lead' || !isWithLead(alert);
  const tiers = isWhole ? alert.tiers : tiersAboveAbuse(alert.tiers);
  const member = clinic.staff?.find((one) => one.id === to);
  const facts = { tiers, raisedAt: alert.raisedAt, url: `${consoleUrl()}#/alerts/${alert.id}` };
  return {
    id,
    alertId: alert.id,
    clinic: { id: clinic.id, name: clinic.name },
    target,
    ...facts,
    ...noticeWords(texts, clinic, facts),
    ...(member === undefined ? {} : { to: member }),
  };
}
