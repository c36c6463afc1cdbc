import type { Language } from '../../domain/languages.ts';
import type { QuestionnaireLibrary } from '../../domain/questionnaire/library.ts';
import type { LoadedItem, LoadedQuestionnaire } from '../../domain/questionnaire/loaded.ts';
import { shortName } from '../../domain/questionnaire/localize.ts';
import { opensEntry } from '../../domain/questionnaire/repetition-keys.ts';
import type { Answer, ResponseRecord } from '../../domain/questionnaire/response.ts';
import type { Texts } from '../../domain/texts.ts';
import type { Finding } from '../../domain/triage/finding.ts';
import { type AnswerView, answerView } from './answer-view.ts';
import { findingView } from './finding-view.ts';
import { questionnaireOf } from './questionnaire-of.ts';
import { runTitle } from './run-title.ts';

interface Reader {
  library: QuestionnaireLibrary;
  texts: Texts;
  sources: Readonly<Record<string, string>>;
  language: Language;
}

/** A response as a line of a list. */
export function responseSummary(response: ResponseRecord, library: QuestionnaireLibrary, language: Language) {
  const { id, patientId, questionnaire, status, sessionId, startedAt, updatedAt, completedAt } = response;
  const loaded = questionnaireOf(library, questionnaire, response.answers);
  const head = { id, patientId, questionnaire, status, sessionId, startedAt, updatedAt, completedAt };
  const name = library.nameOf(questionnaire);
  return {
    ...head,
    name,
    title: runTitle(response, loaded, { library, language }),
    ...scoresOf(response, loaded, language),
  };
}

/** A response in full: every answer in the order of the questions, by section. */
export function responseView(response: ResponseRecord, findings: Finding[], reader: Reader) {
  const { library, language } = reader;
  const loaded = questionnaireOf(library, response.questionnaire, response.answers);
  return {
    ...responseSummary(response, library, language),
    sections: sectionsOf(response, loaded, reader),
    findings: findings.map((finding) => findingView(finding, loaded, reader)),
  };
}

/**
 * The answers in the questionnaire's order; what it does not know stands at the end, for nothing is left out but
 * "one more" in a list, which its entries tell.
 */
export function answersInOrder(response: ResponseRecord, loaded: LoadedQuestionnaire | undefined): Answer[] {
  const order = new Map([...(loaded?.items.keys() ?? [])].map((linkId, index) => [linkId, index]));
  const place = ({ linkId }: Answer) => order.get(linkId) ?? order.size;
  return Object.values(response.answers)
    .filter((answer) => !opensEntry(answer.linkId, answer))
    .sort((a, b) => place(a) - place(b));
}

function sectionsOf(response: ResponseRecord, loaded: LoadedQuestionnaire | undefined, reader: Reader) {
  const sections: { linkId: string; title: string; answers: AnswerView[] }[] = [];
  for (const answer of answersInOrder(response, loaded)) {
    const item = loaded?.items.get(answer.linkId);
    const part = item === undefined ? undefined : sectionOf(item);
    const linkId = part?.linkId ?? '';
    const title = part === undefined ? '' : shortName(part, reader.language);
    const last = sections.at(-1);
    const view = answerView(answer, item, reader);
    if (last?.linkId === linkId) last.answers.push(view);
    else sections.push({ linkId, title, answers: [view] });
  }
  return sections;
}

/** The instrument an item belongs to, else its section. */
function sectionOf(item: LoadedItem): LoadedItem | undefined {
  for (let part = item.parent; part !== undefined; part = part.parent) {
    if (part.instrument !== undefined || part.isSection) return part;
  }
  return undefined;
}

function scoresOf(response: ResponseRecord, loaded: LoadedQuestionnaire | undefined, language: Language) {
  const groups = [...(loaded?.items.values() ?? [])].filter(({ instrument }) => instrument !== undefined);
  const scores = Object.values(response.scores).map((score) => {
    const group = groups.find(({ instrument }) => instrument === score.instrument);
    return { ...score, title: group === undefined ? score.instrument : shortName(group, language) };
  });
  return { scores };
}
