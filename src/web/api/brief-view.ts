import { checklistState } from '../../domain/care/checklist-state.ts';
import { type IntentionCard, intentionCard } from '../../domain/care/intention-card.ts';
import { measureCourses } from '../../domain/care/measure-course.ts';
import { textOf } from '../../domain/care/patient-facts.ts';
import { planForPatient } from '../../domain/care/plan-for-patient.ts';
import { sessionsOf } from '../../domain/care/points-of-run.ts';
import type { MedicineSession } from '../../domain/care/session.ts';
import { sessionStories } from '../../domain/care/session-story.ts';
import type { PlanRecord } from '../../domain/care/treatment-plan.ts';
import type { Language } from '../../domain/languages.ts';
import type { ResponseRecord } from '../../domain/questionnaire/response.ts';
import { type Finding, SEVERITIES } from '../../domain/triage/finding.ts';
import type { ApiParts } from './api-parts.ts';
import type { BriefRecord } from './brief-record.ts';
import { findingView } from './finding-view.ts';
import { measureTitle } from './measure-title.ts';
import { questionnaireOf } from './questionnaire-of.ts';
import { sessionView } from './sessions.ts';
import { skippedStars } from './skipped-stars.ts';
import { type Teller, teller } from './told-view.ts';

export type Reader = Pick<ApiParts, 'library' | 'texts' | 'sources'> & { language: Language };

/**
 * What a therapist reads before and after a session. It collects and sorts; nothing in it is interpreted, and each value
 * names its response and item.
 */
export function briefView(record: BriefRecord, reader: Reader) {
  const { patient, sessions, responses, now } = record;
  const tell = teller(responses, reader);
  const { nameOf } = reader.library;
  const next = nextSession(sessions, now);
  const past = pastSessions(sessions, next, now);
  const named = (name: string) => responses.filter(({ questionnaire }) => nameOf(questionnaire) === name);
  const findings = record.findings.filter(({ state }) => state === 'open').sort(bySeverity);
  const stories = sessionStories(past, sessions, named('reflection'), record.findings);
  return {
    plan: planLine(record.plan, sessions, now),
    nextSession: next === undefined ? undefined : sessionView(next, patient),
    // The session ahead comes first; without a card of its own, the newest there is.
    intention: cardView(intentionCard(responses, nameOf, next?.id) ?? intentionCard(responses, nameOf), tell),
    checklist: next === undefined ? undefined : checklistOf(next, named('checklist'), record, reader, tell),
    sessions: stories.map(({ session, happened, firstWords, stayed, flagged }) => ({
      ...sessionView(session, patient),
      hopedFor: hopesView(intentionCard(responses, nameOf, session.id), tell),
      happened: happened.map(tell),
      firstWords: firstWords.map(tell),
      flagged: flagged.map((finding) => findingOf(finding, responses, reader)),
      stayed: stayed.map(tell),
    })),
    measures: measureCourses(responses).map((course) => ({
      ...course,
      title: measureTitle(course, responses, reader),
    })),
    findings: findings.map((finding) => findingOf(finding, responses, reader)),
    skipped: skippedStars(responses, reader.library).map(tell),
    withheld: record.withheld,
  };
}

function cardView(card: IntentionCard | undefined, tell: Teller) {
  if (card === undefined) return undefined;
  const { parts, versions, sessionId } = card;
  return {
    ...(sessionId === undefined ? {} : { sessionId }),
    ...titleOf(card),
    parts: Object.fromEntries(Object.entries(parts).map(([part, told]) => [part, told.map(tell)])),
    goals: goalsView(card, tell),
    versions: [...versions].reverse(),
  };
}

/** Of a card, what is held against the session that followed. */
function hopesView(card: IntentionCard | undefined, tell: Teller) {
  if (card === undefined) return undefined;
  const { short = [], words = [] } = card.parts;
  return { ...titleOf(card), words: [...short, ...words].map(tell), goals: goalsView(card, tell) };
}

/** The plan in one line: where it stands, not what is in it. */
function planLine(record: PlanRecord | undefined, sessions: readonly MedicineSession[], now: string) {
  if (record === undefined) return undefined;
  const { version, by, at, plan } = record;
  const { status, route, setting, induction } = plan;
  return { version, by, at, status, route, setting, induction, done: planForPatient(plan, sessions, now).done };
}

/** The short form where there is one, else the intention itself: the person's own words either way. */
function titleOf({ parts }: IntentionCard): { title?: string } {
  const told = [...(parts.short ?? []), ...(parts.words ?? [])].flatMap(({ answer }) => textOf(answer) ?? []);
  return told[0] === undefined ? {} : { title: told[0] };
}

function goalsView({ goals }: IntentionCard, tell: Teller) {
  return goals.map(({ goal, notice }) => ({
    ...(goal === undefined ? {} : { goal: tell(goal) }),
    ...(notice === undefined ? {} : { notice: tell(notice) }),
  }));
}

/** The coming session, or the one under way. */
function nextSession(sessions: readonly MedicineSession[], now: string): MedicineSession | undefined {
  const isAhead = ({ state, plannedEnd, releasedAt }: MedicineSession) =>
    releasedAt === undefined &&
    (state === 'started' || ((state === 'planned' || state === 'confirmed') && plannedEnd > now));
  return sessions.filter(isAhead).sort((a, b) => a.start.localeCompare(b.start))[0];
}

/** The newest first. */
function pastSessions(sessions: readonly MedicineSession[], next: MedicineSession | undefined, now: string) {
  return sessions
    .filter(({ id, state, start, releasedAt }) => {
      const tookPlace = releasedAt !== undefined || (state !== 'cancelled' && state !== 'missed');
      return id !== next?.id && tookPlace && start <= now;
    })
    .sort((a, b) => b.start.localeCompare(a.start));
}

function checklistOf(
  { id: sessionId }: MedicineSession,
  checklists: readonly ResponseRecord[],
  { patient, findings }: BriefRecord,
  { library }: Reader,
  tell: Teller,
) {
  const runs = checklists.filter((run) => sessionsOf(run).includes(sessionId));
  const newest = runs.at(-1);
  const questionnaire =
    newest === undefined
      ? library.newest('checklist', patient.clinicId)
      : questionnaireOf(library, newest.questionnaire, newest.answers);
  if (questionnaire === undefined) return undefined;
  const items = checklistState(questionnaire, runs, findings).map(({ told, ...item }) => ({
    ...item,
    question: tell.question(item.linkId, questionnaire),
    ...(told === undefined ? {} : { told: tell(told) }),
  }));
  return {
    sessionId,
    runs: runs.map(({ id, status, points = [] }) => ({ responseId: id, status, points })),
    items,
  };
}

function findingOf(finding: Finding, responses: readonly ResponseRecord[], reader: Reader) {
  const run = responses.find(({ id }) => id === finding.responseId);
  const loaded = run && questionnaireOf(reader.library, run.questionnaire, finding.answerSnapshot);
  return findingView(finding, loaded, reader);
}

function bySeverity(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.at.localeCompare(a.at);
}
