import type { TurnContext } from 'botbuilder';
import { newOutreach } from '../src/domain/care/outreach.ts';
import type { SessionPoint } from '../src/domain/care/session-point.ts';
import { EVENTS } from '../src/domain/events.ts';
import { scopeOf } from './input.ts';

/** What is said unasked in a web chat reaches whoever has it open; others are told by another way. Teams tells them itself. */
export function reachOut(context: TurnContext, points: SessionPoint[]): void {
  const scope = scopeOf(context);
  const { id: conversationId, channel, clinicId, patientId } = scope.conversation;
  if (channel !== 'directline') return;
  const event = context.activity.name === EVENTS.careNudge ? EVENTS.careNudge : EVENTS.carePrompt;
  const id = scope.newId('outreach');
  const said = { id, clinicId, patientId, conversationId, event, points, at: scope.now };
  scope.emit({ kind: 'outreach.due', outreach: newOutreach(said) });
}
