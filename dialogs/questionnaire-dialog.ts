import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogInstance, type DialogReason, type DialogTurnResult } from 'botbuilder-dialogs';
import { EVENTS } from '../src/domain/events.ts';
import type { LoadedItem } from '../src/domain/questionnaire/loaded.ts';
import { nextItem, previousItem } from '../src/domain/questionnaire/next-item.ts';
import { whyText } from '../src/domain/questionnaire/localize.ts';
import { askItem, askWhichToChange, BREAK_AFTER, BREAK_QUESTION, offerBreak, timerId } from './ask-item.ts';
import type { CommandName } from './commands.ts';
import { consentOutcome } from './consent-outcomes.ts';
import type { DialogParts } from './dialog-parts.ts';
import { finishRun } from './finish-run.ts';
import { handOver, screenEnded } from './crisis-handover.ts';
import { commandOf, type Input, inputOf, scopeOf } from './input.ts';
import { judgeAnswers } from './judge-answers.ts';
import { chosenOption } from './own-question.ts';
import { recogniseAnswer, recogniseConfirmation } from './prompts/recognise-answer.ts';
import { type GivenByLinkId, loadRun, type QuestionnaireRun, recordAnswers } from './questionnaire-run.ts';
import { freshState, type QuestionnaireOptions, stateOf } from './questionnaire-state.ts';
import { ask, messageOf, say, withActions } from './talk.ts';

export const QUESTIONNAIRE_DIALOG = 'questionnaire';

/** Runs any loaded questionnaire, one question at a time. It knows no instrument, rule or text by name. */
export class QuestionnaireDialog extends Dialog<QuestionnaireOptions> {
  readonly #parts: DialogParts;

  constructor(parts: DialogParts) {
    super(QUESTIONNAIRE_DIALOG);
    this.#parts = parts;
  }

