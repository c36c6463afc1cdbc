import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { whyText } from '../src/domain/questionnaire/localize.ts';
import { previousItem } from '../src/domain/questionnaire/next-item.ts';
import { askItem } from './ask-item.ts';
import { changeAbout, changeItem } from './change-answer.ts';
import type { Command } from './commands.ts';
import { handOver } from './crisis-handover.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { judgeAnswers } from './judge-answers.ts';
import { askAgain, askedItem, openItem, openRun } from './questionnaire-flow.ts';
import { stateOf } from './questionnaire-state.ts';
import { messageOf, say } from './talk.ts';

/** `help`, `back`, `pause`, `stop`, `change …` while a questionnaire runs; any other command asks the question again. */
export async function onCommand(
  dc: DialogContext,
  parts: DialogParts,
  command: Command,
  skip: () => Promise<DialogTurnResult>,
): Promise<DialogTurnResult> {
  switch (command.name) {
    case 'help':
      return help(dc, parts);
    case 'back':
      return back(dc, parts);
    case 'pause':
    case 'stop':
      return leave(dc, parts, command.name, skip);
    case 'change':
      return command.linkId === undefined
        ? changeAbout(dc, parts, command.about ?? '')
        : changeItem(dc, parts, command.linkId, () => askAgain(dc, parts));
    default:
      if (stateOf(dc).paused === true) await say(dc.context, parts.texts, { key: 'resumed' });
      return askAgain(dc, parts);
  }
}

/** The run waits, and the next message goes on with it. */
export async function pause(dc: DialogContext, parts: DialogParts): Promise<DialogTurnResult> {
  stateOf(dc).paused = true;
  delete stateOf(dc).breakOffered;
  await say(dc.context, parts.texts, { key: 'paused' });
  return Dialog.EndOfTurn;
}

async function help(dc: DialogContext, parts: DialogParts): Promise<DialogTurnResult> {
  const run = await openRun(dc, parts);
  const why = whyText(run.questionnaire, openItem(dc, run)?.linkId ?? '', run.language);
  if (why === undefined) await say(dc.context, parts.texts, { key: 'help.default' });
  else await dc.context.sendActivity(messageOf(why, { kind: 'notice' }));
  await say(dc.context, parts.texts, { key: 'help.commands' });
  return askAgain(dc, parts);
}

async function back(dc: DialogContext, parts: DialogParts): Promise<DialogTurnResult> {
  const { asked, answered } = stateOf(dc);
  const run = await openRun(dc, parts);
  const before = asked === undefined ? undefined : previousItem(run.questionnaire, run.env, asked);
  const previous = answered === true ? askedItem(dc, run) : before;
  if (previous === undefined) {
    await say(dc.context, parts.texts, { key: 'back.first' });
    return askAgain(dc, parts);
  }
  await askItem(dc, parts, run, previous);
  return Dialog.EndOfTurn;
}

/** Leaving the acute item of a suicide screen counts as skipping it; leaving earlier is judged too (3.1, 7.2). */
async function leave(
  dc: DialogContext,
  parts: DialogParts,
  how: 'pause' | 'stop',
  skip: () => Promise<DialogTurnResult>,
): Promise<DialogTurnResult> {
  const run = await openRun(dc, parts);
  const item = openItem(dc, run);
  const inScreen = stateOf(dc).screen?.open === true;
  if (inScreen && item !== undefined && parts.timedItems.has(item.linkId)) return skip();
  if (inScreen && item !== undefined) {
    const judgement = await judgeAnswers(scopeOf(dc.context), parts, run, { suicideScreenLeft: true });
    delete stateOf(dc).screen;
    const taken = await handOver(dc, parts, run, item, {}, judgement);
    if (taken !== undefined) return taken;
  }
  if (how === 'pause') return pause(dc, parts);
  await say(dc.context, parts.texts, { key: 'stopped' });
  return dc.endDialog();
}
