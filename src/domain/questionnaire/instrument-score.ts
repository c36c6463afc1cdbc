import { answerOf, chosenOptions } from './answers.ts';
import type { ExpressionEnv } from './expression-env.ts';
import { LOINC } from './extensions.ts';
import { isAskable, type LoadedItem } from './loaded.ts';
import type { Score } from './response.ts';

/** The score of an instrument, as far as it was answered; nothing for one whose options carry no ordinals. */
export function scoreOf(env: ExpressionEnv, instrument: string): Score | undefined {
  const group = instrumentGroup(env, instrument);
  const scored = group === undefined ? [] : askedWithin(group).filter(isScored);
  if (scored.length === 0) return undefined;
  const asked = scored.filter((item) => env.isEnabled(item.linkId));
  const points = asked.map((item) => pointsOf(env, item)).filter((value) => value !== undefined);
  const loinc = env.questionnaire.items
    .get(`${instrument}.total`)
    ?.item.code?.find((coding) => coding.system === LOINC)?.code;
  return {
    instrument,
    value: points.reduce((sum, value) => sum + value, 0),
    complete: asked.length > 0 && points.length === asked.length,
    answered: points.length,
    items: asked.length,
    ...(loinc === undefined ? {} : { loinc }),
    max: scored.reduce((sum, item) => sum + Math.max(...item.options.map((option) => option.ordinal ?? 0)), 0),
  };
}

/**
 * A scored instrument is complete when every item that counts has a value; one without scores (a suicide screen)
 * when it was run to its end, refusals included.
 */
export function isComplete(env: ExpressionEnv, instrument: string): boolean {
  const score = scoreOf(env, instrument);
  if (score !== undefined) return score.complete;
  const group = instrumentGroup(env, instrument);
  const asked = group === undefined ? [] : askedWithin(group).filter((item) => env.isEnabled(item.linkId));
  return asked.length > 0 && asked.every((item) => answerOf(item, env.answers) !== undefined);
}

/** Something of the instrument was asked. */
export function wasBegun(env: ExpressionEnv, instrument: string): boolean {
  const group = instrumentGroup(env, instrument);
  return group !== undefined && askedWithin(group).some((item) => answerOf(item, env.answers) !== undefined);
}

function instrumentGroup(env: ExpressionEnv, instrument: string): LoadedItem | undefined {
  for (const item of env.questionnaire.items.values()) if (item.instrument === instrument) return item;
  return undefined;
}

function askedWithin(group: LoadedItem): LoadedItem[] {
  return group.children.flatMap((child) => [...(isAskable(child) ? [child] : []), ...askedWithin(child)]);
}

/** PHQ-9 item 10 has no ordinals and so does not count. */
function isScored(item: LoadedItem): boolean {
  return item.options.some((option) => option.ordinal !== undefined);
}

function pointsOf(env: ExpressionEnv, item: LoadedItem): number | undefined {
  const answer = answerOf(item, env.answers);
  if (answer?.state !== 'answered') return undefined;
  const ordinals = chosenOptions(item, answer).map((option) => option.ordinal);
  return ordinals.length > 0 && ordinals.every((ordinal) => ordinal !== undefined)
    ? ordinals.reduce((sum, ordinal) => sum + ordinal, 0)
    : undefined;
}
