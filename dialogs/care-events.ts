import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Due } from '../src/domain/care/due.ts';
import type { SessionPoint } from '../src/domain/care/session-point.ts';
import { EVENTS } from '../src/domain/events.ts';
import { CRISIS, DUE, FAQ } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { raiseAlert } from './raise-alert.ts';
import { reachOut } from './reach-out.ts';
import { screenUnderWay } from './screen-under-way.ts';
import { say } from './talk.ts';

/** What of the care journey is an event: a prompt or a nudge to the patient, or a call for staff. */
export async function careEvent(inner: DialogContext, parts: DialogParts): Promise<DialogTurnResult> {
  const { name, value } = inner.context.activity;
  const points = (value as { points: SessionPoint[] }).points;
  if (name === EVENTS.careUnanswered) return callStaff(inner, 'E0_UNANSWERED');
  if (name === EVENTS.releaseMissing) return callStaff(inner, 'RELEASE_MISSING');
  const scope = scopeOf(inner.context);
  const patient = await scope.get('patients', scope.conversation.patientId);
  const isHeld = inner.activeDialog?.id === CRISIS || patient?.openAlerts.some(({ blocks }) => blocks);
  if (patient === undefined || isHeld || screenUnderWay(inner)) return Dialog.EndOfTurn;
  // Whoever may look over a shoulder reads that something waits, and nothing else (clinical pack 7.2, quiet mode).
  if (patient.quiet || patient.safeToText !== 'safe') {
    await say(inner.context, parts.texts, { key: 'reminder.quiet' });
    reachOut(inner.context, points);
    return Dialog.EndOfTurn;
  }
  // What only looks around gives way; over a questionnaire it would ask for its answer first.
  const open = inner.activeDialog?.id;
  const givesWay = open === DUE || (open === FAQ && inner.stack.length === 1);
  // An offer that waits still is not lost for one that comes after it.
  const offered = open === DUE ? ((inner.activeDialog?.state as { due?: Due[] } | undefined)?.due ?? []) : [];
  const reminder = { points, nudge: name === EVENTS.careNudge, offered };
  return givesWay ? inner.replaceDialog(DUE, reminder) : inner.beginDialog(DUE, reminder);
}

async function callStaff({ context }: DialogContext, code: string): Promise<DialogTurnResult> {
  await raiseAlert(scopeOf(context), { tiers: [], marks: [], code, told: false });
  return Dialog.EndOfTurn;
}
