import type { Patient } from '../../src/domain/care/patient.ts';
import type { MedicineSession } from '../../src/domain/care/session.ts';
import type { Clinic } from '../../src/domain/clinic.ts';
import type { Language } from '../../src/domain/languages.ts';
import type { ResponseRecord } from '../../src/domain/questionnaire/response.ts';
import { answersOf, type Said } from '../domain/triage/triage-fixture.ts';
import { Chat, content } from './chat.ts';
import { MemoryStore } from './memory-store.ts';
import { TestClock, testClinic } from './turn-parts.ts';

/** An earlier run of the same patient: what was said in it, so many hours ago. */
export interface EarlierRun {
  name: string;
  said: Readonly<Record<string, Said>>;
  hoursAgo: number;
  points?: string[];
  sessionId?: string;
  scores?: ResponseRecord['scores'];
}

interface CareRun {
  name?: 'reflection' | 'checklist' | 'intention';
  points?: string[];
  sessions?: Record<string, string>;
  session?: Partial<MedicineSession>;
  before?: EarlierRun[];
  patient?: Partial<Patient>;
  clinic?: Partial<Clinic>;
  language?: Language;
}

const HOUR_MS = 3_600_000;
const PATIENT = 'patient_000001';
export const RUN = 'response_care';
/** What runs belong to, where nothing else is said. */
export const SESSION = 'session_1';

/** A chat with somebody who was screened long ago, at the first question of a care questionnaire. */
export async function careChat(run: CareRun): Promise<Chat> {
  const { name = 'reflection', language = 'en' } = run;
  const store = new MemoryStore();
  const clock = new TestClock();
  const now = clock.now();
  const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * HOUR_MS).toISOString();
  const { canonical: questionnaire } = content.library.newest(name);
  const about = { clinicId: 'demo', patientId: PATIENT, conversationId: 'chat' };
  const patient = { ...patientAt(at(0), language), assignments: [given(questionnaire, at(0))], ...run.patient };
  await store.records.update('patients', PATIENT, () => patient);
  await store.records.update('sessions', SESSION, () => ({ ...sessionAt(at(30)), ...run.session }));
  const earlier = [{ name: 'prescreening', said: {}, hoursAgo: 2000 }, ...(run.before ?? [])];
  for (const [index, one] of earlier.entries()) {
    const id = `response_${index}`;
    await store.records.update('responses', id, () => ({ id, ...about, ...recordOf(one, at(one.hoursAgo)) }));
  }
  const open: ResponseRecord = {
    ...{ id: RUN, ...about, questionnaire, status: 'in-progress', assignmentId: 'assignment_1', sessionId: SESSION },
    ...(run.points === undefined ? {} : { points: run.points }),
    ...(run.sessions === undefined ? {} : { sessions: run.sessions }),
    ...{ answers: {}, scores: {}, startedAt: at(0), updatedAt: at(0) },
  };
  await store.records.update('responses', RUN, () => open);
  const chat = new Chat({ store, clock, language, clinic: { ...testClinic, ...run.clinic } });
  await chat.start();
  await chat.say(language === 'en' ? 'yes' : 'sí');
  return chat;
}

function recordOf({ name, said, points, sessionId = SESSION, scores = {} }: EarlierRun, at: string) {
  const answers = Object.entries(answersOf(said, at)).map(([linkId, answer]) => {
    const place = { linkId, at, conversationId: 'chat', turn: 0 };
    return [linkId, { ...answer, ...place }] as const;
  });
  return {
    questionnaire: content.library.newest(name).canonical,
    status: 'completed' as const,
    ...(name === 'prescreening' ? {} : { sessionId }),
    ...(points === undefined ? {} : { points }),
    ...{ answers: Object.fromEntries(answers), scores, startedAt: at, updatedAt: at, completedAt: at },
  };
}

function patientAt(at: string, language: Language): Patient {
  return {
    ...{ id: PATIENT, clinicId: 'demo', userId: 'user-1', language, conversations: [], quiet: false, openAlerts: [] },
    ...{ attention: '', createdAt: at, lastSeenAt: at, disclosedAt: at, safeToText: 'safe' },
    consent: { status: 'agreed', at, textVersion: '1' },
    location: { country: 'US', region: 'US-NY', confirmed: true, at },
    clearance: { status: 'cleared', lookAgain: false },
  };
}

/** No point of it is due by itself: a session that was closed without a release has no clock. */
function sessionAt(start: string): MedicineSession {
  return {
    ...{ id: SESSION, clinicId: 'demo', patientId: PATIENT, state: 'closed', start, plannedEnd: start },
    ...{ zone: 'America/New_York', route: 'im', createdBy: 'T', createdAt: start, updatedAt: start },
  };
}

function given(questionnaire: string, at: string) {
  return { id: 'assignment_1', questionnaire, by: 'T', at };
}
