import { plainLinkId } from '../questionnaire/repetition-keys.ts';
import type { ResponseRecord } from '../questionnaire/response.ts';
import { type IntentionVersion, intentionVersions } from './intention-versions.ts';
import { newestTold, type Told } from './told.ts';

/** What stands on an intention card, and the items it is told by (clinical pack 4). */
const PARTS = {
  arriving: ['i.arrive', 'i.arrive.calm'],
  short: ['i.shorten'],
  words: ['i.intention'],
  why: ['i.why'],
  elsewhere: ['i.flex'],
  worries: ['i.concerns', 'i.concerns.other'],
  helps: ['i.support'],
  avoid: ['i.nosupport'],
  boundaries: ['i.boundaries'],
  letGo: ['i.letgo'],
  comeBack: ['i.return'],
  music: ['i.music', 'i.music.avoid'],
  eyes: ['i.eyes'],
  comfort: ['i.comfort'],
  faith: ['i.spirit'],
} as const;
export type CardPart = keyof typeof PARTS;

/** A small goal, and by what the person would notice it. */
export interface CardGoal {
  goal?: Told;
  notice?: Told;
}

/** The one-page card of a session's intention: the person's own words, none of ours. */
export interface IntentionCard {
  sessionId?: string;
  parts: Partial<Record<CardPart, Told[]>>;
  goals: CardGoal[];
  /** Every wording of all their intentions, oldest first. */
  versions: IntentionVersion[];
}

/**
 * The newest card, or that of a session: the newest answer to each item of its intention. None while nothing of it was
 * answered. `nameOf` tells which runs are intentions.
 */
export function intentionCard(
  responses: readonly ResponseRecord[],
  nameOf: (canonical: string) => string,
  sessionId?: string,
): IntentionCard | undefined {
  const runs = responses
    .filter((run) => nameOf(run.questionnaire) === 'intention' && Object.keys(run.answers).length > 0)
    .sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  const about = sessionId ?? runs.at(-1)?.sessionId;
  const own = runs.filter((run) => run.sessionId === about);
  if (own.length === 0) return undefined;
  const parts = Object.entries(PARTS).flatMap(([part, linkIds]) => {
    const told = newestTold(own, linkIds);
    return told.length === 0 ? [] : [[part, told] as const];
  });
  return {
    ...(about === undefined ? {} : { sessionId: about }),
    parts: Object.fromEntries(parts),
    goals: goalsIn(own),
    versions: intentionVersions(responses),
  };
}

/** A list that was made anew replaces the older one as a whole. */
function goalsIn(runs: readonly ResponseRecord[]): CardGoal[] {
  const newest = runs.findLast(({ answers }) => Object.keys(answers).some((key) => isOfGoals(key)));
  const goals = new Map<string, CardGoal>();
  for (const told of newest === undefined ? [] : newestTold([newest], ['i.goals.goal', 'i.goals.notice'])) {
    const { linkId } = told.answer;
    const entry = linkId.slice(0, linkId.indexOf(']') + 1);
    const as = plainLinkId(linkId) === 'i.goals.goal' ? 'goal' : 'notice';
    goals.set(entry, { ...goals.get(entry), [as]: told });
  }
  return [...goals].sort(([a], [b]) => a.localeCompare(b)).map(([, goal]) => goal);
}

function isOfGoals(key: string): boolean {
  return plainLinkId(key).startsWith('i.goals.');
}
