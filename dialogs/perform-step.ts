import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CompanionData } from '../src/domain/companion-data.ts';
import { EVENTS } from '../src/domain/events.ts';
import type { CrisisQuestion, CrisisStep } from '../src/domain/safety/crisis-step.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import { accusingWords } from './accusation.ts';
import { askForPerson } from './ask-for-person.ts';
import { crisisMessage } from './crisis-message.ts';
import { type CrisisState, crisisState } from './crisis-state.ts';
import { DUE, QUESTIONNAIRE } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { startRun } from './questionnaire-run.ts';
import { raiseAlert } from './raise-alert.ts';
import { ACUTE_ITEM, SCREEN } from './safety-question.ts';
import { situationOf } from './situation.ts';
import { ask, messageOf, say, textIn, withActions } from './talk.ts';

const MINUTE_MS = 60_000;

/** Does what a step of the protocol says: alert, words, numbers, question, and what follows. */
export async function performStep(
  dc: DialogContext,
  parts: DialogParts,
  step: CrisisStep,
  code?: string,
): Promise<DialogTurnResult> {
  const scope = scopeOf(dc.context);
  const state = crisisState(dc);
  if (step.quiet === true) {
    scope.emit({ kind: 'patient.changed', patientId: scope.conversation.patientId, set: { quiet: true } });
  }
  await raise(dc, state, step, code);
  if (step.supportCount !== undefined) state.supportCount = step.supportCount;
  await speak(dc, parts, step, state);
  // Whatever fails from here on: the alert and the numbers stand.
  scope.keep();
  if (step.question !== undefined) await askQuestion(dc, parts, step.question, state);
  startTimers(dc, step, state);
  if (step.startScreen !== undefined) return startScreen(dc, parts, step.startScreen);
  return step.question === undefined ? follow(dc, parts, step) : Dialog.EndOfTurn;
}

async function raise(dc: DialogContext, state: CrisisState, step: CrisisStep, code?: string): Promise<void> {
  const scope = scopeOf(dc.context);
  if (step.raise !== undefined) {
    const raised = await raiseAlert(scope, {
      ...step.raise,
      ...(code === undefined ? {} : { code }),
      words: accusingWords(dc.context),
    });
    Object.assign(state, { alertId: raised.alertId, tiers: step.raise.tiers, marks: step.raise.marks });
  }
  if (step.scriptSaid !== undefined) state.scriptSaid = step.scriptSaid;
  if (step.note === undefined) return;
  const alertId = state.alertId ?? (await newestCrisis(scope));
  if (alertId !== undefined) scope.emit({ kind: 'alert.noted', alertId, note: step.note, at: scope.now });
}

/** The answers of a suicide screen raised their alert before this crisis began. */
async function newestCrisis(scope: TurnScope): Promise<string | undefined> {
  const patient = await scope.get('patients', scope.conversation.patientId);
  return patient?.openAlerts.findLast(({ tiers }) => tiers.length > 0)?.id;
}

/** The script and its numbers as one message; a script that asks by itself carries its options. */
async function speak(dc: DialogContext, parts: DialogParts, step: CrisisStep, state: CrisisState): Promise<void> {
  if (step.say.length === 0) return;
  const situation = await situationOf(dc, parts, state);
  const asks = step.question !== undefined && step.question.text === undefined ? step.question : undefined;
  const options = asks === undefined ? [] : optionsIn(dc, parts, asks);
  const message = crisisMessage(
    step.say,
    situation,
    parts.texts,
    dc,
    asks === undefined ? undefined : { key: asks.key, options, nonce: cardNonce(dc, asks, state) },
  );
  if (asks === undefined) await dc.context.sendActivity(message);
  else await ask(dc.context, withActions(message, options));
}

async function askQuestion(dc: DialogContext, parts: DialogParts, question: CrisisQuestion, state: CrisisState) {
  const again = state.question === question.key;
  const nonce = cardNonce(dc, question, state);
  state.card = nonce;
  state.asked = again ? state.asked + 1 : 1;
  state.question = question.key;
  state.nonce = `${scopeOf(dc.context).n}`;
  // Without a text of its own, the script has asked it.
  if (question.text === undefined) return;
  const options = optionsIn(dc, parts, question);
  const linkId = `crisis.${question.key}`;
  const answerType = options.length === 0 ? ('text' as const) : ('choice' as const);
  const asked = { linkId, answerType, options, nonce };
  const companion: CompanionData = { kind: 'question', ...asked, required: false, commands: [] };
  await ask(dc.context, withActions(messageOf(textIn(dc.context, parts.texts, question.text), companion), options));
}

function cardNonce(dc: DialogContext, { key }: CrisisQuestion, { question, card }: CrisisState): string {
  return question === key && card !== undefined ? card : `${scopeOf(dc.context).n}`;
}

function optionsIn(dc: DialogContext, parts: DialogParts, question: CrisisQuestion) {
  return question.options.map(({ code, label }) => ({ code, label: textIn(dc.context, parts.texts, label) }));
}

function startTimers(dc: DialogContext, step: CrisisStep, state: CrisisState): void {
  const scope = scopeOf(dc.context);
  for (const { question, minutes } of step.timers ?? []) {
    const id = `${scope.conversation.id}/${scope.n}/${question}`;
    const dueAt = new Date(Date.parse(scope.now) + minutes * MINUTE_MS).toISOString();
    const value = { linkId: `crisis.${question}`, nonce: state.nonce ?? '' };
    scope.emit({
      kind: 'timer.set',
      timer: { id, conversationId: scope.conversation.id, dueAt, event: { name: EVENTS.silence, value } },
    });
  }
}

function startScreen(
  dc: DialogContext,
  parts: DialogParts,
  how: NonNullable<CrisisStep['startScreen']>,
): Promise<DialogTurnResult> {
  delete crisisState(dc).question;
  const scope = scopeOf(dc.context);
  // Item 5 alone, and what a declined screen leaves to ask, is the ASQ's wherever the clinic has another screen.
  const questionnaire = parts.library.newest(SCREEN, how === 'whole' ? scope.clinic.id : undefined);
  const responseId = startRun(scope, questionnaire);
  const only = how === 'whole' ? {} : { only: ACUTE_ITEM };
  return dc.beginDialog(QUESTIONNAIRE, { responseId, withinCrisis: true, declined: how === 'declined', ...only });
}

async function follow(dc: DialogContext, parts: DialogParts, { next }: CrisisStep): Promise<DialogTurnResult> {
  delete crisisState(dc).question;
  if (next === undefined || next === 'stay') return Dialog.EndOfTurn;
  if (next === 'person') await askForPerson(dc.context, parts);
  const nothingBelow = dc.stack.length === 1;
  if (next === 'pause' && nothingBelow) await say(dc.context, parts.texts, { key: 'due.later.ok' });
  if (next === 'resume' && nothingBelow) return dc.replaceDialog(DUE);
  return dc.endDialog(next === 'pause' ? { leave: 'pause' } : undefined);
}
