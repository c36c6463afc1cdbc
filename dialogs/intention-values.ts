import { allOf } from '../src/domain/all-pages.ts';
import { fastingRule } from '../src/domain/care/fasting-rule.ts';
import { type IntentionVersion, intentionVersions } from '../src/domain/care/intention-versions.ts';
import { textOf } from '../src/domain/care/patient-facts.ts';
import { sessionAt } from '../src/domain/care/points-of-run.ts';
import { chosenOptions } from '../src/domain/questionnaire/answers.ts';
import { answerText } from '../src/domain/questionnaire/localize.ts';
import type { Point } from '../src/domain/questionnaire/points.ts';
import { repetitionKey } from '../src/domain/questionnaire/repetition-keys.ts';
import type { Answer, ResponseRecord } from '../src/domain/questionnaire/response.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import type { DialogParts } from './dialog-parts.ts';
import { sessionsAbout } from './points-context.ts';
import { namesIn } from './prompts/fill-in.ts';
import type { QuestionnaireRun } from './questionnaire-run.ts';

/** PRE shows so many of the wordings so far. */
const SHOWN = 3;
const FIRST_GOAL = `${repetitionKey('i.goals', 0)}/i.goals.goal`;

/** Placeholders that stand for words of a person, or of the clinic. */
const QUOTED: ReadonlySet<string> = new Set([
  'intentionShort',
  'intentionFull',
  'goal1',
  'returnPhrase',
  'comfort',
  'lastIntentions',
  'firstIntention',
  'fasting',
]);

type Values = Record<string, string>;

/** A text quotes words that are no markup, whatever is in them. */
export function quotes(texts: readonly string[]): boolean {
  return texts.flatMap(namesIn).some((name) => QUOTED.has(name));
}

/**
 * A person's own words of before the session, as the texts of a care questionnaire quote them (clinical pack 5): the
 * newest wording of the session that the point is about. What is not there has no value; without an intention it is
 * "what you hoped for".
 */
export async function intentionValues(scope: TurnScope, parts: DialogParts, run: QuestionnaireRun): Promise<Values> {
  const { response, language } = run;
  const where = { patientId: response.patientId };
  const all = await allOf(scope, 'responses', { index: 'byPatient', where });
  const versions = intentionVersions([...all.filter(({ id }) => id !== response.id), response]);
  const newest = (point: Point) => versions.findLast(({ sessionId }) => sessionId === sessionAt(response, point));
  const none = parts.texts.format(language, { key: 'intention.none' });
  const brief = newest(response.points?.includes('E0') === true ? 'E0' : 'D1');
  const said = (point: Point, linkId: string) => answerBefore(all, sessionAt(response, point), linkId);
  return {
    intentionShort: brief?.short ?? brief?.words ?? none,
    intentionFull: newest('D7')?.words ?? none,
    ...optional('goal1', textOf(said('D3', FIRST_GOAL)?.answer)),
    ...optional('returnPhrase', textOf(said('E0', 'i.return')?.answer)),
    ...optional('comfort', comfortIn(parts, run, said('E0', 'i.comfort'))),
    ...optional('lastIntentions', listed(versions)),
    ...optional('firstIntention', versions[0]?.words),
    ...optional('fasting', await fastingWords(scope, parts, run)),
  };
}

/** The newest answer to an item of a session's intention. */
function answerBefore(all: readonly ResponseRecord[], sessionId: string | undefined, linkId: string) {
  const runs = all.filter((run) => run.sessionId === sessionId && run.answers[linkId]?.state === 'answered');
  const newest = runs.sort((a, b) => atOf(a, linkId).localeCompare(atOf(b, linkId))).at(-1);
  const answer = newest?.answers[linkId];
  return newest === undefined || answer === undefined ? undefined : { questionnaire: newest.questionnaire, answer };
}

function atOf(run: ResponseRecord, linkId: string): string {
  return run.answers[linkId]?.at ?? '';
}

function comfortIn(
  { library }: DialogParts,
  { language }: QuestionnaireRun,
  said: { questionnaire: string; answer: Answer } | undefined,
): string | undefined {
  const item = said === undefined ? undefined : library.find(said.questionnaire)?.items.get(said.answer.linkId);
  if (said === undefined || item === undefined) return undefined;
  if (chosenOptions(item, said.answer).some(({ code }) => code === 'none')) return undefined;
  const words = answerText(item, said.answer, language);
  return typeof words === 'string' ? words : undefined;
}

/** The newest wordings, each once, the newest first. */
function listed(versions: readonly IntentionVersion[]): string | undefined {
  const words = [...new Set(versions.map((version) => version.words).reverse())].slice(0, SHOWN);
  return words.length === 0 ? undefined : words.map((one) => `- ${one}`).join('\n');
}

async function fastingWords(scope: TurnScope, parts: DialogParts, run: QuestionnaireRun): Promise<string | undefined> {
  const rule = fastingRule(scope.clinic, await sessionsAbout(scope, run.response));
  if (rule === 'esketamine') return parts.texts.format(run.language, { key: 'fasting.esketamine' });
  return rule?.[run.language];
}

function optional(name: string, value: string | undefined): Values {
  return value === undefined ? {} : { [name]: value };
}
