import type { DialogContext } from 'botbuilder-dialogs';
import type { Language } from '../src/domain/languages.ts';
import type { AskableItem, LoadedItem } from '../src/domain/questionnaire/loaded.ts';
import { isAskable } from '../src/domain/questionnaire/loaded.ts';
import { answerText, itemText } from '../src/domain/questionnaire/localize.ts';
import { progress } from '../src/domain/questionnaire/next-item.ts';
import { notesFor } from '../src/domain/questionnaire/notes.ts';
import { linesFor } from '../src/domain/safety/crisis-lines.ts';
import { isCalm } from './after-dose.ts';
import { suicideScreenOf } from './crisis-handover.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { intentionValues, quotes } from './intention-values.ts';
import type { OwnQuestion } from './own-question.ts';
import type { EarlyAnswer } from './prompts/early-answer.ts';
import { filledIn } from './prompts/fill-in.ts';
import { type RenderedQuestion, renderQuestion } from './prompts/render-question.ts';
import { renderOffer, renderReadBack } from './prompts/render-read-back.ts';
import { renderSummary } from './prompts/render-summary.ts';
import { offeredValues, type QuestionnaireRun } from './questionnaire-run.ts';
import { type QuestionnaireState, stateOf } from './questionnaire-state.ts';
import { ask, askOwn } from './talk.ts';

/** Silence of this long on a timed item counts as skipped (clinical pack 2.4, policy). */
const SILENCE_MS = 10 * 60_000;
export const BREAK_QUESTION: OwnQuestion = {
  linkId: 'break',
  text: { key: 'break.question' },
  options: [
    { code: 'keep', label: { key: 'break.keep' } },
    { code: 'break', label: { key: 'break.break' } },
  ],
};
const COMMANDS = ['back', 'skip', 'help', 'pause'];

/**
 * Asks an item: the section's lead-in first where one begins, then the question with its controls; or with what the
 * person said before, which counts only after a yes.
 */
export async function askItem(
  dc: DialogContext,
  parts: DialogParts,
  run: QuestionnaireRun,
  item: LoadedItem,
  early?: EarlyAnswer,
): Promise<void> {
  const state = stateOf(dc);
  const { context } = dc;
  const scope = scopeOf(context);
  await enterSection(dc, run, state, item);
  forget(state);
  state.asked = item.linkId;
  state.nonce = `${scope.n}`;
  state.sinceBreak += 1;
  if (suicideScreenOf(item) !== undefined)
    state.screen ??= { open: true, letting: false, tiers: [], refusalsOnly: true };
  if (!isAskable(item)) return;
  const notes = notesFor(run.questionnaire, item, run.env, run.language);
  const place = placeValues(dc, parts, run);
  const quoting = quotes([itemText(item, run.language), ...notes.before, ...notes.below]);
  const values = quoting ? { ...place, ...(await intentionValues(scope, parts, run)) } : place;
  const common = {
    language: run.language,
    texts: parts.texts,
    values,
    progress: progress(run.questionnaire, run.env),
    commands: COMMANDS,
    brief: await isCalm(context, parts),
    nonce: state.nonce,
    notes: { before: filledIn(notes.before, values), below: filledIn(notes.below, values) },
    ...initialFor(parts, run, item),
  };
  if (early !== undefined) return offer(dc, state, early, renderOffer(item, early.words, common));
  const activity = item.readBack
    ? renderSummary(run.questionnaire, item, run.env, common)
    : renderQuestion(run.questionnaire, item, common);
  // A person's own words are shown as they wrote them, not as markup.
  await ask(context, quoting ? { ...activity, textFormat: 'plain' } : activity);
  if (parts.timedItems.has(item.linkId)) startSilenceTimer(dc, state);
}

