import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { EVENTS } from '../src/domain/events.ts';
import type { Alert, StaffAct } from '../src/domain/safety/alert.ts';
import { type FollowUp, followUpStep } from '../src/domain/safety/follow-ups.ts';
import { crisisMessage } from './crisis-message.ts';
import { CRISIS } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { situationOf } from './situation.ts';

const KINDS: Record<string, FollowUp> = {
  [EVENTS.acknowledged]: 'seen',
  [EVENTS.closed]: 'closed',
  [EVENTS.unreached]: 'unreached',
};

/** What became of an alert: the patient is told the truth about it, once (clinical pack 7.2, *Who has seen it*). */
export async function alertEvent(inner: DialogContext, parts: DialogParts): Promise<DialogTurnResult> {
  const { name, value } = inner.context.activity;
  const scope = scopeOf(inner.context);
  const kind = KINDS[name ?? ''];
  const alert = await scope.get('alerts', String(value?.alertId ?? ''));
  if (kind === undefined || alert === undefined) return Dialog.EndOfTurn;
  // Staff acts are idempotent: the first one's name and time stay, and nothing is said twice.
  if (isDone(kind, alert)) return Dialog.EndOfTurn;
  const act = value as StaffAct;
  const { id: alertId, patientId } = alert;
  if (kind === 'seen') scope.emit({ kind: 'alert.acknowledged', alertId, patientId, act: actOf(act) });
  if (kind === 'closed') {
    scope.emit({ kind: 'alert.closed', alertId, patientId, act: actOf(act) });
    scope.emit({ kind: 'timer.cleared', timerId: `${alertId}/unreached` });
  }
  await tell(inner, parts, kind, alert, act.role);
  return releases(inner, kind) && !(await stillBlocked(inner)) ? inner.endDialog() : Dialog.EndOfTurn;
}

async function tell(
  inner: DialogContext,
  parts: DialogParts,
  kind: FollowUp,
  alert: Alert,
  role?: string,
): Promise<void> {
  const situation = await situationOf(inner, parts, { tiers: alert.tiers, marks: alert.marks, supportCount: 0 });
  const step = followUpStep(kind, alert, situation, role);
  if (step.say.length === 0) return;
  await inner.context.sendActivity(crisisMessage(step.say, situation, parts.texts, inner));
}

function isDone(kind: FollowUp, alert: Alert): boolean {
  if (kind === 'closed') return alert.closed !== undefined;
  return alert.closed !== undefined || alert.acknowledged !== undefined;
}

function actOf({ by, role, at, reason }: StaffAct): StaffAct {
  return { by, role, at, ...(reason === undefined ? {} : { reason }) };
}

function releases(inner: DialogContext, kind: FollowUp): boolean {
  return kind === 'closed' && inner.activeDialog?.id === CRISIS;
}

async function stillBlocked(inner: DialogContext): Promise<boolean> {
  const scope = scopeOf(inner.context);
  const patient = await scope.get('patients', scope.conversation.patientId);
  return patient?.openAlerts.some((alert) => alert.blocks) ?? false;
}
