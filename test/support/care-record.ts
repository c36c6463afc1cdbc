import type { MedicineSession } from '../../src/domain/care/session.ts';
import type { ResponseRecord, Score } from '../../src/domain/questionnaire/response.ts';
import type { Finding } from '../../src/domain/triage/finding.ts';
import { answersOf, type Said } from '../domain/triage/triage-fixture.ts';
import { content } from './chat.ts';

/** A run of a care questionnaire: what was said in it, at this time. */
export function runOf(
  name: string,
  id: string,
  at: string,
  said: Readonly<Record<string, Said>>,
  more: Partial<ResponseRecord> = {},
): ResponseRecord {
  const answers = Object.entries(answersOf(said, at)).map(([linkId, answer]) => {
    return [linkId, { ...answer, linkId, at, conversationId: 'chat', turn: 1 }] as const;
  });
  return {
    ...{ id, clinicId: 'demo', patientId: 'patient_1', conversationId: 'chat', status: 'completed' },
    questionnaire: content.library.newest(name).canonical,
    ...{ answers: Object.fromEntries(answers), scores: {}, startedAt: at, updatedAt: at },
    ...more,
  };
}

export function sessionOf(id: string, start: string, more: Partial<MedicineSession> = {}): MedicineSession {
  const plannedEnd = new Date(Date.parse(start) + 3 * 3_600_000).toISOString();
  return {
    ...{ id, clinicId: 'demo', patientId: 'patient_1', state: 'planned', start, plannedEnd },
    ...{ zone: 'America/Denver', route: 'im', createdBy: 'T', createdAt: start, updatedAt: start },
    ...more,
  };
}

export function findingOf(code: string, more: Partial<Finding> = {}): Finding {
  return {
    ...{ id: `finding_${code}`, clinicId: 'demo', patientId: 'patient_1', code, severity: 'relative', state: 'open' },
    ...{ basis: ['policy'], itemIds: [], answerSnapshot: {}, ruleId: code, ruleVersion: '1.0.0', source: ['policy'] },
    ...{ clinicianText: { en: code, es: code }, at: '2026-03-01T10:00:00.000Z' },
    ...more,
  };
}

export function scoreOf(instrument: string, value: number, complete = true): Score {
  return { instrument, value, complete, answered: complete ? 9 : 4, items: 9, max: 27 };
}
