import { woken } from '../../domain/care/care-clock.ts';
import { type SessionChange, sessionChangeSchema } from '../../domain/care/session.ts';
import { changeSession } from '../../domain/care/session-change.ts';
import { AppError } from '../../domain/errors.ts';
import type { ApiParts } from './api-parts.ts';
import { type Route, route } from './route.ts';
import { logistics, sessionView } from './sessions.ts';

/** Moves a session along, or records what happened with it. */
export function sessionChangeRoutes({ store, clock }: ApiParts): Route[] {
  return [
    route({
      method: 'patch',
      path: '/sessions/:id',
      permission: 'sessions.manage',
      of: 'sessions',
      summary: 'Changes state, times, release or place; `override` is for prescribers, `releasedAt` for clinicians',
      body: sessionChangeSchema,
      async handle({ record: before, patient, authorize, staff, body, reach, audit }) {
        if (body.override !== undefined) await authorize('clearance.write');
        if (body.releasedAt !== undefined || body.state === 'released') await authorize('sessions.release');
        const changer = { by: staff.name, now: clock.now().toISOString(), clearance: patient.clearance };
        const change = (session: typeof before) => changeSession(session, body, changer);
        const { unconfirmed } = change(before);
        const { id, patientId } = before;
        await audit({ action: actionOf(body), patientId, target: id, ...reasonOf(body, unconfirmed) });
        const after = await store.records.update('sessions', id, (session) => session && change(session));
        await store.records.update('careClocks', patientId, (known) => woken(known, patient, changer.now));
        if (after === undefined) throw new AppError('not-found', 'There is no such session.');
        return reach === 'logistics' ? logistics(after) : sessionView(after, patient);
      },
    }),
  ];
}

/** What the audit log says of a release that nobody had confirmed a session for. */
const UNCONFIRMED = 'The session was never confirmed.';

function reasonOf({ override }: SessionChange, unconfirmed: true | undefined): { reason?: string } {
  const reason = override?.reason ?? (unconfirmed === true ? UNCONFIRMED : undefined);
  return reason === undefined ? {} : { reason };
}

function actionOf({ override, releasedAt, state }: SessionChange): string {
  if (releasedAt !== undefined || state === 'released') return 'session.released';
  if (override !== undefined) return 'session.overridden';
  return state === undefined ? 'session.changed' : `session.${state}`;
}
