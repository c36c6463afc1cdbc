import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogReason, type DialogTurnResult } from 'botbuilder-dialogs';
import { askForPerson } from './ask-for-person.ts';
import type { Command } from './commands.ts';
import { DUE, FAQ } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { sayAnswer } from './faq-answer.ts';
import { faqChoice } from './faq-choice.ts';
import { type FaqState, listOf } from './faq-lists.ts';
import { commandOf, inputOf, scopeOf } from './input.ts';
import { askOwn, say } from './talk.ts';

const TOPICS: FaqState = { list: 'topics' };

/** Questions about KAP: topics, their questions, the scripted answers. What has none is said to have none. */
export class FaqDialog extends Dialog {
  readonly #parts: DialogParts;
  readonly #choiceIn: ReturnType<typeof faqChoice>;

  constructor(parts: DialogParts) {
    super(FAQ);
    this.#parts = parts;
    this.#choiceIn = faqChoice(parts);
  }

  /** At the topics, or at what was tapped on a list of a while ago. */
  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.activeDialog !== undefined) dc.activeDialog.state = { ...TOPICS };
    return isFaqTap(dc.context) ? this.#choose(dc, inputOf(dc.context).value?.code ?? '') : this.#show(dc, TOPICS);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.context.activity.type !== 'message') return Dialog.EndOfTurn;
    const command = commandOf(dc.context);
    if (command !== undefined) return this.#onCommand(dc, command);
    const input = inputOf(dc.context);
    if (input.value !== undefined && !isFaqTap(dc.context)) return this.#onOtherTap(dc);
    const code = this.#choiceIn(input, stateOf(dc), scopeOf(dc.context).clinic);
    return code === undefined ? this.#missed(dc) : this.#choose(dc, code);
  }

  /** After a crisis, or after what was due in between. */
  override async resumeDialog(dc: DialogContext, _reason: DialogReason, result?: unknown): Promise<DialogTurnResult> {
    return (result as { leave?: string } | undefined)?.leave === 'pause' ? this.#pause(dc) : this.#more(dc);
  }

  async #choose(dc: DialogContext, code: string): Promise<DialogTurnResult> {
    switch (code) {
      case 'done':
        return this.#leave(dc);
      case 'topics':
        return this.#show(dc, TOPICS);
      case 'another':
        return this.#another(dc);
      case 'person':
        await askForPerson(dc.context, this.#parts);
        return this.#more(dc);
      default:
        return this.#read(dc, code);
    }
  }

  /** A topic, or a question of one. */
  async #read(dc: DialogContext, code: string): Promise<DialogTurnResult> {
    const { topics } = this.#parts.faq;
    if (topics.some(({ id }) => id === code)) return this.#show(dc, { list: 'questions', topic: code });
    for (const { id: topic, questions } of topics) {
      const question = questions.find(({ id }) => id === code);
      if (question === undefined) continue;
      await sayAnswer(dc, this.#parts, question);
      return this.#show(dc, { list: 'more', topic });
    }
    return this.#missed(dc);
  }

  async #onCommand(dc: DialogContext, { name }: Command): Promise<DialogTurnResult> {
    switch (name) {
      case 'back':
        return this.#back(dc);
      case 'pause':
        return this.#pause(dc);
      case 'stop':
        return this.#leave(dc);
      case 'start':
      case 'intention':
      case 'change':
        return isOverSomething(dc) ? this.#leave(dc) : dc.replaceDialog(DUE);
      case 'faq':
        return this.#show(dc, TOPICS);
      case 'help':
        await say(dc.context, this.#parts.texts, { key: 'faq.help' });
        return this.#show(dc, stateOf(dc));
      default:
        return this.#show(dc, stateOf(dc));
    }
  }

  #back(dc: DialogContext): Promise<DialogTurnResult> {
    const { list } = stateOf(dc);
    if (list === 'more') return this.#another(dc);
    return list === 'questions' ? this.#show(dc, TOPICS) : this.#leave(dc);
  }

  /** On the card of a question below: that one is asked again, and only then answered. */
  async #onOtherTap(dc: DialogContext): Promise<DialogTurnResult> {
    if (isOverSomething(dc)) return this.#leave(dc);
    await say(dc.context, this.#parts.texts, { key: 'stale' });
    return this.#show(dc, stateOf(dc));
  }

  async #leave(dc: DialogContext): Promise<DialogTurnResult> {
    if (isOverSomething(dc)) await say(dc.context, this.#parts.texts, { key: 'faq.go-on' });
    else await say(dc.context, this.#parts.texts, { key: 'faq.done' }, { kind: 'done' });
    return dc.endDialog();
  }

  async #pause(dc: DialogContext): Promise<DialogTurnResult> {
    if (isOverSomething(dc)) return dc.endDialog({ leave: 'pause' });
    await say(dc.context, this.#parts.texts, { key: 'due.later.ok' }, { kind: 'done' });
    return dc.endDialog();
  }

  #missed(dc: DialogContext): Promise<DialogTurnResult> {
    return this.#show(dc, { list: 'topics', missed: true });
  }

  #another(dc: DialogContext): Promise<DialogTurnResult> {
    const state = stateOf(dc);
    return this.#show(dc, state.list === 'topics' ? state : { list: 'questions', topic: state.topic });
  }

  #more(dc: DialogContext): Promise<DialogTurnResult> {
    const state = stateOf(dc);
    return this.#show(dc, state.list === 'topics' ? TOPICS : { list: 'more', topic: state.topic });
  }

  async #show(dc: DialogContext, state: FaqState): Promise<DialogTurnResult> {
    if (dc.activeDialog !== undefined) dc.activeDialog.state = { ...state };
    await askOwn(dc.context, this.#parts.texts, listOf(this.#parts.faq, state, scopeOf(dc.context).clinic));
    return Dialog.EndOfTurn;
  }
}

/** A tap on one of these lists, however old: it changes nothing. */
export function isFaqTap(context: TurnContext): boolean {
  return inputOf(context).value?.linkId.startsWith('faq.') === true;
}

function stateOf(dc: DialogContext): FaqState {
  return dc.activeDialog?.state as FaqState;
}

function isOverSomething(dc: DialogContext): boolean {
  return dc.stack.length > 1;
}
