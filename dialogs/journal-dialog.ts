import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { JOURNAL } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { commandOf, inputOf, scopeOf } from './input.ts';
import { chosenOption, type OwnQuestion } from './own-question.ts';
import { startRun } from './questionnaire-run.ts';
import { askOwn, say } from './talk.ts';

const DONE = { code: 'done', label: { key: 'journal.done' } };
const ENTRY = 'j.entry';
const LEAVING: ReadonlySet<string> = new Set(['pause', 'stop', 'back', 'skip', 'start']);

interface JournalState {
  nonce?: string;
}

/** "I want to write something down": each message is an entry for the therapist, as long as the person likes. */
export class JournalDialog extends Dialog {
  readonly #parts: DialogParts;

  constructor(parts: DialogParts) {
    super(JOURNAL);
    this.#parts = parts;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.#ask(dc, 'journal.open');
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.context.activity.type !== 'message') return Dialog.EndOfTurn;
    const input = inputOf(dc.context);
    const command = commandOf(dc.context)?.name;
    const { nonce } = stateOf(dc);
    const isDone = chosenOption(input, { ...QUESTION, nonce }, this.#parts.texts) === DONE.code;
    if (isDone || LEAVING.has(command ?? '')) return this.#close(dc);
    if (command !== undefined || input.text === undefined) return this.#ask(dc, 'journal.open');
    this.#write(dc, input.text);
    return this.#ask(dc, 'journal.more');
  }

  /** After a crisis the page is open again, unless the person wants a break. */
  override async resumeDialog(dc: DialogContext, _reason: unknown, result?: unknown): Promise<DialogTurnResult> {
    const wantsBreak = (result as { leave?: string } | undefined)?.leave === 'pause';
    return wantsBreak ? this.#close(dc) : this.#ask(dc, 'journal.open');
  }

  /** A response of its own: what was written is whole, whatever comes after it. */
  #write(dc: DialogContext, words: string): void {
    const scope = scopeOf(dc.context);
    const { id: conversationId, clinicId } = scope.conversation;
    const responseId = startRun(scope, this.#parts.library.newest('journal', clinicId));
    const place = { linkId: ENTRY, at: scope.now, conversationId, turn: scope.n };
    const answer = { state: 'answered' as const, values: [{ valueString: words }], ...place };
    scope.emit({ kind: 'answer.recorded', responseId, key: ENTRY, answer });
    scope.emit({ kind: 'response.ended', responseId, status: 'completed', at: scope.now });
  }

  async #close(dc: DialogContext): Promise<DialogTurnResult> {
    await say(dc.context, this.#parts.texts, { key: 'journal.closed' });
    return dc.endDialog();
  }

  async #ask(dc: DialogContext, key: string): Promise<DialogTurnResult> {
    const nonce = await askOwn(dc.context, this.#parts.texts, { ...QUESTION, text: { key } });
    if (dc.activeDialog !== undefined) dc.activeDialog.state = { nonce };
    return Dialog.EndOfTurn;
  }
}

const QUESTION: OwnQuestion = { linkId: 'journal', text: { key: 'journal.open' }, options: [DONE] };

function stateOf(dc: DialogContext): JournalState {
  return (dc.activeDialog?.state ?? {}) as JournalState;
}
