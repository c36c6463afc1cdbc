import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { DATA } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { commandOf, inputOf, scopeOf } from './input.ts';
import { chosenOption, type OwnQuestion } from './own-question.ts';
import { raiseAlert } from './raise-alert.ts';
import { askOwn, say } from './talk.ts';

/** What a person may ask of their record: each is passed on to the clinic under this code, which decides. */
const REQUESTS: Readonly<Record<string, string>> = {
  copy: 'DATA_COPY',
  correct: 'DATA_CORRECTION',
  erase: 'DATA_ERASURE',
};
const CODES = ['kept', ...Object.keys(REQUESTS), 'done'];
const QUESTION: OwnQuestion = {
  linkId: 'data',
  text: { key: 'data.question' },
  options: CODES.map((code) => ({ code, label: { key: `data.${code}` } })),
};

/** "My data": what is kept and who reads it, and a person's requests about it. */
export class DataDialog extends Dialog {
  readonly #parts: DialogParts;

  constructor(parts: DialogParts) {
    super(DATA);
    this.#parts = parts;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const nonce = await askOwn(dc.context, this.#parts.texts, QUESTION);
    if (dc.activeDialog !== undefined) dc.activeDialog.state = { nonce };
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.context.activity.type !== 'message') return Dialog.EndOfTurn;
    const { texts } = this.#parts;
    const nonce = (dc.activeDialog?.state as { nonce?: string } | undefined)?.nonce;
    const chosen = chosenOption(inputOf(dc.context), { ...QUESTION, nonce }, texts);
    const command = commandOf(dc.context)?.name;
    if (command === 'data') return this.beginDialog(dc);
    if (chosen === 'done' || (chosen === undefined && command !== undefined)) {
      await say(dc.context, texts, { key: 'due.later.ok' });
      return dc.endDialog();
    }
    if (chosen === undefined) await say(dc.context, texts, { key: 'due.noted' });
    else await this.#answer(dc, chosen);
    return this.beginDialog(dc);
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return dc.endDialog();
  }

  async #answer({ context }: DialogContext, chosen: string): Promise<void> {
    const scope = scopeOf(context);
    const { name: clinic, phone, noticeUrl } = scope.clinic;
    const code = REQUESTS[chosen];
    if (code !== undefined) await raiseAlert(scope, { tiers: [], marks: [], code, to: ['clinical-lead'], told: false });
    await say(context, this.#parts.texts, { key: `data.${chosen}.answer`, params: { clinic, phone, noticeUrl } });
  }
}
