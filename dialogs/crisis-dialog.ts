import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { joins } from '../src/domain/safety/alert-rules.ts';
import { answerCrisis, silenceStep } from '../src/domain/safety/answers.ts';
import type { CrisisMemory, CrisisReply, CrisisStep, Situation } from '../src/domain/safety/crisis-step.ts';
import { beginCrisis, supportStep } from '../src/domain/safety/protocol.ts';
import { type ScreenEnd, screenAlertStep, screenEndStep } from '../src/domain/safety/suicide-screen.ts';
import { sortTiers } from '../src/domain/safety/tier-rules.ts';
import type { Screening } from '../src/domain/safety/tiers.ts';
import { crisisReply } from './crisis-reply.ts';
import { type CrisisOptions, type CrisisState, crisisState, FRESH } from './crisis-state.ts';
import { CRISIS } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { commandOf, inputOf, isOwnEvent, scopeOf } from './input.ts';
import { judgeWords } from './judge-answers.ts';
import { performStep } from './perform-step.ts';
import { stopScreen } from './screen-under-way.ts';
import { screeningOf } from './screening.ts';
import { situationOf } from './situation.ts';
import { say } from './talk.ts';

/** Commands that were answered already. */
const ANSWERED: ReadonlySet<string> = new Set(['person', 'disclosure', 'code', 'link']);

/** Drives the crisis protocol (clinical pack 7): what to say and ask is decided in `domain/safety`. */
export class CrisisDialog extends Dialog<CrisisOptions> {
  readonly #parts: DialogParts;

  constructor(parts: DialogParts) {
    super(CRISIS);
    this.#parts = parts;
  }

  override async beginDialog(dc: DialogContext, options: CrisisOptions): Promise<DialogTurnResult> {
    if (dc.activeDialog !== undefined) dc.activeDialog.state = structuredClone(FRESH);
    if ('screening' in options) return this.#onWords(dc, options.screening);
    if ('support' in options) return this.#perform(dc, (state, situation) => supportStep(state, situation));
    if ('acute' in options) return this.#onAcute(dc, options.acute.refused);
    if ('screenEnd' in options) return this.#onScreenEnd(dc, options.screenEnd);
    const state = crisisState(dc);
    Object.assign(state, { tiers: options.tiers, marks: options.marks });
    const { homeSafeAnswer = false } = options;
    return this.#respond(dc, { homeSafeAnswer }, { marks: options.marks }, options.code);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (isOwnEvent(dc.context)) return this.#onSilence(dc);
    const { question, card } = crisisState(dc);
    const { texts } = this.#parts;
    const reply = question === undefined ? undefined : crisisReply(inputOf(dc.context), question, card, texts);
    const found = screeningOf(dc.context);
    strengthenHint(crisisState(dc), found);
    if (found !== undefined && takesOver(found, reply !== undefined)) return this.#onWords(dc, found);
    const command = commandOf(dc.context)?.name;
    if (command !== undefined && ANSWERED.has(command)) return Dialog.EndOfTurn;
    if (command === 'pause' || command === 'stop') return this.#onLeave(dc);
    return question === undefined ? this.#goOn(dc) : this.#onReply(dc, reply ?? 'other');
  }

  /** Nothing is asked: an open crisis is answered with support, else the conversation goes on. */
  async #goOn(dc: DialogContext): Promise<DialogTurnResult> {
    const situation = await situationOf(dc, this.#parts, crisisState(dc));
    if (!situation.openBlocking) return dc.endDialog();
    return this.#perform(dc, (judged, here) => supportStep(judged, here));
  }

  /** The suicide screen that this crisis offered has ended. */
  override async resumeDialog(dc: DialogContext, _reason: unknown, result?: unknown): Promise<DialogTurnResult> {
    const ended = result as { screenEnd?: ScreenEnd; acute?: { refused: boolean } } | undefined;
    if (ended?.acute !== undefined) return this.#onAcute(dc, ended.acute.refused);
    const { scriptSaid } = crisisState(dc);
    const end = ended?.screenEnd ?? { tiers: [], refusalsOnly: false };
    return this.#onScreenEnd(dc, { ...end, ...(scriptSaid === undefined ? {} : { scriptSaid }) });
  }

  /** A text that raised something: a script of its own, or added to the alert that is open. */
  async #onWords(dc: DialogContext, screening: Screening): Promise<DialogTurnResult> {
    const scope = scopeOf(dc.context);
    const state = crisisState(dc);
    const { check, hint } = screening;
    const marks = [...new Set([...state.marks, ...screening.marks])];
    Object.assign(state, { tiers: sortTiers(screening.tiers, marks), marks });
    if (state.tiers.includes('IMMINENT') || state.tiers.includes('MEDICAL')) stopScreen(dc);
    if (check !== undefined) state.check = check;
    if (hint !== undefined) state.hint = hint;
    delete state.question;
    const result = await this.#respond(dc, {}, screening);
    // Alert, script and numbers come first, and stand whatever the rules make of the words.
    await judgeWords(scope, this.#parts, screening);
    return result;
  }

