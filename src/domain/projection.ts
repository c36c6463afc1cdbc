import { putOff } from './care/care-clock.ts';
import { markedLookAgain } from './care/look-again.ts';
import { mergeChanges } from './care/merge-changes.ts';
import { newPatient } from './care/new-patient.ts';
import type { OpenAlert, Patient } from './care/patient.ts';
import { sorted } from './care/sort-patient.ts';
import type { Effect } from './effects.ts';
import type { Accusation } from './escalation/accused.ts';
import { disclose } from './escalation/disclose.ts';
import { beginEscalation } from './escalation/escalation.ts';
import { saidAgain } from './escalation/said-again.ts';
import type { RecordChange } from './ports.ts';
import type { Answer, ResponseRecord } from './questionnaire/response.ts';
import type { Alert, StaffAct } from './safety/alert.ts';

/** What an effect changes in the read models. Pure and idempotent; a record that isn't there is left alone. */
export function changesOf(effect: Effect): RecordChange[] {
  switch (effect.kind) {
    case 'conversation.started':
      return conversationStarted(effect);
    case 'conversation.language':
      return [
        onConversation(effect.conversationId, (c) => ({ ...c, language: effect.language })),
        onPatient(effect.patientId, (p) => ({ ...p, language: effect.language })),
      ];
    case 'conversation.erase':
      return [onConversation(effect.conversationId, (c) => withOptional(c, 'eraseAfter', effect.after))];
    case 'patient.changed':
      return [onPatient(effect.patientId, (p) => sorted({ ...p, ...effect.set }))];
    case 'patient.merged':
      return mergeChanges(effect.merge);
    case 'disposition.set':
      return [onPatient(effect.patientId, (p) => ({ ...p, disposition: effect.disposition }))];
    case 'care.put-off':
      return [{ kind: 'careClocks', id: effect.patientId, change: (c) => c && putOff(c, effect.points, effect.until) }];
    case 'clearance.look-again':
      return [onPatient(effect.patientId, (p) => markedLookAgain(p, effect.at))];
    case 'timer.set':
      return [{ kind: 'timers', id: effect.timer.id, change: () => effect.timer }];
    case 'timer.cleared':
      return [{ kind: 'timers', id: effect.timerId, change: () => undefined }];
    case 'outreach.due':
      return [{ kind: 'outreaches', id: effect.outreach.id, change: (o) => o ?? effect.outreach }];
    case 'finding.raised':
      return [{ kind: 'findings', id: effect.finding.id, change: (f) => f ?? effect.finding }];
    case 'finding.superseded':
      return [
        {
          kind: 'findings',
          id: effect.findingId,
          change: (f) => (f?.state === 'open' ? { ...f, state: 'superseded', supersededAt: effect.at } : f),
        },
      ];
    case 'code.said':
    case 'turn-failed':
      return [];
    default:
      return effect.kind.startsWith('alert.')
        ? alertChanges(effect as Extract<Effect, { kind: `alert.${string}` }>)
        : responseChanges(effect as ResponseEffect);
  }
}

type ResponseEffect = Extract<
  Effect,
  { kind: 'response.started' | 'answer.recorded' | 'answers.dropped' | 'scores.computed' | 'response.ended' }
>;

function responseChanges(effect: ResponseEffect): RecordChange[] {
  switch (effect.kind) {
    case 'response.started':
      return [{ kind: 'responses', id: effect.response.id, change: (r) => r ?? effect.response }];
    case 'answer.recorded':
      return [onResponse(effect.responseId, (r) => withAnswer(r, effect.key, effect.answer))];
    case 'answers.dropped':
      return [onResponse(effect.responseId, (r) => withoutAnswers(r, effect.keys, effect.at))];
    case 'scores.computed':
      return [onResponse(effect.responseId, (r) => ({ ...r, scores: { ...r.scores, ...effect.scores } }))];
    case 'response.ended':
      return [
        onResponse(effect.responseId, (r) => ({
          ...r,
          status: effect.status,
          completedAt: r.completedAt ?? effect.at,
        })),
      ];
  }
}

