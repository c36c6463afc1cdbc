import type { DialogContext } from 'botbuilder-dialogs';
import { nextCover, onCallAt } from '../src/domain/escalation/on-call.ts';
import { linesFor } from '../src/domain/safety/crisis-lines.ts';
import type { Situation } from '../src/domain/safety/crisis-step.ts';
import { isSuicidal } from '../src/domain/safety/tier-rules.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import { accusationOf, accusingWords } from './accusation.ts';
import type { CrisisState } from './crisis-state.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { screenUnderWay } from './screen-under-way.ts';

const DAY_MS = 24 * 3_600_000;
/** Until then a weekday alone says which day is meant. */
const WEEKDAY_MS = 6 * DAY_MS;

/** What the protocol must know of the person and the moment. */
export async function situationOf(
  dc: DialogContext,
  parts: DialogParts,
  state: Pick<CrisisState, 'tiers' | 'marks' | 'supportCount'>,
): Promise<Situation> {
  const scope = scopeOf(dc.context);
  const patient = await scope.get('patients', scope.conversation.patientId);
  const { language } = scope.conversation;
  const extra = extraLines(state);
  const dose = state.marks.includes('DANGER') ? undefined : await doseTime(scope);
  const screenedAt = patient?.suicideScreen?.at;
  return {
    language,
    lines: linesFor(
      parts.crisisLines,
      patient?.location,
      scope.clinic.region,
      language,
      extra,
      patient?.quiet ?? false,
    ),
    ...(patient?.name === undefined ? {} : { name: patient.name }),
    quiet: patient?.quiet ?? false,
    ...(dose === undefined ? {} : { doseTime: dose }),
    screenFinishedRecently: screenedAt !== undefined && Date.parse(scope.now) - Date.parse(screenedAt) < DAY_MS,
    screenOpen: screenUnderWay(dc),
    ...(await accusation(dc, state)),
    ...coverOf(dc),
    supportCount: state.supportCount,
    openBlocking: patient?.openAlerts.some((alert) => alert.blocks) ?? false,
  };
}

/** Staff is accused: who is told in the clinical lead's place, if it is the lead. */
async function accusation(dc: DialogContext, { marks }: Pick<CrisisState, 'marks'>) {
  const scope = scopeOf(dc.context);
  const { entrustedTo } = await accusationOf(scope, marks, accusingWords(dc.context));
  const title = scope.clinic.safeguardingContact?.title[scope.conversation.language];
  const isReplaced = entrustedTo !== undefined && title !== undefined;
  return { staffAccused: marks.includes('STAFF'), ...(isReplaced ? { safeguardingContact: title } : {}) };
}

/** Nobody is on call: when cover begins, in the zone of the person's device, else the clinic's. */
function coverOf(dc: DialogContext): Pick<Situation, 'uncovered'> {
  const { clinic, now, conversation } = scopeOf(dc.context);
  const at = new Date(now);
  if (onCallAt(clinic, at)?.length !== 0) return {};
  const next = nextCover(clinic, at);
  if (next === undefined) return { uncovered: {} };
  const timeZone = zoneOf(dc) ?? clinic.zone;
  const write = (format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(conversation.language, { ...format, timeZone }).format(next);
  const isNear = next.getTime() - at.getTime() < WEEKDAY_MS;
  const day = write({ weekday: 'long', ...(isNear ? {} : { day: 'numeric', month: 'long' }) });
  const time = write({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
  return { uncovered: { until: { day, time } } };
}

function zoneOf(dc: DialogContext): string | undefined {
  const zone = dc.context.activity.localTimezone;
  return zone !== undefined && Intl.supportedValuesOf('timeZone').includes(zone) ? zone : undefined;
}

/** DV, sexual and child lines with ABUSE; Poison Help with an overdose (clinical pack 7.5). */
function extraLines({ tiers }: Pick<CrisisState, 'tiers'>): ('abuse' | 'poison')[] {
  const overdose = tiers.includes('MEDICAL') && tiers.some(isSuicidal);
  return [...(tiers.includes('ABUSE') ? (['abuse'] as const) : []), ...(overdose ? (['poison'] as const) : [])];
}

/** Local time of the dose, where a session of today has begun. */
async function doseTime(scope: TurnScope): Promise<string | undefined> {
  const { patientId } = scope.conversation;
  const from = new Date(Date.parse(scope.now) - DAY_MS).toISOString();
  const sessions = await scope.list('sessions', {
    index: 'byPatient',
    where: { patientId },
    from,
    order: 'desc',
    limit: 10,
  });
  const session = sessions.items.find(
    ({ start, state }) => start <= scope.now && (state === 'started' || state === 'released'),
  );
  if (session === undefined) return undefined;
  const format = { hour: 'numeric', minute: '2-digit', timeZone: session.zone } as const;
  return new Intl.DateTimeFormat(scope.conversation.language, format).format(new Date(session.start));
}
