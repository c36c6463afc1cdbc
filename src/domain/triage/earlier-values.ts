import { sessionsOf } from '../care/points-of-run.ts';
import { lookupOf } from '../questionnaire/expression-env.ts';
import { numberOf } from '../questionnaire/expression-helpers.ts';
import type { LoadedQuestionnaire } from '../questionnaire/loaded.ts';
import type { ResponseRecord } from '../questionnaire/response.ts';
import type { EarlierValues } from './conditions.ts';

/** The point whose answer later ones of the same session are held against (clinical pack 5: E0 is no baseline). */
const BASELINE_POINT = 'D1';

/**
 * What came before the newest values, of runs from old to new. Of an instrument: the first and the last whole total
 * before the run that has it newest. Of an item: its last points before, and those of the day after the same session.
 */
export function earlierValues(responses: readonly ResponseRecord[], catalogue: LoadedQuestionnaire): EarlierValues {
  const instruments = new Set(responses.flatMap(({ scores }) => Object.keys(scores)));
  const items = new Set(responses.flatMap(({ answers }) => Object.keys(answers)).filter((key) => !key.includes('[')));
  return Object.fromEntries([
    ...[...items].flatMap((linkId) => entry(linkId, ofItem(responses, linkId, catalogue))),
    ...[...instruments].flatMap((name) => entry(name, ofInstrument(responses, name))),
  ]);
}

type Earlier = EarlierValues[string];

function ofInstrument(responses: readonly ResponseRecord[], name: string): Earlier {
  const newest = responses.findLastIndex(({ scores }) => scores[name] !== undefined);
  const totals = responses.slice(0, newest).flatMap(({ scores }) => {
    const score = scores[name];
    return score?.complete === true ? [score.value] : [];
  });
  return of(totals[0], totals.at(-1));
}

function ofItem(responses: readonly ResponseRecord[], linkId: string, catalogue: LoadedQuestionnaire): Earlier {
  const answered = responses.flatMap((run) => {
    const value = pointsIn(run, linkId, catalogue);
    return value === undefined ? [] : [{ run, value }];
  });
  const newest = answered.pop();
  if (newest === undefined) return {};
  const sessions = sessionsOf(newest.run);
  const dayAfter = answered.findLast(
    ({ run }) => run.points?.includes(BASELINE_POINT) === true && sessionsOf(run).some((one) => sessions.includes(one)),
  );
  return of(dayAfter?.value, answered.at(-1)?.value);
}

function pointsIn({ answers }: ResponseRecord, linkId: string, questionnaire: LoadedQuestionnaire) {
  if (answers[linkId]?.state !== 'answered') return undefined;
  return numberOf({ questionnaire, answers: lookupOf(answers) }, linkId);
}

function of(baseline: number | undefined, previous: number | undefined): Earlier {
  return { ...(baseline === undefined ? {} : { baseline }), ...(previous === undefined ? {} : { previous }) };
}

function entry(name: string, earlier: Earlier): [string, Earlier][] {
  return earlier.previous === undefined && earlier.baseline === undefined ? [] : [[name, earlier]];
}
