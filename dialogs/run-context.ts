import type { Patient } from '../src/domain/care/patient.ts';
import { optionsTold } from '../src/domain/medicines/options-told.ts';
import { CONTEXT_NAMES, type ExpressionContext } from '../src/domain/questionnaire/expression-env.ts';
import type { LoadedQuestionnaire } from '../src/domain/questionnaire/loaded.ts';
import type { ResponseRecord } from '../src/domain/questionnaire/response.ts';
import { linesFor } from '../src/domain/safety/crisis-lines.ts';
import { screenBegun } from '../src/domain/safety/unfinished-screen.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import type { DialogParts } from './dialog-parts.ts';
import { findingsOf } from './findings-of.ts';
import { pointsContext } from './points-context.ts';

const DAY_MS = 24 * 3_600_000;
/** The findings that open `s2.means` (clinical pack 1, S2). */
const SITTING_CODES = new Set(['SI_PASSIVE', 'SI_ACTIVE', 'SI_ACTIVE_PLAN', 'SI_IMMINENT']);

/** What the conditions of a run go by beside its answers. */
export async function expressionContext(
  scope: TurnScope,
  parts: DialogParts,
  questionnaire: LoadedQuestionnaire,
  response: ResponseRecord,
  patient: Patient,
): Promise<ExpressionContext> {
  const screen = patient.suicideScreen;
  const recent = screen !== undefined && Date.parse(scope.now) - Date.parse(screen.at) < DAY_MS;
  const country = patient.location?.country;
  // What was asked stays asked: a later change of these facts must not wipe an answer.
  const has = (linkId: string) => response.answers[linkId] !== undefined;
  return {
    // One suicide screen per sitting (clinical pack 3.3): none starts within 24 h after a finished one.
    suicideScreenElsewhere:
      recent && screen.responseId !== response.id && !screenBegun(questionnaire, response.answers),
    anySuicideFinding: has('s2.means') || (await hasSuicideFinding(scope, response)),
    safeToText: has('ae.sexual_boundary') || patient.safeToText === 'safe',
    part2Program: scope.clinic.part2Program,
    told: optionsTold(response.answers, parts.medicines),
    countryKnown:
      country !== undefined && !linesFor(parts.crisisLines, { country, confirmed: true }, country, 'en').eIsLocal,
    ...(await pointsContext(scope, parts, questionnaire, response, patient)),
  };
}

/** Two contexts that no condition tells apart. */
export function sameContext(a: ExpressionContext, b: ExpressionContext): boolean {
  const sets = ['told', 'points', 'instruments', 'again', 'kept'] as const;
  return (
    CONTEXT_NAMES.every((name) => a[name] === b[name]) &&
    sets.every((name) => [...(a[name] ?? [])].join() === [...(b[name] ?? [])].join())
  );
}

/** Any suicide finding of this sitting: since the run began, or a day before. */
async function hasSuicideFinding(scope: TurnScope, response: ResponseRecord): Promise<boolean> {
  const from = new Date(Math.min(Date.parse(response.startedAt), Date.parse(scope.now) - DAY_MS)).toISOString();
  const findings = await findingsOf(scope);
  return findings.some((finding) => finding.at >= from && SITTING_CODES.has(finding.code));
}
