import { Dialog, type DialogContext, type DialogReason, type DialogTurnResult } from 'botbuilder-dialogs';
import { type Due, intentionOnRequest, sameDue } from '../src/domain/care/due.ts';
import { laterToday } from '../src/domain/care/later-today.ts';
import { type SessionPoint, sharesPoint } from '../src/domain/care/session-point.ts';
import { beginDue } from './begin-due.ts';
import { DUE } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { careRecord, dueFor, planOf } from './due-for.ts';
import { commandOf, inputOf, scopeOf } from './input.ts';
import { mayTurnAside } from './may-turn-aside.ts';
import { dueOf, GO_ON, isSideTrip, LATER, menuQuestion, type Occasion, START, TODAY } from './menu.ts';
import { chosenOption, type OwnQuestion } from './own-question.ts';
import { recogniseConfirmation } from './prompts/recognise-confirmation.ts';
import { putOff } from './put-off.ts';
import { reachOut } from './reach-out.ts';
import { openRuns } from './running.ts';
import { sayIntentionCard } from './say-intention-card.ts';
import { sideTrip } from './side-trip.ts';
import { askOwn, say } from './talk.ts';

const AGAIN: OwnQuestion = {
  linkId: 'due',
  text: { key: 'intention.again' },
  options: [START, { code: LATER.code, label: { key: 'intention.keep' } }],
};

/** Commands that were answered already, wherever they were given. */
const ANSWERED: ReadonlySet<string> = new Set([
  'person',
  'disclosure',
  'code',
  'link',
  'remindersOff',
  'remindersOn',
  'plan',
]);

/** A reminder of these points; a `nudge` is the second. */
interface Reminder {
  points: SessionPoint[];
  nudge: boolean;
  /** What was on offer before it, and not answered. */
  offered: Due[];
}

interface DueState {
  question?: OwnQuestion;
  /** Names this asking of it. */
  nonce?: string;
  due?: Due[];
  /** Absent where the question is no offer of what is due. */
  occasion?: Occasion;
}

/** Says what is due and what else there is, and begins what the person wants. */
export class DueDialog extends Dialog {
  readonly #parts: DialogParts;

  constructor(parts: DialogParts) {
    super(DUE);
    this.#parts = parts;
  }

