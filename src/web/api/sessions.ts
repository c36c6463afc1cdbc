import { woken } from '../../domain/care/care-clock.ts';
import { sessionLooksAgain } from '../../domain/care/look-again.ts';
import type { Patient } from '../../domain/care/patient.ts';
import type { MedicineSession } from '../../domain/care/session.ts';
import { newSessionSchema } from '../../domain/care/session.ts';
import { plannedTimes } from '../../domain/care/session-change.ts';
import type { ApiParts } from './api-parts.ts';
import { pageQuery, pageSchema } from './check-input.ts';
import { sightOf } from './disclosure.ts';
import { type Route, route } from './route.ts';
import { responsesOfSessions, wordsOfSession } from './session-words.ts';

/** Medicine sessions: what is planned, with the intention before each and the reflection after it. */
export function sessionRoutes(parts: ApiParts): Route[] {
  const { store, clock, newId } = parts;
  return [
    route({
      method: 'get',
      path: '/patients/:id/sessions',
      permission: 'sessions.manage',
      of: 'patients',
      summary: 'Sessions, latest first, each with its intention and its reflection (words for clinicians only)',
      query: pageSchema,
      async handle({ patient, staff, reach, query, language, audit }) {
        const page = await store.records.list('sessions', {
          index: 'byPatient',
          where: { patientId: patient.id },
          order: 'desc',
          ...pageQuery(query),
        });
        if (reach === 'logistics') return { ...page, items: page.items.map(logistics) };
        await audit({ action: 'sessions.read', patientId: patient.id });
        const sight = await sightOf(staff, patient, parts);
        const responses = await responsesOfSessions(page.items, patient.id, store.records);
        const reader = { ...parts, language, sight };
        const items = page.items.map((session) => ({
          ...sessionView(session, patient),
          ...wordsOfSession(session, responses, reader),
        }));
        return { ...page, items };
      },
    }),
    route({
      method: 'post',
      path: '/patients/:id/sessions',
      permission: 'sessions.manage',
      of: 'patients',
      summary: 'Plans a session; possible at any clearance',
      body: newSessionSchema,
      status: 201,
      async handle({ patient, staff, body, audit }) {
        const now = clock.now().toISOString();
        const plan = (await store.records.get('plans', patient.id))?.plan;
        const session: MedicineSession = {
          // Where staff say no more, the setting is the plan's.
          ...(plan?.route === body.route ? { setting: plan.setting } : {}),
          ...body,
          ...plannedTimes(body),
          id: newId('session'),
          clinicId: patient.clinicId,
          patientId: patient.id,
          state: 'planned',
          createdBy: staff.name,
          createdAt: now,
          updatedAt: now,
        };
        await audit({ action: 'session.planned', patientId: patient.id, target: session.id });
        await store.records.updateAll([
          { kind: 'sessions', id: session.id, change: () => session },
          { kind: 'careClocks', id: patient.id, change: (known) => woken(known, patient, now) },
        ]);
        return session;
      },
    }),
  ];
}

/** A session as clinicians see it: with the clearance that confirmed it goes that it is to be looked at again. */
export function sessionView(session: MedicineSession, { clearance }: Patient) {
  return { ...session, ...(sessionLooksAgain(session, clearance) ? { lookAgain: true as const } : {}) };
}

/** The reason of an override is a clinical word. */
export function logistics({ override: _override, ...session }: MedicineSession): MedicineSession {
  return session;
}