async function offer(
  { context }: DialogContext,
  state: QuestionnaireState,
  { answers, said }: EarlyAnswer,
  activity: RenderedQuestion,
): Promise<void> {
  const { asked = '', nonce } = state;
  state.offered = [...(state.offered ?? []), asked];
  state.readBack = { given: answers, said, ...(nonce === undefined ? {} : { nonce }) };
  await ask(context, { ...activity, textFormat: 'plain' });
}

/** The value a question begins with, in words, until it has an answer of its own. */
function initialFor(parts: DialogParts, run: QuestionnaireRun, item: AskableItem): { initial?: string } {
  const values = offeredValues(run, item);
  if (values.length === 0) return {};
  const words = answerText(item, { state: 'answered', values }, run.language);
  return { initial: typeof words === 'string' ? words : parts.texts.format(run.language, words) };
}

/** Nothing waits but the item that is asked next. */
function forget(state: QuestionnaireState): void {
  delete state.answered;
  delete state.readBack;
  delete state.breakOffered;
  delete state.changing;
  delete state.contradiction;
  delete state.paused;
}

async function enterSection(dc: DialogContext, run: QuestionnaireRun, state: QuestionnaireState, item: LoadedItem) {
  if (item.section === undefined || item.section === state.section) return;
  state.section = item.section;
  state.sinceBreak = 0;
  state.told = [];
  const leadIn = run.questionnaire.items.get(item.section)?.text[run.language];
  if (leadIn !== undefined && leadIn !== '') {
    await dc.context.sendActivity({ type: 'message', text: leadIn, channelData: { companion: { kind: 'notice' } } });
  }
}

export async function offerBreak(dc: DialogContext, parts: DialogParts): Promise<void> {
  const state = stateOf(dc);
  state.breakOffered = true;
  state.sinceBreak = 0;
  await askOwn(dc.context, parts.texts, BREAK_QUESTION);
}

/** "I understood … Is that right?": an answer that was not beyond doubt counts only after a yes. */
export async function askReadBack(
  dc: DialogContext,
  parts: DialogParts,
  item: AskableItem,
  label: string,
): Promise<void> {
  const { conversation, n } = scopeOf(dc.context);
  const { language } = conversation;
  const nonce = `${n}`;
  Object.assign(stateOf(dc).readBack ?? {}, { nonce });
  const activity = renderReadBack(item, label, { language, texts: parts.texts, commands: COMMANDS, nonce });
  await ask(dc.context, { ...activity, textFormat: 'plain' });
}

function startSilenceTimer(dc: DialogContext, state: QuestionnaireState): void {
  const scope = scopeOf(dc.context);
  const dueAt = new Date(Date.parse(scope.now) + SILENCE_MS).toISOString();
  const value = { linkId: state.asked ?? '', nonce: state.nonce ?? '' };
  const timer = {
    id: timerId(state),
    conversationId: scope.conversation.id,
    dueAt,
    event: { name: 'question.silence', value },
  };
  scope.emit({ kind: 'timer.set', timer });
}

/** The timer of the open question, by the turn that asked it. */
export function timerId(state: QuestionnaireState): string {
  return `${state.responseId}/${state.asked}/${state.nonce}`;
}

function countryName(country: string, language: Language): string {
  return COUNTRY_NAMES[language].of(country) ?? country;
}

/** Made once: making one reads a whole language's data. */
const COUNTRY_NAMES = {
  en: new Intl.DisplayNames(['en'], { type: 'region' }),
  es: new Intl.DisplayNames(['es'], { type: 'region' }),
} satisfies Record<Language, Intl.DisplayNames>;

/** The values of `{country}` and `{n}`. */
function placeValues(dc: DialogContext, parts: DialogParts, run: QuestionnaireRun): Record<string, string> {
  const scope = scopeOf(dc.context);
  const country = run.patient.location?.country;
  const lines = linesFor(
    parts.crisisLines,
    { ...(country === undefined ? {} : { country }), confirmed: true },
    scope.clinic.region,
    run.language,
    [],
  );
  return { country: country === undefined ? '' : countryName(country, run.language), n: lines.e };
}