  async #respond(
    dc: DialogContext,
    more: Partial<Situation>,
    found: Pick<Screening, 'marks'> & Partial<Screening>,
    code?: string,
  ): Promise<DialogTurnResult> {
    const scope = scopeOf(dc.context);
    const state = crisisState(dc);
    const { tiers, marks } = state;
    const patient = await scope.get('patients', scope.conversation.patientId);
    const open = (patient?.openAlerts ?? []).filter((alert) => alert.blocks || tiers.some((tier) => tier !== 'CHECK'));
    const joined = open.find((alert) => joins(alert, { tiers, marks: found.marks }, scope.now));
    if (joined === undefined) {
      return this.#perform(dc, (_judged, here) => beginCrisis(tiers, found, { ...here, ...more }), code);
    }
    const { id: conversationId } = scope.conversation;
    scope.emit({ kind: 'alert.joined', alertId: joined.id, turn: scope.n, conversationId, at: scope.now, tiers });
    if (found.quiet === true) this.#turnQuiet(dc, joined.id);
    state.alertId = joined.id;
    state.tiers = sortTiers([...joined.tiers, ...tiers], marks);
    return this.#perform(dc, (judged, here) => supportStep(judged, { ...here, ...more }));
  }

  /** Quiet mode begins, and whoever has the open alert reads so. */
  #turnQuiet(dc: DialogContext, alertId: string): void {
    const scope = scopeOf(dc.context);
    scope.emit({ kind: 'patient.changed', patientId: scope.conversation.patientId, set: { quiet: true } });
    scope.emit({ kind: 'alert.noted', alertId, marks: ['QUIET'], at: scope.now });
  }

  #onAcute(dc: DialogContext, refused: boolean): Promise<DialogTurnResult> {
    crisisState(dc).tiers = ['IMMINENT'];
    return this.#perform(dc, (_judged, here) => screenAlertStep({ tier: 'IMMINENT', refused, first: false }, here));
  }

  #onScreenEnd(dc: DialogContext, end: ScreenEnd): Promise<DialogTurnResult> {
    const state = crisisState(dc);
    state.tiers = sortTiers([...state.tiers, ...end.tiers], state.marks);
    return this.#perform(dc, (_judged, here) => screenEndStep(end, here));
  }

  async #onReply(dc: DialogContext, reply: CrisisReply): Promise<DialogTurnResult> {
    const { question } = crisisState(dc);
    if (question === undefined) return Dialog.EndOfTurn;
    return this.#perform(dc, (memory, here) => answerCrisis(question, reply, memory, here));
  }

  /** Taking a break from the "go on?" question; in an open crisis the alert stays and the numbers too. */
  async #onLeave(dc: DialogContext): Promise<DialogTurnResult> {
    if (crisisState(dc).question === 'goon') return this.#onReply(dc, 'break');
    await say(dc.context, this.#parts.texts, { key: 'paused' });
    return Dialog.EndOfTurn;
  }

  async #onSilence(dc: DialogContext): Promise<DialogTurnResult> {
    const state = crisisState(dc);
    const { value } = dc.context.activity;
    const open = value?.linkId === `crisis.${state.question}` && value?.nonce === state.nonce;
    if (!open) return Dialog.EndOfTurn;
    const { question } = state;
    const result = await this.#perform(dc, (memory, here) => silenceStep(memory, here));
    // A late answer still counts, upwards only (clinical pack 7.2).
    if (question !== undefined) state.question = question;
    return result;
  }

  async #perform(
    dc: DialogContext,
    decide: (memory: CrisisMemory, situation: Situation) => CrisisStep,
    code?: string,
  ): Promise<DialogTurnResult> {
    const state = crisisState(dc);
    const step = decide(memoryOf(state), await situationOf(dc, this.#parts, state));
    return performStep(dc, this.#parts, step, code);
  }
}

/** "Yes, tonight" is an answer, and more than that: what is stronger than a doubt counts before the reply does. */
function takesOver({ tiers, quiet }: Screening, isReply: boolean): boolean {
  const certain = tiers.some((tier) => tier !== 'CHECK' && tier !== 'PAST_ONLY');
  return certain || (!isReply && (tiers.length > 0 || quiet));
}

/** The stronger of the hints in the ambiguous text and in the answer. */
function strengthenHint(state: CrisisState, found: Screening | undefined): void {
  if (found?.hint !== undefined && state.hint !== 'now') state.hint = found.hint;
}

function memoryOf({ tiers, marks, check, hint, asked }: CrisisState): CrisisMemory {
  return { tiers, marks, asked, ...(check === undefined ? {} : { check }), ...(hint === undefined ? {} : { hint }) };
}
