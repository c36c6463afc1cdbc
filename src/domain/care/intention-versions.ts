import type { Answer, GivenAnswer, ResponseRecord } from '../questionnaire/response.ts';
import { textOf } from './patient-facts.ts';
import { sessionAt } from './points-of-run.ts';

/** An intention as it was put at one time. */
export interface IntentionVersion {
  sessionId?: string;
  /** Where it stands. */
  responseId: string;
  linkId: string;
  at: string;
  words: string;
  /** The same in a few words. */
  short?: string;
}

/**
 * Every wording of a patient's intentions, oldest first: each answer to `i.intention`, also those that were changed
 * later, and each new wording after a session (`d7.back`), which belongs to the same session.
 */
export function intentionVersions(responses: readonly ResponseRecord[]): IntentionVersion[] {
  return responses.flatMap(versionsIn).sort((a, b) => a.at.localeCompare(b.at));
}

function versionsIn(run: ResponseRecord): IntentionVersion[] {
  const { answers } = run;
  const short = textOf(answers['i.shorten']);
  const first = versionsOf(answers['i.intention'] ?? (short === undefined ? undefined : answers['i.shorten']));
  return [
    ...first.map((version, index) => ({
      ...about(run.sessionId),
      responseId: run.id,
      ...version,
      ...(short === undefined || index < first.length - 1 ? {} : { short }),
    })),
    ...versionsOf(answers['d7.back.new']).map((version) => ({
      ...about(sessionAt(run, 'D7')),
      responseId: run.id,
      ...version,
    })),
  ];
}

function versionsOf(answer: Answer | undefined): { linkId: string; at: string; words: string }[] {
  if (answer === undefined) return [];
  const given: (GivenAnswer & { at: string })[] = [...(answer.past ?? []), answer];
  return given.flatMap((one) => {
    const words = textOf(one);
    return words === undefined ? [] : [{ linkId: answer.linkId, at: one.at, words }];
  });
}

function about(sessionId: string | undefined): { sessionId?: string } {
  return sessionId === undefined ? {} : { sessionId };
}
