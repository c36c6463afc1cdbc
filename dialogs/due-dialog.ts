import { Dialog, type DialogContext, type DialogReason, type DialogTurnResult } from 'botbuilder-dialogs';
import { allOf } from '../src/domain/all-pages.ts';
import { type CarePlan, type Due, dueNow, intentionOnRequest } from '../src/domain/care/due.ts';
import { asRun, type SessionPoint, sharesPoint } from '../src/domain/care/session-point.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import { DUE, QUESTIONNAIRE } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { commandOf, inputOf, scopeOf } from './input.ts';
import { chosenOption, type OwnQuestion } from './own-question.ts';
import { recogniseConfirmation } from './prompts/recognise-confirmation.ts';
import { startRun } from './questionnaire-run.ts';
import { reachOut } from './reach-out.ts';
import { askOwn, say } from './talk.ts';

const OPTIONS = {
  start: { code: 'start', label: { key: 'due.start' } },
  later: { code: 'later', label: { key: 'due.later' } },
};

/** Commands that were answered already, wherever they were given. */
const ANSWERED: ReadonlySet<string> = new Set(['person', 'disclosure', 'code', 'link', 'remindersOff', 'remindersOn']);

/** A reminder of these points; a `nudge` is the second. */
interface Reminder {
  points: SessionPoint[];
  nudge: boolean;
}

interface DueState {
  question?: OwnQuestion;
  /** Names this asking of it. */
  nonce?: string;
  due?: Due;
}