  override async beginDialog(dc: DialogContext, options: QuestionnaireOptions): Promise<DialogTurnResult> {
    if (dc.activeDialog !== undefined) dc.activeDialog.state = freshState(options);
    if (options.resumed === true) await say(dc.context, this.#parts.texts, { key: 'resumed' });
    return this.#advance(dc);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { activity } = dc.context;
    if (activity.type === 'event') return this.#onEvent(dc);
    if (activity.type !== 'message') return Dialog.EndOfTurn;
    const state = stateOf(dc);
    const command = commandOf(dc.context);
    if (command !== undefined) return this.#onCommand(dc, command);
    const input = inputOf(dc.context);
    if (state.paused === true && input.value === undefined) {
      await say(dc.context, this.#parts.texts, { key: 'resumed' });
      return this.#askAgain(dc);
    }
    if (state.breakOffered === true) return this.#onBreakReply(dc, input);
    if (state.changing === true) return this.#onWhichToChange(dc, input.text);
    if (state.readBack !== undefined) return this.#onReadBackReply(dc, input);
    return this.#onAnswer(dc, input);
  }

  /** After a crisis: the question that was open, or the next one if it was answered. */
  override async resumeDialog(dc: DialogContext, _reason: DialogReason, _result?: unknown): Promise<DialogTurnResult> {
    const state = stateOf(dc);
    const run = await loadRun(scopeOf(dc.context), this.#parts, state.responseId);
    const open = state.asked === undefined || run.response.answers[state.asked] !== undefined;
    return open ? this.#advance(dc) : this.#askAgain(dc);
  }

  override async repromptDialog(_context: TurnContext, _instance: DialogInstance): Promise<void> {}

  async #onAnswer(dc: DialogContext, input: Input): Promise<DialogTurnResult> {
    const state = stateOf(dc);
    const run = await this.#run(dc);
    const item = this.#openItem(dc, run);
    if (item === undefined) return this.#advance(dc);
    const { now } = scopeOf(dc.context);
    const result = recogniseAnswer(run.questionnaire, item, input, { language: run.language, now, nonce: state.nonce });
    switch (result.kind) {
      case 'answer':
        return this.#record(dc, run, item, result.given, result.said);
      case 'read-back':
        state.readBack = { given: result.given, label: result.label, ...(result.said === undefined ? {} : { said: result.said }) };
        await this.#askReadBack(dc, result.label);
        return Dialog.EndOfTurn;
      case 'stale':
        await say(dc.context, this.#parts.texts, { key: 'stale' });
        return this.#askAgain(dc);
      case 'again':
        await say(dc.context, this.#parts.texts, result.reason);
        return this.#askAgain(dc);
    }
  }

  async #record(dc: DialogContext, run: QuestionnaireRun, item: LoadedItem, given: GivenByLinkId, said?: string): Promise<DialogTurnResult> {
    const parts = this.#parts;
    const state = stateOf(dc);
    const scope = scopeOf(dc.context);
    if (parts.timedItems.has(item.linkId)) scope.emit({ kind: 'timer.cleared', timerId: timerId(state) });
    const special = await consentOutcome(dc, parts, run, item.linkId, given);
    if (special === 'ask-again') return this.#askAgain(dc);
    if (special === 'ended') return dc.endDialog();
    if (item.readBack && wantsChange(given)) {
      await askWhichToChange(dc, parts);
      return Dialog.EndOfTurn;
    }
    const after = await recordAnswers(scope, parts, run, given, said);
    const judgement = await judgeAnswers(scope, parts, after, Object.keys(given));
    if (await handOver(dc, parts, after, item, judgement)) return Dialog.EndOfTurn;
    return this.#advance(dc);
  }

  /** The next question, a break, the end of a suicide screen, or the end of the run. */
  async #advance(dc: DialogContext): Promise<DialogTurnResult> {
    const parts = this.#parts;
    const state = stateOf(dc);
    const run = await this.#run(dc);
    const next = state.only === undefined ? nextItem(run.questionnaire, run.env) : onlyItem(run, state.only);
    if (await screenEnded(dc, parts, run, next)) return Dialog.EndOfTurn;
    if (next === undefined) {
      await finishRun(dc, parts, run);
      return dc.endDialog();
    }
    if (breakIsDue(state, run, next)) await offerBreak(dc, parts);
    else await askItem(dc, parts, run, next);
    return Dialog.EndOfTurn;
  }

  async #askAgain(dc: DialogContext): Promise<DialogTurnResult> {
    const run = await this.#run(dc);
    const item = this.#openItem(dc, run);
    if (item === undefined) return this.#advance(dc);
    stateOf(dc).sinceBreak -= 1;
    await askItem(dc, this.#parts, run, item);
    return Dialog.EndOfTurn;
  }

  async #askReadBack(dc: DialogContext, label: string): Promise<void> {
    const { texts } = this.#parts;
    const { language } = scopeOf(dc.context).conversation;
    const options = ['yes', 'no'].map((code) => ({ code, label: texts.format(language, { key: `prompt.confirm.${code}` }) }));
    const text = texts.format(language, { key: 'prompt.read-back', params: { answer: label } });
    const linkId = stateOf(dc).asked ?? '';
    const companion = { kind: 'question' as const, linkId, answerType: 'choice' as const, options, required: false, commands: ['back', 'help'] };
    await ask(dc.context, { ...withActions(messageOf(text, companion), options), textFormat: 'plain' });
  }

  async #onReadBackReply(dc: DialogContext, input: Input): Promise<DialogTurnResult> {
    const state = stateOf(dc);
    const { readBack } = state;
    const run = await this.#run(dc);
    const item = this.#openItem(dc, run);
    const reply = recogniseConfirmation(input);
    if (reply === 'yes' && readBack !== undefined && item !== undefined) {
      delete state.readBack;
      return this.#record(dc, run, item, readBack.given, readBack.said);
    }
    delete state.readBack;
    return reply === 'no' ? this.#askAgain(dc) : this.#onAnswer(dc, input);
  }

