import { allOf } from '../src/domain/all-pages.ts';
import { fastingRule } from '../src/domain/care/fasting-rule.ts';
import { wasHardSession } from '../src/domain/care/hard-session.ts';
import { measureHistory } from '../src/domain/care/measure-history.ts';
import { instrumentsDue } from '../src/domain/care/measures.ts';
import { openItems } from '../src/domain/care/open-items.ts';
import type { Patient } from '../src/domain/care/patient.ts';
import { sessionAt, sessionsOf } from '../src/domain/care/points-of-run.ts';
import type { MedicineSession } from '../src/domain/care/session.ts';
import type { ExpressionContext } from '../src/domain/questionnaire/expression-env.ts';
import type { LoadedItem, LoadedQuestionnaire } from '../src/domain/questionnaire/loaded.ts';
import { MEASURES } from '../src/domain/questionnaire/points.ts';
import type { ResponseRecord } from '../src/domain/questionnaire/response.ts';
import { screenBegun } from '../src/domain/safety/unfinished-screen.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import type { DialogParts } from './dialog-parts.ts';
import { findingsOf } from './findings-of.ts';
import { policyHere } from './policy-here.ts';

/** What the points of a run make known: nothing for a run without them. */
export async function pointsContext(
  scope: TurnScope,
  parts: DialogParts,
  questionnaire: LoadedQuestionnaire,
  response: ResponseRecord,
  patient: Patient,
): Promise<ExpressionContext> {
  const { points, answers } = response;
  if (points === undefined) return {};
  const where = { patientId: patient.id };
  const others = (await allOf(scope, 'responses', { index: 'byPatient', where })).filter(
    ({ id }) => id !== response.id,
  );
  const sessions = await sessionsAbout(scope, response);
  const history = measureHistory(others, response, patient);
  const { inferFromWords } = await policyHere(scope, parts);
  const saysHard = inferFromWords ? parts.saysHard : undefined;
  const due = instrumentsDue(parts.cadence, { points, history, now: scope.now });
  const keys = Object.keys(answers);
  // What was asked stays asked, here too.
  const has = (...linkIds: string[]) => linkIds.some((linkId) => answers[linkId] !== undefined);
  const begun = MEASURES.filter((name) => keys.some((key) => key.startsWith(`${name}.`)));
  const screen = screenBegun(questionnaire, answers) ? ['asq'] : [];
  const rated = has('r.hard', 'r.safe') ? ['ratings'] : [];
  return {
    points: new Set(points),
    instruments: new Set([...due, ...begun, ...screen, ...rated]),
    ...(points.includes('2') ? { again: await againIn(scope, parts, questionnaire, response, others) } : {}),
    hardSession: has('r.support') || wasHardSession(response, { others, sessions, saysHard }),
    kept: new Set(keys),
    homeDosing: has(...askedAtHome(points)) || sessions.some(({ setting }) => setting === 'home_with_observer'),
    esketamine: has('p.nasal') || sessions.some(({ route }) => route === 'intranasal_esketamine'),
    fastingRule: has('p.food') || (!has('p.food.ask') && fastingRule(scope.clinic, sessions) !== undefined),
  };
}

/** What is asked of dosing at home alone; later points ask everybody about the medicine. */
function askedAtHome(points: readonly string[]): string[] {
  const asksAll = points.some((point) => point === 'D7' || point === 'M1' || point === 'M3');
  return asksAll ? ['ae.bp.sys'] : ['ae.bp.sys', 'ae.use'];
}

/** The sessions that a run is about. */
export async function sessionsAbout(scope: TurnScope, response: ResponseRecord): Promise<MedicineSession[]> {
  const found = await Promise.all(sessionsOf(response).map((id) => scope.get('sessions', id)));
  return found.filter((session) => session !== undefined);
}

async function againIn(
  scope: TurnScope,
  parts: DialogParts,
  questionnaire: LoadedQuestionnaire,
  response: ResponseRecord,
  others: ResponseRecord[],
): Promise<ReadonlySet<string>> {
  const { nameOf } = parts.library;
  const earlier = others.findLast(
    (other) =>
      nameOf(other.questionnaire) === nameOf(response.questionnaire) &&
      other.points?.includes('24') === true &&
      sessionAt(other, '24') === sessionAt(response, '2'),
  );
  const open = openItems(questionnaire, earlier, await findingsOf(scope));
  const asked = Object.keys(response.answers).flatMap((key) => withGroups(questionnaire.items.get(key)));
  return new Set([...open, ...asked]);
}

function withGroups(item: LoadedItem | undefined): string[] {
  return item === undefined ? [] : [item.linkId, ...withGroups(item.parent)];
}