/** Says what is due and begins it when the person wants to. */
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
    if (commandOf(dc.context)?.name === 'intention') return this.#offerIntention(dc);
    const due = (await this.#due(dc))[0];
    if (due === undefined) return this.#nothingDue(dc);
    if (patient.disclosedAt === undefined) return this.#start(dc, due);
    return this.#offer(dc, due);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.context.activity.type !== 'message') return Dialog.EndOfTurn;
    const state = stateOf(dc);
    if (state.question === undefined) return dc.endDialog();
    const input = inputOf(dc.context);
    const chosen =
      chosenOption(input, { ...state.question, nonce: state.nonce }, this.#parts.texts) ??
      plainReply(recogniseConfirmation(input, ''));
    const command = commandOf(dc.context)?.name;
    if (chosen === 'start' || (chosen === undefined && command === 'start')) return this.#startOffered(dc, state.due);
    if (chosen === undefined && command === 'intention') return this.#offerIntention(dc);
    if (chosen === 'later' || command === 'pause' || command === 'stop') {
      await say(dc.context, this.#parts.texts, { key: 'due.later.ok' });
      return dc.endDialog();
    }
    if (command === undefined) await say(dc.context, this.#parts.texts, { key: 'due.noted' });
    return this.#askAgain(dc, state);
  }

  /** Unless it was answered elsewhere since. */
  async #askAgain(dc: DialogContext, state: DueState): Promise<DialogTurnResult> {
    const { due, question } = state;
    if (question === undefined) return dc.endDialog();
    if (due !== undefined && (await this.#stillDue(dc, due)) === undefined) return this.beginDialog(dc);
    // The language may have changed since, and with it the title.
    state.question = due === undefined ? question : this.#questionOf(dc, due);
    state.nonce = await askOwn(dc.context, this.#parts.texts, state.question);
    return Dialog.EndOfTurn;
  }

  /** After a crisis: what is due is offered again, unless the person wants a break. */
  override async resumeDialog(dc: DialogContext, _reason: DialogReason, result?: unknown): Promise<DialogTurnResult> {
    if ((result as { leave?: string } | undefined)?.leave !== 'pause') return this.beginDialog(dc);
    await say(dc.context, this.#parts.texts, { key: 'due.later.ok' });
    return dc.endDialog();
  }

  /** It may have been answered elsewhere since it was offered. */
  async #startOffered(dc: DialogContext, offered: Due | undefined): Promise<DialogTurnResult> {
    if (offered === undefined) return this.#start(dc, offered);
    const still = await this.#stillDue(dc, offered);
    return still === undefined ? this.beginDialog(dc) : this.#start(dc, still);
  }

  async #stillDue(dc: DialogContext, offered: Due): Promise<Due | undefined> {
    return (await this.#due(dc)).find((due) => isSame(due, offered));
  }

  async #start(dc: DialogContext, due: Due | undefined): Promise<DialogTurnResult> {
    const wanted = due ?? { step: 'prescreening' as const };
    const responseId = wanted.responseId ?? this.#begin(scopeOf(dc.context), wanted);
    return dc.replaceDialog(QUESTIONNAIRE, { responseId, resumed: wanted.responseId !== undefined });
  }

  #begin(scope: TurnScope, { step, sessionId, points, assignment }: Due): string {
    const { library } = this.#parts;
    if (assignment !== undefined) {
      return startRun(scope, library.get(assignment.questionnaire), { assignmentId: assignment.id });
    }
    const cause = { ...(sessionId === undefined ? {} : { sessionId }), ...(points === undefined ? {} : asRun(points)) };
    return startRun(scope, library.newest(step, scope.clinic.id), cause);
  }

  async #remind(dc: DialogContext, { points, nudge }: Reminder): Promise<DialogTurnResult> {
    const due = (await this.#due(dc)).find((one) => sharesPoint(one.points ?? [], points));
    if (due === undefined) return dc.endDialog();
    if (nudge) await say(dc.context, this.#parts.texts, { key: 'reminder.nudge' });
    reachOut(dc.context, points);
    return this.#offer(dc, due);
  }

  async #offer(dc: DialogContext, due: Due): Promise<DialogTurnResult> {
    return this.#wait(dc, { question: this.#questionOf(dc, due), due });
  }

  #questionOf(dc: DialogContext, due: Due): OwnQuestion {
    const key = due.responseId === undefined ? `due.${occasionOf(due)}` : `due.${occasionOf(due)}.resume`;
    const text = { key, params: { title: this.#title(dc, due) } };
    return { linkId: 'due', text, options: [OPTIONS.start, OPTIONS.later] };
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
    return this.#wait(dc, { question: { linkId: 'consent.return', text: { key: 'consent.return' }, options } });
  }

  async #offerIntention(dc: DialogContext): Promise<DialogTurnResult> {
    const due = intentionOnRequest(await this.#known(dc), planOf(this.#parts));
    if (due !== undefined) return this.#start(dc, due);
    await say(dc.context, this.#parts.texts, { key: 'intention.no-session' });
    return dc.endDialog();
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

  async #due(dc: DialogContext): Promise<Due[]> {
    const scope = scopeOf(dc.context);
    const patient = await scope.get('patients', scope.conversation.patientId);
    if (patient === undefined) return [];
    const { library } = this.#parts;
    const due = dueNow({ patient, ...(await this.#known(dc)) }, planOf(this.#parts));
    return due.filter(({ assignment }) => assignment === undefined || library.find(assignment.questionnaire));
  }

  async #known(dc: DialogContext) {
    const scope = scopeOf(dc.context);
    const where = { patientId: scope.conversation.patientId };
    const responses = await allOf(scope, 'responses', { index: 'byPatient', where, order: 'desc' });
    const sessions = await allOf(scope, 'sessions', { index: 'byPatient', where, order: 'desc' });
    return { responses, sessions, now: scope.now };
  }
}

function stateOf(dc: DialogContext): DueState {
  return (dc.activeDialog?.state ?? {}) as DueState;
}

/** What the words of the offer speak of. */
function occasionOf({ step, points = [] }: Due): string {
  if (step !== 'reflection') return step;
  if (points.some(({ point }) => point === 'E0')) return 'evening';
  return points.every(({ point }) => point === 'PRE') ? 'before' : step;
}

function planOf({ library, careTiming }: DialogParts): CarePlan {
  return { nameOf: library.nameOf, timing: careTiming };
}

function isSame(a: Due, b: Due): boolean {
  if (a.step !== b.step || a.assignment?.id !== b.assignment?.id) return false;
  return a.points === undefined || sharesPoint(a.points, b.points ?? []);
}

function plainReply(reply: 'yes' | 'no' | undefined): 'start' | 'later' | undefined {
  if (reply === undefined) return undefined;
  return reply === 'yes' ? 'start' : 'later';
}
