import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Accusation } from '../src/domain/escalation/accused.ts';
import { EVENTS } from '../src/domain/events.ts';
import type { Alert, StaffAct } from '../src/domain/safety/alert.ts';
import { alertSpec } from '../src/domain/safety/alert-rules.ts';
import { type FollowUp, followUpStep } from '../src/domain/safety/follow-ups.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import { crisisMessage } from './crisis-message.ts';
import { CRISIS } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { situationOf } from './situation.ts';

const MINUTE_MS = 60_000;
const KINDS: Record<string, FollowUp> = {
  [EVENTS.accepted]: 'sent',
  [EVENTS.acknowledged]: 'seen',
  [EVENTS.closed]: 'closed',
  [EVENTS.unreached]: 'unreached',
  [EVENTS.unseen]: 'unseen',
};

/** What became of an alert: the patient is told the truth about it, once (clinical pack 7.2, *Who has seen it*). */
export async function alertEvent(inner: DialogContext, parts: DialogParts): Promise<DialogTurnResult> {
  const { name, value } = inner.context.activity;
  const scope = scopeOf(inner.context);
  const kind = KINDS[name ?? ''];
  const alert = await scope.get('alerts', String(value?.alertId ?? ''));
  if (alert !== undefined && name === EVENTS.released) release(scope, alert, value);
  if (kind === undefined || alert === undefined) return Dialog.EndOfTurn;
  // Staff acts are idempotent: the first one's name and time stay, and nothing is said twice.
  if (isDone(kind, alert)) return Dialog.EndOfTurn;
  const act = value as StaffAct;
  record(scope, kind, alert, act);
  await tell(inner, parts, kind, await asKnown(scope, alert), act.role);
  return releases(inner, kind) && !(await stillBlocked(inner)) ? inner.endDialog() : Dialog.EndOfTurn;
}

function record(scope: TurnScope, kind: FollowUp, alert: Alert, act: StaffAct): void {
  const { id: alertId, patientId } = alert;
  if (kind === 'sent') accept(scope, alert, act.at);
  if (kind === 'seen') scope.emit({ kind: 'alert.acknowledged', alertId, patientId, act: actOf(act) });
  if (kind === 'closed') scope.emit({ kind: 'alert.closed', alertId, patientId, act: actOf(act) });
  if (kind !== 'seen' && kind !== 'closed') return;
  for (const key of ['unreached', 'unseen']) scope.emit({ kind: 'timer.cleared', timerId: `${alertId}/${key}` });
}

/** Who of the team may see it is nothing that the patient is told (clinical pack 7.2). */
function release(scope: TurnScope, alert: Alert, value: StaffAct & { accusation: Accusation }): void {
  if (alert.released !== undefined) return;
  const { accusation } = value;
  scope.emit({ kind: 'alert.released', alertId: alert.id, accusation, act: actOf(value) });
}

/** A channel to the person on call took it; should nobody acknowledge, the patient reads that too. */
function accept(scope: TurnScope, alert: Alert, at: string): void {
  const { id: alertId, conversationId, raisedAt, told } = alert;
  scope.emit({ kind: 'alert.accepted', alertId, at });
  const { unseenMinutes } = alertSpec(alert.tiers, alert.marks);
  if (unseenMinutes === undefined || !told || alert.uncovered === true) return;
  const wait = unseenMinutes * MINUTE_MS;
  const fromRaised = Date.parse(raisedAt) + wait;
  // Taken only after that time: the person on call gets as long from then.
  const due = Date.parse(at) < fromRaised ? fromRaised : Date.parse(at) + wait;
  const event = { name: EVENTS.unseen, value: { alertId } };
  const timer = { id: `${alertId}/unseen`, conversationId, dueAt: new Date(due).toISOString(), event };
  scope.emit({ kind: 'timer.set', timer });
}

/** A channel may have taken it in this moment: then nobody is told that it was not. */
async function asKnown(scope: TurnScope, alert: Alert): Promise<Alert> {
  const acceptedAt = alert.acceptedAt ?? (await scope.get('escalations', alert.id))?.acceptedAt;
  return acceptedAt === undefined ? alert : { ...alert, acceptedAt };
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
  if (kind === 'sent') return alert.acceptedAt !== undefined;
  return alert.closed !== undefined || alert.acknowledged !== undefined;
}

function actOf({ by, staffId, role, at, reason }: StaffAct): StaffAct {
  const who = { by, ...(staffId === undefined ? {} : { staffId }) };
  return { ...who, role, at, ...(reason === undefined ? {} : { reason }) };
}

function releases(inner: DialogContext, kind: FollowUp): boolean {
  return kind === 'closed' && inner.activeDialog?.id === CRISIS;
}

async function stillBlocked(inner: DialogContext): Promise<boolean> {
  const scope = scopeOf(inner.context);
  const patient = await scope.get('patients', scope.conversation.patientId);
  return patient?.openAlerts.some((alert) => alert.blocks) ?? false;
}