  async #onBreakReply(dc: DialogContext, input: Input): Promise<DialogTurnResult> {
    const choice = chosenOption(input, BREAK_QUESTION, this.#parts.texts);
    if (choice === 'break') return this.#pause(dc);
    if (choice === undefined) await offerBreak(dc, this.#parts);
    if (choice === undefined) return Dialog.EndOfTurn;
    delete stateOf(dc).breakOffered;
    return this.#advance(dc);
  }

  /** A number of the list, or a linkId from its button. */
  async #onWhichToChange(dc: DialogContext, text: string | undefined): Promise<DialogTurnResult> {
    const run = await this.#run(dc);
    const number = /^\D{0,12}(\d{1,3})\D{0,3}$/.exec(text ?? '')?.[1];
    const item = number === undefined ? undefined : listedItems(run)[Number(number) - 1];
    if (item === undefined) {
      await say(dc.context, this.#parts.texts, { key: 'change.unknown' });
      return Dialog.EndOfTurn;
    }
    return this.#change(dc, run, item);
  }

  async #change(dc: DialogContext, run: QuestionnaireRun, item: LoadedItem): Promise<DialogTurnResult> {
    await askItem(dc, this.#parts, run, item);
    return Dialog.EndOfTurn;
  }

  async #onCommand(dc: DialogContext, command: { name: CommandName | 'change'; linkId?: string }): Promise<DialogTurnResult> {
    const run = await this.#run(dc);
    switch (command.name) {
      case 'help':
        return this.#help(dc, run);
      case 'back':
        return this.#back(dc, run);
      case 'skip':
        return this.#skip(dc, run);
      case 'pause':
      case 'stop':
        return this.#leave(dc, run, command.name);
      case 'change': {
        const item = run.questionnaire.items.get(command.linkId ?? '');
        return item !== undefined && listedItems(run).includes(item) ? this.#change(dc, run, item) : this.#askAgain(dc);
      }
      default:
        if (stateOf(dc).paused === true) await say(dc.context, this.#parts.texts, { key: 'resumed' });
        return this.#askAgain(dc);
    }
  }

  async #help(dc: DialogContext, run: QuestionnaireRun): Promise<DialogTurnResult> {
    const why = whyText(run.questionnaire, stateOf(dc).asked ?? '', run.language);
    if (why === undefined) await say(dc.context, this.#parts.texts, { key: 'help.default' });
    else await dc.context.sendActivity(messageOf(why, { kind: 'notice' }));
    await say(dc.context, this.#parts.texts, { key: 'help.commands' });
    return this.#askAgain(dc);
  }

  async #back(dc: DialogContext, run: QuestionnaireRun): Promise<DialogTurnResult> {
    const state = stateOf(dc);
    const previous = state.asked === undefined ? undefined : previousItem(run.questionnaire, run.env, state.asked);
    if (previous === undefined) {
      await say(dc.context, this.#parts.texts, { key: 'back.first' });
      return this.#askAgain(dc);
    }
    await askItem(dc, this.#parts, run, previous);
    return Dialog.EndOfTurn;
  }

  async #skip(dc: DialogContext, run: QuestionnaireRun): Promise<DialogTurnResult> {
    const item = this.#openItem(dc, run);
    if (item === undefined) return this.#advance(dc);
    const ids = item.parts.length === 0 ? [item.linkId] : item.parts.map((part) => part.linkId);
    return this.#record(dc, run, item, Object.fromEntries(ids.map((id) => [id, { state: 'skipped' as const }])));
  }

  /** Leaving the last item of a suicide screen counts as skipping it (clinical pack 7.2). */
  async #leave(dc: DialogContext, run: QuestionnaireRun, how: 'pause' | 'stop'): Promise<DialogTurnResult> {
    const item = this.#openItem(dc, run);
    const acute = item !== undefined && this.#parts.timedItems.has(item.linkId) && stateOf(dc).screen !== undefined;
    if (acute) return this.#skip(dc, run);
    if (how === 'pause') return this.#pause(dc);
    await say(dc.context, this.#parts.texts, { key: 'stopped' });
    return dc.endDialog();
  }

  async #pause(dc: DialogContext): Promise<DialogTurnResult> {
    stateOf(dc).paused = true;
    delete stateOf(dc).breakOffered;
    await say(dc.context, this.#parts.texts, { key: 'paused' });
    return Dialog.EndOfTurn;
  }

  /** No answer within ten minutes to a timed item counts as skipped. */
  async #onEvent(dc: DialogContext): Promise<DialogTurnResult> {
    const { name, value } = dc.context.activity;
    const state = stateOf(dc);
    const open = name === EVENTS.silence && value?.linkId === state.asked && value?.nonce === state.nonce;
    return open ? this.#skip(dc, await this.#run(dc)) : Dialog.EndOfTurn;
  }

  #run(dc: DialogContext): Promise<QuestionnaireRun> {
    return loadRun(scopeOf(dc.context), this.#parts, stateOf(dc).responseId);
  }

  #openItem(dc: DialogContext, run: QuestionnaireRun): LoadedItem | undefined {
    return run.questionnaire.items.get(stateOf(dc).asked ?? '');
  }
}
