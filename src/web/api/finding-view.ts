import { findItem } from '../../domain/questionnaire/find-item.ts';
import type { LoadedQuestionnaire } from '../../domain/questionnaire/loaded.ts';
import { opensEntry } from '../../domain/questionnaire/repetition-keys.ts';
import type { GivenAnswer } from '../../domain/questionnaire/response.ts';
import type { Finding } from '../../domain/triage/finding.ts';
import { questionText } from './answer-view.ts';
import { type Words, wording } from './wording.ts';

/** A finding with all a clinician needs to check it: the answers it rests on, the rule, its version, its sources. */
export function findingView(
  finding: Finding,
  loaded: LoadedQuestionnaire | undefined,
  words: Words & { sources: Readonly<Record<string, string>> },
) {
  const { clinicId: _c, answerSnapshot, clinicianText, source, patientText: _p, ...rest } = finding;
  return {
    ...rest,
    clinicianText: clinicianText[words.language].replaceAll('**', ''),
    answers: Object.entries(answerSnapshot)
      .filter(([linkId, given]) => !opensEntry(linkId, given))
      .map(([linkId, given]) => answerBehind(linkId, given, loaded, words)),
    source: source.map((id) => ({ id, citation: words.sources[id] ?? id })),
  };
}

function answerBehind(linkId: string, given: GivenAnswer, loaded: LoadedQuestionnaire | undefined, words: Words) {
  const item = loaded === undefined ? undefined : findItem({ questionnaire: loaded }, linkId);
  return {
    linkId,
    question: questionText(linkId, item, words),
    state: given.state,
    answer: wording(given, item, words),
  };
}
