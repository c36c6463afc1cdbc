import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { AskableItem } from '../src/domain/questionnaire/loaded.ts';
import { itemText, neutralText } from '../src/domain/questionnaire/localize.ts';
import { answeredItems } from '../src/domain/questionnaire/next-item.ts';
import { askItem } from './ask-item.ts';
import type { DialogParts } from './dialog-parts.ts';
import { itemsAbout } from './prompts/items-about.ts';
import { openRun } from './questionnaire-flow.ts';
import type { QuestionnaireRun } from './questionnaire-run.ts';
import { stateOf } from './questionnaire-state.ts';
import { messageOf, say, textIn, withActions } from './talk.ts';

/** More questions than this are not listed: the person is asked to say more. */
const MOST_LISTED = 8;

/** A tap on an answer in the read-back: that question again. */
export async function changeItem(
  dc: DialogContext,
  parts: DialogParts,
  linkId: string,
  otherwise: () => Promise<DialogTurnResult>,
): Promise<DialogTurnResult> {
  const run = await openRun(dc, parts);
  const item = answeredItems(run.questionnaire, run.env).find((listed) => listed.linkId === linkId);
  if (item === undefined) return otherwise();
  await askItem(dc, parts, run, item);
  return Dialog.EndOfTurn;
}

/**
 * Asks again what was named: by its number in the read-back, or by what it is about ("change my answer about sleep").
 * Several that fit are listed with their numbers; nothing is changed before the question is answered anew.
 */
export async function changeAbout(dc: DialogContext, parts: DialogParts, about: string): Promise<DialogTurnResult> {
  const run = await openRun(dc, parts);
  const listed = answeredItems(run.questionnaire, run.env);
  const found = itemsAbout(listed, about, run.language);
  const [item] = found;
  if (item !== undefined && found.length === 1) {
    await askItem(dc, parts, run, item);
    return Dialog.EndOfTurn;
  }
  stateOf(dc).changing = true;
  if (about === '') await say(dc.context, parts.texts, { key: 'change.which' });
  else if (found.length === 0 || found.length > MOST_LISTED)
    await say(dc.context, parts.texts, { key: 'change.unknown' });
  else await listFound(dc, parts, run, found, listed);
  return Dialog.EndOfTurn;
}

async function listFound(
  dc: DialogContext,
  parts: DialogParts,
  run: QuestionnaireRun,
  found: AskableItem[],
  listed: AskableItem[],
): Promise<void> {
  const numbered = found.map((item) => ({ number: `${listed.indexOf(item) + 1}`, item }));
  const lines = numbered.map(({ number, item }) => `${number}. ${neutralText(itemText(item, run.language))}`);
  const text = [textIn(dc.context, parts.texts, { key: 'change.several' }), ...lines].join('\n');
  const buttons = numbered.map(({ number }) => ({ code: number, label: number }));
  await dc.context.sendActivity(withActions(messageOf(text, { kind: 'notice' }), buttons));
}
