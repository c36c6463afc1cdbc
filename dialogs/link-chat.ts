import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Command } from './commands.ts';
import { crisisIsOpen } from './crisis-is-open.ts';
import { CRISIS, DUE } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf, setCommand } from './input.ts';
import { mergeInto } from './merge-patients.ts';
import { screenUnderWay } from './screen-under-way.ts';
import { say } from './talk.ts';

/**
 * A code to type elsewhere. The web chat's page shows it by itself, so that it stands in no transcript; here it must be
 * said: it is good once and for minutes, and whoever reads the transcript later sees none.
 */
export async function sayCode(context: TurnContext, { codes, texts }: DialogParts): Promise<void> {
  const scope = scopeOf(context);
  const { channel, patientId } = scope.conversation;
  const patient = await scope.get('patients', patientId);
  const isShownByPage = channel !== 'msteams' && channel !== 'emulator';
  if (isShownByPage || patient === undefined || codes === undefined) return say(context, texts, { key: 'code.web' });
  const { code } = await codes.issue(patient, 'patient');
  scope.emit({ kind: 'code.said', by: 'bot' });
  return say(context, texts, { key: 'code.here', params: { code } });
}

/**
 * A code from elsewhere: right, it makes this chat the same person's. A result means that the turn is done; undefined,
 * that the running dialog goes on.
 */
export async function linkChat(
  inner: DialogContext,
  parts: DialogParts,
  { code = '', sure = false }: Command,
): Promise<DialogTurnResult | undefined> {
  const { context } = inner;
  const scope = scopeOf(context);
  const isMidScreen = screenUnderWay(inner);
  const claim = isMidScreen ? 'wrong' : await parts.codes?.claim(code, scope.clinic.id, scope.conversation.id);
  if (claim === undefined || (typeof claim === 'string' && !sure)) {
    // Words that look like a code, and are none.
    setCommand(context, undefined);
    return undefined;
  }
  scope.emit({ kind: 'code.said', by: 'patient' });
  // Nothing comes between the questions of a suicide screen, and the code stays good.
  if (isMidScreen) return refuse(context, parts, 'code.after');
  if (claim === 'too-many') return refuse(context, parts, 'code.wait');
  if (claim === 'wrong') return refuse(context, parts, 'code.wrong');
  if (claim.patientId === scope.conversation.patientId) return refuse(context, parts, 'code.same');
  await mergeInto(scope, claim.patientId);
  await say(context, parts.texts, { key: 'code.linked' });
  // The code is used: whatever fails from here on, the chats are one.
  scope.keep();
  return goOn(inner);
}

async function refuse(context: TurnContext, { texts }: DialogParts, key: string): Promise<undefined> {
  const { name: clinic, phone } = scopeOf(context).clinic;
  await say(context, texts, { key, params: { clinic, phone } });
}

/** A crisis of either chat is the one person's; else it goes on with what is due for them. */
async function goOn(inner: DialogContext): Promise<DialogTurnResult> {
  if (inner.activeDialog?.id === CRISIS) return Dialog.EndOfTurn;
  if (await crisisIsOpen(inner.context)) return inner.beginDialog(CRISIS, { support: true });
  await inner.cancelAllDialogs();
  return inner.beginDialog(DUE);
}
