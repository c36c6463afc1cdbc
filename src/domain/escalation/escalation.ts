import type { Alert } from '../safety/alert.ts';
import { backOffMs } from './back-off.ts';
import type { Rung, Target } from './ladder.ts';
import type { Failure, Outcome } from './notifier.ts';

/** What is sent to one recipient by one channel. Its id is the same over all tries: receivers drop copies by it. */
export interface NoticeState {
  id: string;
  /** `said-again`: not a rung, but a later trigger of an alert that somebody has seen. */
  target: Target | 'said-again';
  channel: string;
  /** Staff id; absent for what reaches the clinic as a whole. */
  to?: string;
  attempts: number;
  /** Next try; absent once it was taken or is no longer wanted. */
  dueAt?: string;
  acceptedAt?: string;
  failure?: Failure;
}

/** The part of an alert that decides who is paged. */
export type EscalatedAlert = Pick<
  Alert,
  | 'id'
  | 'clinicId'
  | 'patientId'
  | 'conversationId'
  | 'tiers'
  | 'marks'
  | 'to'
  | 'raisedAt'
  | 'accused'
  | 'entrustedTo'
  | 'uncovered'
> & {
  /** Of an accusation of staff: the clinical lead released it. */
  released?: true;
};

/**
 * How an alert is brought to people: one record an alert, made durable with it, so that each step is one atomic change
 * on any store and no crash loses a page.
 */
export interface Escalation {
  /** The alert's. */
  id: string;
  alert: EscalatedAlert;
  /** Targets that were paged, or had nobody to page. */
  opened: Target[];
  notices: NoticeState[];
  nextRungAt?: string;
  /** Later triggers that were added to the alert, by their turns. */
  saidAgain?: { turn: string; at: string; told?: true }[];
  /** First acceptance that counts: by a channel of the person on call. */
  acceptedAt?: string;
  /** The conversation holds what became of it (`<alert id>/sent`). */
  announced?: true;
  /** When something is to be done next; absent when nothing is. */
  dueAt?: string;
}

/** A recipient by a channel. */
export type Address = Pick<NoticeState, 'channel' | 'to'>;

const MINUTE_MS = 60_000;

export function beginEscalation(alert: Alert): Escalation {
  const { id, clinicId, patientId, conversationId, tiers, marks, to, raisedAt, accused, entrustedTo, uncovered } =
    alert;
  return {
    id,
    alert: {
      ...{ id, clinicId, patientId, conversationId, tiers, marks, to, raisedAt },
      ...(accused === undefined ? {} : { accused }),
      ...(entrustedTo === undefined ? {} : { entrustedTo }),
      ...(uncovered === undefined ? {} : { uncovered }),
    },
    opened: [],
    notices: [],
    nextRungAt: raisedAt,
    dueAt: raisedAt,
  };
}

/** Opens the rungs whose clock has come; where nobody could be paged so far, the next one at once. Else unchanged. */
export function climb(
  escalation: Escalation,
  rungs: readonly Rung[],
  addressesOf: (target: Target) => Address[],
  now: string,
): Escalation {
  if (escalation.nextRungAt === undefined || escalation.nextRungAt > now) return escalation;
  const { nextRungAt: _come, ...rest } = escalation;
  const opened = [...rest.opened];
  const fresh: NoticeState[] = [];
  for (const { target, minutes } of rungs.filter((rung) => !opened.includes(rung.target))) {
    const at = new Date(Date.parse(rest.alert.raisedAt) + minutes * MINUTE_MS).toISOString();
    const notices = [...rest.notices, ...fresh];
    if (at > now && notices.length > 0) return timed({ ...rest, opened, notices, nextRungAt: at });
    opened.push(target);
    for (const address of addressesOf(target)) {
      const isNew = !fresh.some((known) => isSame(known, address));
      const notice = noticeOf(rest.id, target, address, now);
      // A rung that is opened anew pages whom it did not page before.
      if (isNew && !rest.notices.some(({ id }) => id === notice.id)) fresh.push(notice);
    }
  }
  return timed({ ...rest, opened, notices: [...rest.notices, ...fresh] });
}

