import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { EVENTS } from '../src/domain/events.ts';
import type { Language } from '../src/domain/languages.ts';
import { alerts } from '../src/domain/safety/alert-rules.ts';
import { quietStep } from '../src/domain/safety/protocol.ts';
import type { Screening } from '../src/domain/safety/tiers.ts';
import { accusingWords, nameAccused } from './accusation.ts';
import { easeAfterDose } from './after-dose.ts';
import { alertEvent } from './alert-events.ts';
import { askForPerson } from './ask-for-person.ts';
import { careEvent } from './care-events.ts';
import type { Command } from './commands.ts';
import { eraseLater } from './consent-outcomes.ts';
import { CrisisDialog } from './crisis-dialog.ts';
import { crisisIsOpen } from './crisis-is-open.ts';
import { crisisMessage } from './crisis-message.ts';
import { DataDialog } from './data-dialog.ts';
import { CRISIS, DUE, FAQ, QUESTIONNAIRE, ROOT } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { DueDialog } from './due-dialog.ts';
import { FaqDialog, isFaqTap } from './faq-dialog.ts';
import { scopeOf } from './input.ts';
import { InterruptibleDialog } from './interruptible-dialog.ts';
import { JournalDialog } from './journal-dialog.ts';
import { linkChat, sayCode } from './link-chat.ts';
import { mayTurnAside } from './may-turn-aside.ts';
import { QuestionnaireDialog } from './questionnaire-dialog.ts';
import type { QuestionnaireState } from './questionnaire-state.ts';
import { raiseAlert } from './raise-alert.ts';
import { besideOf, openBeside } from './side-trip.ts';
import { situationOf } from './situation.ts';
import { say } from './talk.ts';
import { tellPlan } from './tell-plan.ts';

/** The disclosure is repeated after this long away (clinical pack 1, `s0.ai_disclosure`). */
const AWAY_MS = 7 * 24 * 3_600_000;

/** What to talk about: the questionnaire that is under way, a crisis, or what is due. */
export class RootDialog extends InterruptibleDialog {
  constructor(parts: DialogParts) {
    super(ROOT, parts);
    this.addDialog(new DueDialog(parts));
    this.addDialog(new QuestionnaireDialog(parts));
    this.addDialog(new CrisisDialog(parts));
    this.addDialog(new JournalDialog(parts));
    this.addDialog(new DataDialog(parts));
    this.addDialog(new FaqDialog(parts));
  }

  protected override async onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    // A refused conversation was deleted, but for the turns of its alert: their stack leans on runs that are gone.
    if (await runIsGone(inner)) await inner.cancelAllDialogs();
    await easeAfterDose(inner.context, this.parts);
    return super.onContinueDialog(inner);
  }

  protected override async onSeen(context: TurnContext): Promise<void> {
    const scope = scopeOf(context);
    const { patientId } = scope.conversation;
    const patient = await scope.get('patients', patientId);
    const away = patient === undefined ? 0 : Date.parse(scope.now) - Date.parse(patient.lastSeenAt);
    if (away >= AWAY_MS) await say(context, this.parts.texts, { key: 'disclosure.again' });
    scope.emit({
      kind: 'patient.changed',
      patientId,
      set: { lastSeenAt: scope.now, lastSeenIn: scope.conversation.id },
    });
    await nameAccused(context);
    if (patient?.consent?.status === 'refused') eraseLater(scope, patient);
  }

  /** No clinical talk outside a personal chat; a cry for help still raises its alert and gets the numbers. */
  protected override async onShared(inner: DialogContext, { tiers, marks }: Screening): Promise<DialogTurnResult> {
    const { context } = inner;
    const scope = scopeOf(context);
    await say(context, this.parts.texts, { key: 'teams.personal-only' });
    if (!alerts({ tiers, marks })) return Dialog.EndOfTurn;
    await raiseAlert(scope, { tiers, marks, told: false, words: accusingWords(context) });
    const situation = { ...(await situationOf(inner, this.parts, { tiers, marks, supportCount: 0 })), quiet: true };
    await context.sendActivity(crisisMessage(quietStep(situation).say, situation, this.parts.texts, inner));
    return Dialog.EndOfTurn;
  }

  /** Greets once: a second arrival of the same conversation finds something open, or that something was asked before. */
  protected override async onArrival(inner: DialogContext): Promise<DialogTurnResult> {
    const { asked } = scopeOf(inner.context).memory;
    if (inner.activeDialog !== undefined || asked !== undefined) return Dialog.EndOfTurn;
    // Of somebody who is known: it may have begun in another chat of theirs.
    if (await crisisIsOpen(inner.context)) return inner.beginDialog(CRISIS, { support: true });
    return this.onNothingOpen(inner);
  }

  protected override async onEvent(inner: DialogContext): Promise<DialogTurnResult> {
    const { name } = inner.context.activity;
    if (name === EVENTS.silence) return inner.activeDialog === undefined ? Dialog.EndOfTurn : inner.continueDialog();
    return name?.startsWith('care.') === true ? careEvent(inner, this.parts) : alertEvent(inner, this.parts);
  }

  protected override async onCommand(inner: DialogContext, command: Command): Promise<DialogTurnResult | undefined> {
    const { context } = inner;
    if (command.name === 'person') await askForPerson(context, this.parts);
    if (command.name === 'disclosure') await say(context, this.parts.texts, { key: 'disclosure.again' });
    if (command.name === 'code') await sayCode(context, this.parts);
    if (command.name === 'link') return linkChat(inner, this.parts, command);
    if (command.name === 'plan' && (await mayTurnAside(inner, this.parts))) await tellPlan(context, this.parts);
    if (command.name === 'remindersOff') await this.#setReminders(context, 'off');
    if (command.name === 'remindersOn') await this.#setReminders(context, 'on');
    if (command.name === 'english') await this.#speak(context, 'en');
    if (command.name === 'spanish') await this.#speak(context, 'es');
    const beside = besideOf(command.name);
    const opens = beside !== undefined && beside !== inner.activeDialog?.id && (await mayTurnAside(inner, this.parts));
    return opens ? openBeside(inner, beside) : undefined;
  }

  protected override async onNothingOpen(inner: DialogContext): Promise<DialogTurnResult> {
    if (isFaqTap(inner.context) && (await mayTurnAside(inner, this.parts))) return inner.beginDialog(FAQ);
    return inner.beginDialog(DUE);
  }

  async #setReminders(context: TurnContext, reminders: 'on' | 'off'): Promise<void> {
    const scope = scopeOf(context);
    scope.emit({ kind: 'patient.changed', patientId: scope.conversation.patientId, set: { reminders } });
    await say(context, this.parts.texts, { key: `reminder.${reminders}` });
  }

  async #speak(context: TurnContext, language: Language): Promise<void> {
    const scope = scopeOf(context);
    const { id: conversationId, patientId } = scope.conversation;
    scope.emit({ kind: 'conversation.language', conversationId, patientId, language });
    await say(context, this.parts.texts, { key: 'language.changed' });
  }
}

async function runIsGone(inner: DialogContext): Promise<boolean> {
  const scope = scopeOf(inner.context);
  for (const { id, state } of inner.stack) {
    if (id !== QUESTIONNAIRE) continue;
    if ((await scope.get('responses', (state as QuestionnaireState).responseId)) === undefined) return true;
  }
  return false;
}
