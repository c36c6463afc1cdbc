import { Dialog, type DialogContext, type DialogReason, type DialogTurnResult } from 'botbuilder-dialogs';
import { EVENTS } from '../src/domain/events.ts';
import type { AskableItem } from '../src/domain/questionnaire/loaded.ts';
import { askReadBack, BREAK_QUESTION, timerId } from './ask-item.ts';
import { changeAbout } from './change-answer.ts';
import { consentOutcome } from './consent-outcomes.ts';
import { onContradictionReply, setContradictionAside } from './contradiction.ts';
import { handOver } from './crisis-handover.ts';
import { QUESTIONNAIRE } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { rememberAside } from './early-answers.ts';
import { catchUp, followElsewhere, wentOnElsewhere } from './elsewhere.ts';
import { commandOf, type Input, inputOf, scopeOf } from './input.ts';
import { judgeAnswers } from './judge-answers.ts';
import { chosenOption, isOlder } from './own-question.ts';
import { medicineReader } from './prompts/medicine-reader.ts';
import { recogniseAnswer } from './prompts/recognise-answer.ts';
import { recogniseConfirmation } from './prompts/recognise-confirmation.ts';
import type { EntryReader } from './prompts/recognised.ts';
import { skipAnswers } from './prompts/same-for-all.ts';
import { onCommand, pause } from './questionnaire-commands.ts';
import { advance, askAgain, openItem, openRun } from './questionnaire-flow.ts';
import { type GivenByLinkId, offeredValues, recordAnswers } from './questionnaire-run.ts';
import { freshState, type QuestionnaireOptions, stateOf } from './questionnaire-state.ts';
import { askSafetyQuestion } from './safety-question.ts';
import { say } from './talk.ts';

/** Runs any loaded questionnaire, one question at a time. It knows no instrument, rule or text by name. */
export class QuestionnaireDialog extends Dialog<QuestionnaireOptions> {
  readonly #parts: DialogParts;
  readonly #readers: { medicines: EntryReader };

  constructor(parts: DialogParts) {
    super(QUESTIONNAIRE);
    this.#parts = parts;
    this.#readers = { medicines: medicineReader(parts.medicines, parts.texts) };
  }

