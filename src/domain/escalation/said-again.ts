import { type Address, type Escalation, type NoticeState, noticeId, timed } from './escalation.ts';

/** A later trigger was added to the alert (clinical pack 7.2: who acknowledged it is told). Twice changes nothing. */
export function saidAgain(escalation: Escalation, turn: string, at: string): Escalation {
  const known = escalation.saidAgain ?? [];
  if (known.some((one) => one.turn === turn)) return escalation;
  return timed({ ...escalation, saidAgain: [...known, { turn, at }] });
}

export function isToTell({ saidAgain: all = [] }: Escalation): boolean {
  return all.some(({ told }) => told !== true);
}

/** Pages these addresses, once for all that was said again since the last time; with none it is settled too. */
export function tellAgain(escalation: Escalation, addresses: Address[], now: string): Escalation {
  if (!isToTell(escalation)) return escalation;
  const all = (escalation.saidAgain ?? []).map((one) => ({ ...one, told: true as const }));
  const notices = addresses.map((address): NoticeState => {
    const id = noticeId(escalation.id, `said-again-${all.length}`, address);
    return { id, target: 'said-again', ...address, attempts: 0, dueAt: now };
  });
  return timed({ ...escalation, saidAgain: all, notices: [...escalation.notices, ...notices] });
}