function alertChanges(effect: Extract<Effect, { kind: `alert.${string}` }>): RecordChange[] {
  switch (effect.kind) {
    case 'alert.raised':
      return [
        { kind: 'alerts', id: effect.alert.id, change: (a) => a ?? effect.alert },
        { kind: 'escalations', id: effect.alert.id, change: (e) => e ?? beginEscalation(effect.alert) },
        onPatient(effect.alert.patientId, (p) => withOpenAlert(p, effect.alert)),
      ];
    case 'alert.joined':
      return [
        onAlert(effect.alertId, (a) =>
          a.joined.some((j) => j.turn === effect.turn && j.conversationId === effect.conversationId)
            ? a
            : {
                ...a,
                joined: [
                  ...a.joined,
                  { turn: effect.turn, conversationId: effect.conversationId, at: effect.at, tiers: effect.tiers },
                ],
              },
        ),
        {
          kind: 'escalations',
          id: effect.alertId,
          change: (e) => e && saidAgain(e, `${effect.conversationId}/${effect.turn}`, effect.at),
        },
      ];
    case 'alert.noted':
      return [onAlert(effect.alertId, (a) => withNote(a, effect))];
    case 'alert.accepted':
      return [onAlert(effect.alertId, (a) => ({ ...a, acceptedAt: a.acceptedAt ?? effect.at }))];
    case 'alert.acknowledged':
      return [
        onAlert(effect.alertId, (a) =>
          isOfAccused(a, effect.act) ? a : { ...a, acknowledged: a.acknowledged ?? effect.act },
        ),
        onPatient(effect.patientId, (p) =>
          sorted({
            ...p,
            openAlerts: p.openAlerts.map((o) => (o.id === effect.alertId ? { ...o, acknowledged: true } : o)),
          }),
        ),
      ];
    case 'alert.closed':
      return [
        onAlert(effect.alertId, (a) => ({
          ...a,
          acknowledged: a.acknowledged ?? effect.act,
          closed: a.closed ?? effect.act,
        })),
        onPatient(effect.patientId, (p) =>
          sorted({ ...p, openAlerts: p.openAlerts.filter((o) => o.id !== effect.alertId) }),
        ),
      ];
    case 'alert.named':
      return disclosed(effect.alertId, effect.accusation, effect.at);
    case 'alert.released':
      return disclosed(effect.alertId, effect.accusation, effect.act.at, effect.act);
  }
}

function conversationStarted(effect: Extract<Effect, { kind: 'conversation.started' }>): RecordChange[] {
  const { conversation, at } = effect;
  return [
    { kind: 'conversations', id: conversation.id, change: (c) => c ?? { ...conversation, startedAt: at } },
    {
      kind: 'patients',
      id: conversation.patientId,
      change: (p) =>
        p === undefined
          ? patientOf(effect)
          : p.conversations.includes(conversation.id)
            ? p
            : { ...p, conversations: [conversation.id, ...p.conversations] },
    },
  ];
}

function patientOf({ conversation, userId, userName, at }: Extract<Effect, { kind: 'conversation.started' }>): Patient {
  const { id, patientId, clinicId, language } = conversation;
  const named = userName === undefined ? {} : { name: userName };
  return newPatient({ id: patientId, clinicId, userId, ...named, language }, [id], at);
}

/** It is known whom an accusation means, or the clinical lead releases it: the first of each stands. */
function disclosed(alertId: string, accusation: Accusation, at: string, released?: StaffAct): RecordChange[] {
  const mark = released === undefined ? {} : { released: true as const };
  return [
    onAlert(alertId, (a) => {
      if (a.released !== undefined || (released === undefined && a.accused !== undefined)) return a;
      const { entrustedTo: _entrustedTo, acknowledged, ...rest } = a;
      const known = { ...rest, ...accusation, ...(released === undefined ? {} : { released }) };
      // That the accused has seen it helps nobody: somebody else is called.
      return acknowledged === undefined || isOfAccused(known, acknowledged) ? known : { ...known, acknowledged };
    }),
    { kind: 'escalations', id: alertId, change: (e) => e && disclose(e, { ...accusation, ...mark }, at) },
  ];
}

