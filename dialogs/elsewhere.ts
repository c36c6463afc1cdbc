import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { ResponseRecord } from '../src/domain/questionnaire/response.ts';
import { crisisIsOpen } from './crisis-is-open.ts';
import { CRISIS, DUE } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { advance } from './questionnaire-flow.ts';
import { freshState, stateOf } from './questionnaire-state.ts';
import { say } from './talk.ts';

/** The person went on with this run in another conversation since this one was last heard. */
export async function wentOnElsewhere(dc: DialogContext): Promise<boolean> {
  const response = await runOf(dc);
  if (response === undefined) return false;
  const known = stateOf(dc).elsewhere ?? {};
  const isNewer = Object.entries(turnsElsewhere(dc, response)).some(([id, turn]) => turn > (known[id] ?? 0));
  return response.status !== 'in-progress' || isNewer;
}

/** What was answered elsewhere so far is known here. */
export async function catchUp(dc: DialogContext): Promise<void> {
  const response = await runOf(dc);
  if (response !== undefined) stateOf(dc).elsewhere = turnsElsewhere(dc, response);
}

/** The question that is open here is behind the person: what they wrote is no answer to it, and the present one is asked. */
export async function followElsewhere(dc: DialogContext, parts: DialogParts): Promise<DialogTurnResult> {
  const { responseId, only, withinCrisis, told, consentSkips } = stateOf(dc);
  const run = await runOf(dc);
  if (run?.status !== 'in-progress') {
    await say(dc.context, parts.texts, { key: 'elsewhere.done' });
    return withinCrisis === true ? dc.endDialog() : dc.replaceDialog(DUE);
  }
  const options = { responseId, ...(only === undefined ? {} : { only }), ...(withinCrisis ? { withinCrisis } : {}) };
  if (dc.activeDialog !== undefined) dc.activeDialog.state = { ...freshState(options), told, consentSkips };
  await catchUp(dc);
  if (await crisisIsOpen(dc.context)) return dc.beginDialog(CRISIS, { support: true });
  await say(dc.context, parts.texts, { key: 'elsewhere.moved' });
  return advance(dc, parts);
}

function runOf(dc: DialogContext): Promise<ResponseRecord | undefined> {
  return scopeOf(dc.context).get('responses', stateOf(dc).responseId);
}

/** The newest turn of each other conversation that answered something. */
function turnsElsewhere(dc: DialogContext, { answers }: ResponseRecord): Record<string, number> {
  const here = scopeOf(dc.context).conversation.id;
  const newest: Record<string, number> = {};
  for (const { conversationId, turn } of Object.values(answers)) {
    if (conversationId !== here) newest[conversationId] = Math.max(newest[conversationId] ?? 0, turn);
  }
  return newest;
}
