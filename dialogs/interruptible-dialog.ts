import { ActivityTypes, type TurnContext } from 'botbuilder';
import { ComponentDialog, Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Screening } from '../src/domain/safety/tiers.ts';
import { type Command, commandRecogniser, plain } from './commands.ts';
import { crisisIsOpen } from './crisis-is-open.ts';
import { CRISIS } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { isOwnEvent, scopeOf, setCommand } from './input.ts';
import { policyHere } from './policy-here.ts';
import { doseToday, rememberWords, screenInput, withoutLanguage } from './screen-input.ts';
import { screenUnderWay } from './screen-under-way.ts';
import { setScreening } from './screening.ts';
import { standFast } from './stand-fast.ts';
import { offeredTo, takeBackOffer } from './talk.ts';

/**
 * The order of every turn: crisis check → open crisis → commands → the running dialog → what is due. Whatever the
 * running dialog is, nothing a person writes reaches it unscreened.
 */
export abstract class InterruptibleDialog extends ComponentDialog {
  protected readonly parts: DialogParts;
  readonly #command: (text: string | undefined, value: unknown) => Command | undefined;

  constructor(id: string, parts: DialogParts) {
    super(id);
    this.parts = parts;
    this.#command = commandRecogniser(parts.texts);
  }

  protected override async onBeginDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return this.onContinueDialog(inner);
  }

  protected override async onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    const { type } = inner.context.activity;
    if (isOwnEvent(inner.context)) return this.onEvent(inner);
    const offered = offeredTo(inner.context);
    const screening = await this.#screen(inner.context, offered);
    setScreening(inner.context, screening);
    if (type !== ActivityTypes.Message && !raises(screening)) return this.#onSignal(inner);
    if (isShared(inner.context)) return this.onShared(inner, screening);
    await this.onSeen(inner.context);
    takeBackOffer(inner.context);
    if (raises(screening))
      return standFast(inner.context, this.parts, screening, () => this.#onCry(inner, screening, offered));
    if (inner.activeDialog?.id === CRISIS) return this.#route(inner, offered);
    if (!screenUnderWay(inner) && (await crisisIsOpen(inner.context)))
      return (await this.#linked(inner, offered)) ?? inner.beginDialog(CRISIS, { support: true });
    return this.#route(inner, offered);
  }

  /** What a client tells of itself: a chat was opened, a language chosen. */
  async #onSignal(inner: DialogContext): Promise<DialogTurnResult> {
    const isArrival = inner.context.activity.type !== ActivityTypes.Event && !isShared(inner.context);
    return isArrival ? this.onArrival(inner) : Dialog.EndOfTurn;
  }

  #onCry(inner: DialogContext, screening: Screening, offered: string[]): Promise<DialogTurnResult> {
    const isOpen = inner.activeDialog?.id === CRISIS;
    return isOpen ? this.#route(inner, offered) : inner.beginDialog(CRISIS, { screening });
  }

  /** A code is heard in a crisis too: the team must know whom to call. */
  async #linked(inner: DialogContext, offered: string[]): Promise<DialogTurnResult | undefined> {
    const command = this.#commandOf(inner, offered);
    return command?.name === 'link' ? this.onCommand(inner, command) : undefined;
  }

  /** A message that raised nothing, or that an open crisis takes. */
  async #route(inner: DialogContext, offered: string[]): Promise<DialogTurnResult> {
    const command = this.#commandOf(inner, offered);
    if (command !== undefined) {
      setCommand(inner.context, command);
      const result = await this.onCommand(inner, command);
      if (result !== undefined) return result;
    }
    if (inner.activeDialog === undefined) return this.onNothingOpen(inner);
    const result = await inner.continueDialog();
    return result.status === 'complete' || inner.activeDialog === undefined ? Dialog.EndOfTurn : result;
  }

  /** The words of an option that is on offer are an answer, not a command. */
  #commandOf(inner: DialogContext, offered: string[]): Command | undefined {
    const { text, value } = inner.context.activity;
    if (offered.some((label) => plain(label) === plain(text ?? ''))) return undefined;
    return this.#command(text, value);
  }

  async #screen(context: TurnContext, offered: string[]): Promise<Screening> {
    const scope = scopeOf(context);
    const recent = (scope.memory.recent as string[] | undefined) ?? [];
    const { secondOpinion } = await policyHere(scope, this.parts);
    const known = { recent, doseToday: await doseToday(scope), secondOpinion };
    const screening = screenInput(this.parts.screen, context.activity, known, offered);
    rememberWords(scope, context.activity);
    return this.parts.nameFields.has(String(scope.memory.asked)) ? withoutLanguage(screening) : screening;
  }

  /** Others read along: a Teams channel or group chat. */
  protected abstract onShared(inner: DialogContext, screening: Screening): Promise<DialogTurnResult>;
  /** Before anything is answered. */
  protected abstract onSeen(context: TurnContext): Promise<void>;
  /** A conversation begins, or somebody joins it. */
  protected abstract onArrival(inner: DialogContext): Promise<DialogTurnResult>;
  /** Something happened outside the conversation: a staff act, a timer. */
  protected abstract onEvent(inner: DialogContext): Promise<DialogTurnResult>;
  /** A command that holds everywhere; undefined leaves it to the running dialog. */
  protected abstract onCommand(inner: DialogContext, command: Command): Promise<DialogTurnResult | undefined>;
  /** No dialog waits for this message. */
  protected abstract onNothingOpen(inner: DialogContext): Promise<DialogTurnResult>;
}

function isShared(context: TurnContext): boolean {
  const type = context.activity.conversation?.conversationType;
  return type !== undefined && type !== 'personal';
}

function raises(screening: Screening): boolean {
  return screening.tiers.length > 0 || screening.quiet;
}