/** Two rungs at the same time may name the same person. */
function isSame(known: Address, address: Address): boolean {
  return known.channel === address.channel && known.to === address.to;
}

/**
 * A person acknowledged or closed the alert: nobody else is paged. Who acknowledged it is still told of what is said
 * again, until it is closed.
 */
export function standDown(escalation: Escalation, isClosed: boolean): Escalation {
  const { nextRungAt, ...rest } = escalation;
  const isWanted = ({ target, dueAt }: NoticeState) => dueAt === undefined || (!isClosed && target === 'said-again');
  if (nextRungAt === undefined && rest.notices.every(isWanted)) return escalation;
  const { notices } = rest;
  return timed({ ...rest, notices: notices.map((one) => (isWanted(one) ? one : withoutDue(one))) });
}

function withoutDue({ dueAt: _unwanted, ...notice }: NoticeState): NoticeState {
  return notice;
}

/** What a channel said to one try. */
export function settle(
  escalation: Escalation,
  noticeId: string,
  outcome: Outcome,
  now: string,
  random: () => number,
): Escalation {
  const notices = escalation.notices.map((notice) =>
    notice.id === noticeId && notice.acceptedAt === undefined ? settled(notice, outcome, now, random) : notice,
  );
  const acceptedAt =
    escalation.acceptedAt ??
    notices.find((notice) => notice.acceptedAt !== undefined && counts(escalation, notice))?.acceptedAt;
  return timed({ ...escalation, notices, ...(acceptedAt === undefined ? {} : { acceptedAt }) });
}

/** The conversation holds what became of the page. */
export function announced(escalation: Escalation): Escalation {
  return timed({ ...escalation, announced: true });
}

export function isToAnnounce({ acceptedAt, announced: done }: Escalation): boolean {
  return acceptedAt !== undefined && done === undefined;
}

/**
 * "The person on call" is claimed only of them. Where nobody is on call, or staff is accused, whoever takes it counts:
 * the patient is then not told that it was sent, and not that nobody could be reached either.
 */
function counts({ alert }: Escalation, { target }: NoticeState): boolean {
  return target === 'on-call' || alert.uncovered === true || alert.marks.includes('STAFF');
}

function noticeOf(alertId: string, target: Target, address: Address, now: string): NoticeState {
  return { id: noticeId(alertId, target, address), target, ...address, attempts: 0, dueAt: now };
}

export function noticeId(alertId: string, place: string, { channel, to }: Address): string {
  return [alertId, place, channel, to].filter((part) => part !== undefined).join('.');
}

function settled(notice: NoticeState, outcome: Outcome, now: string, random: () => number): NoticeState {
  const { dueAt, failure: _earlier, ...rest } = notice;
  const attempts = notice.attempts + 1;
  if (outcome === 'accepted') return { ...rest, attempts, acceptedAt: now };
  // Stood down while it was under way.
  if (dueAt === undefined) return { ...rest, attempts, failure: outcome };
  const again = new Date(Date.parse(now) + backOffMs(attempts, random)).toISOString();
  return { ...rest, attempts, failure: outcome, dueAt: again };
}

/** With the time at which something is to be done next. */
export function timed(escalation: Escalation): Escalation {
  const { dueAt: _old, ...rest } = escalation;
  const times = rest.notices.flatMap(({ dueAt }) => dueAt ?? []);
  if (rest.nextRungAt !== undefined) times.push(rest.nextRungAt);
  times.push(...(rest.saidAgain ?? []).flatMap(({ at, told }) => (told === true ? [] : [at])));
  if (isToAnnounce(rest) && rest.acceptedAt !== undefined) times.push(rest.acceptedAt);
  return times.length === 0 ? rest : { ...rest, dueAt: times.reduce((a, b) => (a < b ? a : b)) };
}
