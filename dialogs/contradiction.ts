import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { answerOf } from '../src/domain/questionnaire/answers.ts';
import type { AskableItem } from '../src/domain/questionnaire/loaded.ts';
import { answerText, itemText, neutralText } from '../src/domain/questionnaire/localize.ts';
import { answeredItems } from '../src/domain/questionnaire/next-item.ts';
import { plainLinkId } from '../src/domain/questionnaire/repetition-keys.ts';
import type { Judgement } from '../src/domain/triage/judge.ts';
import { askItem } from './ask-item.ts';
import type { DialogParts } from './dialog-parts.ts';
import type { Input } from './input.ts';
import { chosenOption, type OwnQuestion } from './own-question.ts';
import type { QuestionnaireRun } from './questionnaire-run.ts';
import { stateOf } from './questionnaire-state.ts';
import { askOwn, say } from './talk.ts';

/** What a patient reads when two answers don't fit together (clinical pack 2.5). */
const TEXT = 'findings.CONFLICT';

/** Keeps the answers that contradict each other for their own question, which says the text with them. */
export function setContradictionAside(dc: DialogContext, judgement: Judgement): Judgement {
  const finding = judgement.raised.find(({ patientText }) => patientText === TEXT);
  if (finding === undefined || stateOf(dc).only !== undefined) return judgement;
  stateOf(dc).contradiction = { itemIds: finding.itemIds };
  return { ...judgement, patientTexts: judgement.patientTexts.filter(({ key }) => key !== TEXT) };
}

/** Shows both answers once and asks which to change; false when there is nothing to choose between. */
export async function askContradiction(dc: DialogContext, parts: DialogParts, run: QuestionnaireRun): Promise<boolean> {
  const state = stateOf(dc);
  const items = itemsOf(run, state.contradiction?.itemIds ?? []);
  if (state.contradiction === undefined) return false;
  if (items.length < 2) {
    delete state.contradiction;
    await say(dc.context, parts.texts, { key: TEXT });
    return false;
  }
  state.contradiction.nonce = await askOwn(dc.context, parts.texts, questionAbout(items, parts, run));
  return true;
}

/** One of the answers is asked again; whatever else a person writes, both stay and the finding stands. */
export async function onContradictionReply(
  dc: DialogContext,
  parts: DialogParts,
  run: QuestionnaireRun,
  input: Input,
): Promise<DialogTurnResult | undefined> {
  const { contradiction } = stateOf(dc);
  const items = itemsOf(run, contradiction?.itemIds ?? []);
  const question = { ...questionAbout(items, parts, run), nonce: contradiction?.nonce };
  const item = items[Number(chosenOption(input, question, parts.texts) ?? 0) - 1];
  delete stateOf(dc).contradiction;
  if (item === undefined) return undefined;
  await askItem(dc, parts, run, item);
  return Dialog.EndOfTurn;
}

/** A rule names items; in a list the first entry's answer stands for all. */
function itemsOf(run: QuestionnaireRun, itemIds: readonly string[]): AskableItem[] {
  const listed = answeredItems(run.questionnaire, run.env);
  return itemIds
    .map((id) => listed.find(({ linkId }) => linkId === id) ?? listed.find(({ linkId }) => plainLinkId(linkId) === id))
    .filter((item) => item !== undefined);
}

function questionAbout(items: AskableItem[], { texts }: DialogParts, run: QuestionnaireRun): OwnQuestion {
  const lines = items.map((item, at) => {
    const answer = answerOf(item, run.env.answers);
    const said = answer === undefined ? '' : answerText(item, answer, run.language);
    const words = typeof said === 'string' ? said : texts.format(run.language, said);
    return `${at + 1}. ${neutralText(itemText(item, run.language))} ${words}`;
  });
  const changes = items.map((_, at) => ({
    code: `${at + 1}`,
    label: { key: 'contradiction.change', params: { number: at + 1 } },
  }));
  return {
    linkId: 'contradiction',
    text: { key: 'contradiction.question', params: { answers: lines.join('\n') } },
    options: [...changes, { code: 'leave', label: { key: 'contradiction.leave' } }],
  };
}