  /** `reminder`: only what it speaks of is offered, and nothing is said where that is not wanted any more. */
  override async beginDialog(dc: DialogContext, reminder?: Reminder): Promise<DialogTurnResult> {
    const scope = scopeOf(dc.context);
    const patient = await scope.get('patients', scope.conversation.patientId);
    if (patient === undefined) return dc.endDialog();
    if (reminder !== undefined) return this.#remind(dc, reminder);
    if (patient.consent?.status === 'refused') return this.#offerReturn(dc);
    const command = commandOf(dc.context)?.name;
    if (command === 'intention') return this.#offerIntention(dc);
    const due = await this.#due(dc);
    if (patient.disclosedAt === undefined && due[0] !== undefined) return beginDue(dc, this.#parts, due[0]);
    const greets = (command === 'start' || command === 'menu') && (await mayTurnAside(dc, this.#parts));
    if (due.length > 0 || greets) return this.#offer(dc, due, greets ? 'menu' : 'noted');
    return this.#nothingDue(dc);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.context.activity.type !== 'message') return Dialog.EndOfTurn;
    const { question, nonce, due = [], occasion } = stateOf(dc);
    if (question === undefined) return dc.endDialog();
    const input = inputOf(dc.context);
    const command = commandOf(dc.context)?.name;
    const chosen =
      chosenOption(input, { ...question, nonce }, this.#parts.texts) ??
      plainReply(question, command === 'start' ? 'yes' : recogniseConfirmation(input, '')) ??
      MEANT[command ?? ''];
    const taken = chosen === undefined ? undefined : await this.#take(dc, chosen, stateOf(dc));
    if (taken !== undefined) return taken;
    if (command === undefined) await say(dc.context, this.#parts.texts, { key: 'due.noted' });
    if (occasion === undefined) return this.#wait(dc, { question, due });
    return this.#offerAgain(dc, due, command === 'start' || command === 'menu' ? 'menu' : occasion);
  }

  async #take(
    dc: DialogContext,
    chosen: string,
    { due = [], occasion }: DueState,
  ): Promise<DialogTurnResult | undefined> {
    if (chosen === GO_ON.code) return dc.endDialog();
    if (chosen === LATER.code) return this.#leave(dc);
    if (chosen === TODAY.code) return this.#putOff(dc, due);
    if (chosen === 'intention') return this.#offerIntention(dc);
    if (isSideTrip(chosen)) return sideTrip(dc, this.#parts, chosen);
    const wanted = dueOf(chosen, due);
    if (wanted === undefined) return undefined;
    if (occasion !== undefined) return this.#startOffered(dc, wanted);
    return beginDue(dc, this.#parts, wanted);
  }

  /** After a crisis: what is due is offered again, unless the person wants a break. */
  override async resumeDialog(dc: DialogContext, _reason: DialogReason, result?: unknown): Promise<DialogTurnResult> {
    if ((result as { leave?: string } | undefined)?.leave !== 'pause') return this.beginDialog(dc);
    return this.#leave(dc);
  }

  async #leave(dc: DialogContext): Promise<DialogTurnResult> {
    await say(dc.context, this.#parts.texts, { key: 'due.later.ok' });
    return dc.endDialog();
  }

  /** Unless it was answered elsewhere since. */
  async #offerAgain(dc: DialogContext, offered: Due[], occasion: Occasion): Promise<DialogTurnResult> {
    const still = (await this.#due(dc)).filter((due) => offered.some((one) => sameDue(due, one)));
    return offered.length > 0 && still.length === 0 ? this.beginDialog(dc) : this.#offer(dc, still, occasion);
  }

  /** It may have been answered elsewhere since it was offered. */
  async #startOffered(dc: DialogContext, offered: Due): Promise<DialogTurnResult> {
    const still = (await this.#due(dc)).find((due) => sameDue(due, offered));
    return still === undefined ? this.beginDialog(dc) : beginDue(dc, this.#parts, still);
  }

  async #remind(dc: DialogContext, { points, nudge, offered }: Reminder): Promise<DialogTurnResult> {
    const due = await this.#due(dc);
    const isReminded = (one: Due) => sharesPoint(one.points ?? [], points);
    if (!due.some(isReminded)) return dc.endDialog();
    const wanted = due.filter((one) => isReminded(one) || offered.some((before) => sameDue(one, before)));
    if (nudge) await say(dc.context, this.#parts.texts, { key: 'reminder.nudge' });
    reachOut(dc.context, points);
    return this.#offer(dc, wanted, 'reminder');
  }

  async #offer(dc: DialogContext, due: Due[], occasion: Occasion): Promise<DialogTurnResult> {
    const running = openRuns(dc).length > 0;
    const today = (await this.#laterToday(dc, due)) !== undefined;
    const question = menuQuestion({ due, occasion, today, running, titleOf: (one) => this.#title(dc, one) });
    return this.#wait(dc, { question, due, occasion });
  }

  /** Of a form that staff assigned: the other steps have words of their own. */
  #title(dc: DialogContext, { assignment }: Due): string {
    const { library } = this.#parts;
    const canonical = assignment?.questionnaire ?? '';
    const { language } = scopeOf(dc.context).conversation;
    return library.find(canonical)?.title[language] || library.nameOf(canonical);
  }

  /** Consent was refused: nothing clinical is asked before an agreement, but the way back stays open. */
  async #offerReturn(dc: DialogContext): Promise<DialogTurnResult> {
    const options = [
      { code: 'start', label: { key: 'consent.return.start' } },
      { code: 'later', label: { key: 'consent.return.no' } },
    ];
    const question = { linkId: 'consent.return', text: { key: 'consent.return' }, options };
    return this.#wait(dc, { question, due: [PRESCREENING] });
  }

  /** One that is set already is shown, and may be set anew. */
  async #offerIntention(dc: DialogContext): Promise<DialogTurnResult> {
    const record = await careRecord(dc);
    const due = record && intentionOnRequest(record, planOf(this.#parts));
    if (due?.responseId !== undefined) return beginDue(dc, this.#parts, due);
    const isSet = await sayIntentionCard(dc.context, this.#parts, due?.sessionId);
    if (due !== undefined) {
      return isSet ? this.#wait(dc, { question: AGAIN, due: [due] }) : beginDue(dc, this.#parts, due);
    }
    if (!isSet) await say(dc.context, this.#parts.texts, { key: 'intention.no-session' });
    return dc.endDialog();
  }

  async #putOff(dc: DialogContext, due: Due[]): Promise<DialogTurnResult> {
    const later = await this.#laterToday(dc, due);
    if (later === undefined) return this.#leave(dc);
    await putOff(dc, this.#parts, due[0]?.points ?? [], later);
    return dc.endDialog();
  }

  async #laterToday(dc: DialogContext, [due]: Due[]) {
    const record = await careRecord(dc);
    return record && laterToday(record, due?.points ?? [], planOf(this.#parts));
  }

  async #nothingDue(dc: DialogContext): Promise<DialogTurnResult> {
    const command = commandOf(dc.context)?.name;
    const { text } = inputOf(dc.context);
    if (command === 'help') await say(dc.context, this.#parts.texts, { key: 'help.nothing-open' });
    else if (command === undefined && text !== undefined)
      await say(dc.context, this.#parts.texts, { key: 'due.noted' });
    else if (!ANSWERED.has(command ?? '')) {
      await say(dc.context, this.#parts.texts, { key: 'due.nothing' });
    }
    return dc.endDialog();
  }

  async #wait(dc: DialogContext, state: Required<Pick<DueState, 'question'>> & DueState): Promise<DialogTurnResult> {
    const nonce = await askOwn(dc.context, this.#parts.texts, state.question);
    if (dc.activeDialog !== undefined) dc.activeDialog.state = { ...state, nonce };
    return Dialog.EndOfTurn;
  }

  /** A run that is open below goes on by itself. */
  async #due(dc: DialogContext): Promise<Due[]> {
    const open = openRuns(dc);
    return (await dueFor(dc, this.#parts)).filter(({ responseId }) => !open.some((id) => id === responseId));
  }
}

const PRESCREENING: Due = { step: 'prescreening' };
/** What some commands mean as an answer to an offer. */
const MEANT: Readonly<Record<string, string>> = { pause: LATER.code, stop: LATER.code, intention: 'intention' };

function stateOf(dc: DialogContext): DueState {
  return (dc.activeDialog?.state ?? {}) as DueState;
}

/** "Yes" is the first thing on offer, where that is what the question asks about. */
function plainReply({ options }: OwnQuestion, reply: 'yes' | 'no' | undefined): string | undefined {
  if (reply === undefined) return undefined;
  const wanted = reply === 'yes' ? [START.code, GO_ON.code] : [LATER.code];
  return options.find(({ code }) => wanted.includes(code))?.code;
}