function isOfAccused({ accused }: Pick<Alert, 'accused'>, { staffId }: StaffAct): boolean {
  return accused !== undefined && accused === staffId;
}

function withOpenAlert(patient: Patient, alert: Alert): Patient {
  if (patient.openAlerts.some((open) => open.id === alert.id)) return patient;
  const open: OpenAlert = {
    id: alert.id,
    tiers: alert.tiers,
    blocks: alert.blocks,
    raisedAt: alert.raisedAt,
    acknowledged: false,
    conversationId: alert.conversationId,
    ...(alert.marks.includes('STAFF') ? { staff: true as const } : {}),
  };
  return sorted({ ...patient, openAlerts: [...patient.openAlerts, open], newestAlertAt: alert.raisedAt });
}

function withNote(alert: Alert, effect: Extract<Effect, { kind: 'alert.noted' }>): Alert {
  const marks = [...new Set([...alert.marks, ...(effect.marks ?? [])])];
  const { note, at } = effect;
  const known = note === undefined || alert.notes.some((n) => n.key === note && n.at === at);
  return { ...alert, marks, notes: known ? alert.notes : [...alert.notes, { key: note, at }] };
}

/** The newer answer stands; what it replaced is kept with it. */
function withAnswer(response: ResponseRecord, key: string, answer: Answer): ResponseRecord {
  const current = response.answers[key];
  if (current !== undefined && current.at > answer.at) return withEarlier(response, key, current, answer);
  const same = current?.turn === answer.turn && current.conversationId === answer.conversationId;
  const past = current === undefined ? [] : same ? (current.past ?? []) : [...(current.past ?? []), pastOf(current)];
  return {
    ...response,
    updatedAt: answer.at,
    answers: { ...response.answers, [key]: past.length === 0 ? answer : { ...answer, past } },
  };
}

/** It was given before the one that stands, in another conversation, and comes after it: it is kept all the same. */
function withEarlier(response: ResponseRecord, key: string, current: Answer, earlier: Answer): ResponseRecord {
  const { past = [] } = current;
  const given = pastOf(earlier);
  if (current.conversationId === earlier.conversationId || past.some(({ at }) => at === given.at)) return response;
  const all = [...past, given].sort((a, b) => a.at.localeCompare(b.at));
  return { ...response, answers: { ...response.answers, [key]: { ...current, past: all } } };
}

function withoutAnswers(response: ResponseRecord, keys: string[], at: string): ResponseRecord {
  const answers = { ...response.answers };
  for (const key of keys) delete answers[key];
  return { ...response, answers, updatedAt: at };
}

function pastOf({ past: _past, linkId: _linkId, conversationId: _c, turn: _t, said: _s, ...given }: Answer) {
  return given;
}

function onPatient(id: string, change: (patient: Patient) => Patient): RecordChange {
  return { kind: 'patients', id, change: (current) => (current === undefined ? undefined : change(current)) };
}
function onResponse(id: string, change: (response: ResponseRecord) => ResponseRecord): RecordChange {
  return { kind: 'responses', id, change: (current) => (current === undefined ? undefined : change(current)) };
}
function onAlert(id: string, change: (alert: Alert) => Alert): RecordChange {
  return { kind: 'alerts', id, change: (current) => (current === undefined ? undefined : change(current)) };
}
function onConversation(
  id: string,
  change: (conversation: import('./records.ts').ConversationRecord) => import('./records.ts').ConversationRecord,
): RecordChange {
  return { kind: 'conversations', id, change: (current) => (current === undefined ? undefined : change(current)) };
}
function withOptional<T extends object, K extends keyof T>(record: T, key: K, value: T[K] | undefined): T {
  const { [key]: _old, ...rest } = record;
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}