  override async beginDialog(dc: DialogContext, options: QuestionnaireOptions): Promise<DialogTurnResult> {
    if (dc.activeDialog !== undefined) dc.activeDialog.state = freshState(options);
    await catchUp(dc);
    if (options.resumed === true) await say(dc.context, this.#parts.texts, { key: 'resumed' });
    if (options.declined === true) await this.#decline(dc);
    return advance(dc, this.#parts);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { activity } = dc.context;
    if (activity.type === 'event') return this.#onEvent(dc);
    if (activity.type !== 'message') return Dialog.EndOfTurn;
    if (await wentOnElsewhere(dc)) return followElsewhere(dc, this.#parts);
    const state = stateOf(dc);
    const command = commandOf(dc.context);
    if (command?.name === 'skip') return this.#skip(dc);
    if (command !== undefined) return onCommand(dc, this.#parts, command, () => this.#skip(dc));
    const input = inputOf(dc.context);
    if (state.paused === true && input.value === undefined) {
      await say(dc.context, this.#parts.texts, { key: 'resumed' });
      return askAgain(dc, this.#parts);
    }
    if (state.breakOffered === true) return this.#onBreakReply(dc, input);
    if (state.contradiction?.nonce !== undefined) return this.#onContradictionReply(dc, input);
    if (state.changing === true) return changeAbout(dc, this.#parts, input.text ?? '');
    if (state.readBack !== undefined) return this.#onReadBackReply(dc, input);
    return this.#onAnswer(dc, input);
  }

  /** After a crisis: the question that was open, or the next one if it was answered. */
  override async resumeDialog(dc: DialogContext, _reason: DialogReason, result?: unknown): Promise<DialogTurnResult> {
    if (await wentOnElsewhere(dc)) return followElsewhere(dc, this.#parts);
    if ((result as { leave?: string } | undefined)?.leave === 'pause') return pause(dc, this.#parts);
    // "Go on, take a break, or talk to a person?" was asked just now.
    stateOf(dc).sinceBreak = 0;
    return askAgain(dc, this.#parts);
  }

  async #onAnswer(dc: DialogContext, input: Input): Promise<DialogTurnResult> {
    const state = stateOf(dc);
    const run = await openRun(dc, this.#parts);
    const item = openItem(dc, run);
    if (item === undefined) return advance(dc, this.#parts);
    const { now, clinic } = scopeOf(dc.context);
    const nonce = state.nonce === undefined ? {} : { nonce: state.nonce };
    const known = { language: run.language, now, zone: clinic.zone, readers: this.#readers };
    const initial = offeredValues(run, item);
    const result = recogniseAnswer(run.questionnaire, item, input, { ...known, initial, ...nonce });
    switch (result.kind) {
      case 'answer':
        return this.#record(dc, item, result.answers, result.said);
      case 'read-back':
        rememberAside(dc, item, result.said);
        state.readBack = { given: result.answers, ...(result.said === undefined ? {} : { said: result.said }) };
        await askReadBack(dc, this.#parts, item, result.label);
        return Dialog.EndOfTurn;
      case 'stale':
        await say(dc.context, this.#parts.texts, { key: 'stale' });
        return askAgain(dc, this.#parts);
      case 'again':
        rememberAside(dc, item, input.text);
        await say(dc.context, this.#parts.texts, result.reason);
        return askAgain(dc, this.#parts);
    }
  }

  async #record(dc: DialogContext, item: AskableItem, given: GivenByLinkId, said?: string): Promise<DialogTurnResult> {
    const parts = this.#parts;
    const state = stateOf(dc);
    const scope = scopeOf(dc.context);
    const run = await openRun(dc, parts);
    if (parts.timedItems.has(item.linkId)) scope.emit({ kind: 'timer.cleared', timerId: timerId(state) });
    const outcome = await consentOutcome(dc, parts, run, item.linkId, given);
    if (outcome === 'ask-again') return askAgain(dc, parts);
    if (outcome === 'ended') return dc.endDialog();
    if (item.readBack && wantsChange(given)) {
      state.changing = true;
      await say(dc.context, parts.texts, { key: 'change.which' });
      return Dialog.EndOfTurn;
    }
    const after = await recordAnswers(scope, parts, run, given, said);
    state.answered = true;
    const judged = await judgeAnswers(scope, parts, after, { changed: Object.keys(given), said: state.told });
    const judgement = setContradictionAside(dc, judged);
    return (
      (await handOver(dc, parts, after, item, given, judgement)) ??
      (await askSafetyQuestion(dc, parts, after, item)) ??
      advance(dc, parts)
    );
  }

  async #skip(dc: DialogContext): Promise<DialogTurnResult> {
    if (stateOf(dc).changing === true) return askAgain(dc, this.#parts);
    delete stateOf(dc).contradiction;
    const item = openItem(dc, await openRun(dc, this.#parts));
    return item === undefined ? advance(dc, this.#parts) : this.#record(dc, item, skipAnswers(item));
  }

  /** The suicide screen was declined: all but its last item count as refused (clinical pack 3.3). */
  async #decline(dc: DialogContext): Promise<void> {
    const scope = scopeOf(dc.context);
    const run = await openRun(dc, this.#parts);
    const refused = [...run.questionnaire.items.values()].filter(
      (item) =>
        item.answerType !== undefined && item.linkId !== stateOf(dc).only && item.parent?.answerType === undefined,
    );
    const given = Object.fromEntries(refused.map(({ linkId }) => [linkId, { state: 'skipped' as const }]));
    const after = await recordAnswers(scope, this.#parts, run, given);
    await judgeAnswers(scope, this.#parts, after, { changed: Object.keys(given) });
  }

  async #onReadBackReply(dc: DialogContext, input: Input): Promise<DialogTurnResult> {
    const state = stateOf(dc);
    const { readBack } = state;
    const item = openItem(dc, await openRun(dc, this.#parts));
    const older = input.value !== undefined && isOlder(input.value, readBack?.nonce);
    const reply = older ? undefined : recogniseConfirmation(input, state.asked ?? '');
    delete state.readBack;
    if (reply === 'yes' && readBack !== undefined && item !== undefined) {
      return this.#record(dc, item, readBack.given, readBack.said);
    }
    return reply === 'no' ? askAgain(dc, this.#parts) : this.#onAnswer(dc, input);
  }

  async #onContradictionReply(dc: DialogContext, input: Input): Promise<DialogTurnResult> {
    const run = await openRun(dc, this.#parts);
    return (await onContradictionReply(dc, this.#parts, run, input)) ?? advance(dc, this.#parts);
  }

  async #onBreakReply(dc: DialogContext, input: Input): Promise<DialogTurnResult> {
    const choice = chosenOption(input, BREAK_QUESTION, this.#parts.texts);
    if (choice === 'break') return pause(dc, this.#parts);
    // Whatever else a person writes, they want to go on.
    delete stateOf(dc).breakOffered;
    return advance(dc, this.#parts);
  }

  /** No answer within ten minutes to a timed item counts as skipped. */
  async #onEvent(dc: DialogContext): Promise<DialogTurnResult> {
    const { name, value } = dc.context.activity;
    const state = stateOf(dc);
    const asked = name === EVENTS.silence && value?.linkId === state.asked && value?.nonce === state.nonce;
    if (!asked || state.answered === true || (await wentOnElsewhere(dc))) return Dialog.EndOfTurn;
    return this.#skip(dc);
  }
}

function wantsChange(given: GivenByLinkId): boolean {
  return Object.values(given).some(
    (answer) =>
      answer.state === 'answered' &&
      answer.values.some((value) => 'valueCoding' in value && value.valueCoding.code === 'change'),
  );
}
