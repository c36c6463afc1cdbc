import { allOf } from '../src/domain/all-pages.ts';
import { lookupForAll } from '../src/domain/questionnaire/all-repetitions.ts';
import { isEnabled } from '../src/domain/questionnaire/enabled.ts';
import type { AnswerLookup, KnownAnswer } from '../src/domain/questionnaire/expression-env.ts';
import { outermostOf, plainLinkId } from '../src/domain/questionnaire/repetition-keys.ts';
import type { ResponseRecord } from '../src/domain/questionnaire/response.ts';
import type { Screening } from '../src/domain/safety/tiers.ts';
import { trialRulesOf } from '../src/domain/treatment-history/clinic-trial-rules.ts';
import { dispositionOf } from '../src/domain/triage/disposition.ts';
import { earlierValues } from '../src/domain/triage/earlier-values.ts';
import type { Finding } from '../src/domain/triage/finding.ts';
import { type Judgement, judge } from '../src/domain/triage/judge.ts';
import type { JudgeInput } from '../src/domain/triage/judge-input.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import type { DialogParts } from './dialog-parts.ts';
import { findingsOf, raiseFinding } from './findings-of.ts';
import { lookAgain } from './look-again.ts';
import type { QuestionnaireRun } from './questionnaire-run.ts';

/** The questionnaire whose end makes a patient's record complete. */
const REQUIRED = 'prescreening';

/** What the rules make of the answers so far. `changed`: only rules that read these are asked; left out: all. */
export async function judgeAnswers(
  scope: TurnScope,
  parts: DialogParts,
  run: QuestionnaireRun,
  options: { changed?: string[]; said?: string[]; suicideScreenLeft?: boolean } = {},
): Promise<Judgement> {
  const responses = await responsesOf(scope, run.response);
  const { changed, said, suicideScreenLeft = false } = options;
  return apply(scope, parts, responses, {
    lookup: latest(responses, run),
    // A rule may read one repetition, or all of them by the plain linkId.
    ...(changed === undefined ? {} : { changed: [...new Set(changed.flatMap((key) => [key, plainLinkId(key)]))] }),
    ...(said === undefined ? {} : { said }),
    responseId: run.response.id,
    context: { ...run.env.context, suicideScreenLeft },
  });
}

/** What the rules make of this turn's words; the answers are as they were. */
export async function judgeWords(
  scope: TurnScope,
  parts: DialogParts,
  { tiers, marks }: Screening,
): Promise<Judgement> {
  const responses = await responsesOf(scope);
  return apply(scope, parts, responses, { lookup: latest(responses), changed: [], typed: tiers, marks });
}

type Given = Omit<JudgeInput, 'trialRules' | 'earlier' | 'clinicId' | 'patientId' | 'existing' | 'now' | 'newId'>;

async function apply(
  scope: TurnScope,
  parts: DialogParts,
  responses: ResponseRecord[],
  given: Given,
): Promise<Judgement> {
  const { clinicId, patientId } = scope.conversation;
  const existing = await findingsOf(scope);
  const trialRules = trialRulesOf(scope.clinic, parts.rules.medicines);
  const earlier = earlierValues(responses, parts.rules.catalogue);
  const input = { ...given, earlier, trialRules, clinicId, patientId, existing, now: scope.now, newId: scope.newId };
  const judgement = judge(parts.rules, input);
  for (const finding of judgement.raised) raiseFinding(scope, finding);
  for (const findingId of judgement.superseded) scope.emit({ kind: 'finding.superseded', findingId, at: scope.now });
  await lookAgain(scope, judgement.raised);
  await setDisposition(scope, parts, responses, [...existing, ...judgement.raised], judgement.superseded);
  return judgement;
}

async function setDisposition(
  scope: TurnScope,
  parts: DialogParts,
  responses: ResponseRecord[],
  findings: Finding[],
  superseded: string[],
): Promise<void> {
  const { patientId } = scope.conversation;
  const complete = responses.some(
    (r) => r.status === 'completed' && parts.library.nameOf(r.questionnaire) === REQUIRED,
  );
  const disposition = dispositionOf(
    findings.filter(({ id }) => !superseded.includes(id)),
    { complete },
  );
  const patient = await scope.get('patients', patientId);
  if (patient?.disposition !== disposition) scope.emit({ kind: 'disposition.set', patientId, disposition });
}

/** All runs of the patient, oldest first, with what this turn changed. */
async function responsesOf(scope: TurnScope, current?: ResponseRecord): Promise<ResponseRecord[]> {
  const where = { patientId: scope.conversation.patientId };
  const known = await allOf(scope, 'responses', { index: 'byPatient', where });
  const others = known.filter(({ id }) => id !== current?.id);
  return current === undefined ? others : [...others, current];
}

/** The latest answer to each item; in the run under way, only to questions that still apply. */
function latest(responses: ResponseRecord[], run?: QuestionnaireRun): AnswerLookup {
  const answers = new Map<string, KnownAnswer>();
  for (const response of responses) {
    forgetOlderLists(answers, response);
    forgetOlderScores(answers, response);
    for (const [linkId, answer] of Object.entries(response.answers)) {
      const known = answers.get(linkId);
      const applies = response.id !== run?.response.id || run.only || isEnabled(run.questionnaire, linkId, run.env);
      if (applies && (known?.at === undefined || known.at <= answer.at))
        answers.set(linkId, atPoints(answer, response));
    }
  }
  return lookupForAll(answers);
}

/** What its run asked stays known of an answer, among those of other runs. */
function atPoints(answer: KnownAnswer, { points }: ResponseRecord): KnownAnswer {
  return points === undefined ? answer : { ...answer, points };
}

/** A list that was made anew replaces the older one as a whole. */
function forgetOlderLists(answers: Map<string, KnownAnswer>, { answers: newer }: ResponseRecord): void {
  const again = new Set(Object.keys(newer).map(outermostOf));
  for (const key of answers.keys()) {
    const list = outermostOf(key);
    if (list !== undefined && again.has(list)) answers.delete(key);
  }
}

/** A scored instrument that was begun anew is all of the new run: a total of two days is nobody's. */
function forgetOlderScores(answers: Map<string, KnownAnswer>, { scores }: ResponseRecord): void {
  const again = Object.keys(scores);
  for (const key of answers.keys()) if (again.some((name) => key.startsWith(`${name}.`))) answers.delete(key);
}
