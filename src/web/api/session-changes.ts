import { woken } from '../../domain/care/care-clock.ts';
import { type SessionChange, sessionChangeSchema } from '../../domain/care/session.ts';
import { changeSession } from '../../domain/care/session-change.ts';
import { AppError } from '../../domain/errors.ts';
import type { ApiParts } from './api-parts.ts';
import { ownRecord } from './own-record.ts';
import { grant } from './roles.ts';
import { type Route, route } from './route.ts';
import { logistics, sessionView } from './sessions.ts';

/** Moves a session along, or records what happened with it. */
export function sessionChangeRoutes({ store, clock }: ApiParts): Route[] {
  return [
    route({
      method: 'patch',
      path: '/sessions/:id',
      permission: 'sessions.manage',
      summary: 'Changes state, times, release or place; `override` is for prescribers, `releasedAt` for clinicians',
      body: sessionChangeSchema,
      async handle({ id, staff, body, reach, audit }) {
        const before = await ownRecord(store.records, 'sessions', id, staff);
        const patient = await ownRecord(store.records, 'patients', before.patientId, staff);
        if (body.override !== undefined) grant('clearance.write', staff.roles);
        if (body.releasedAt !== undefined || body.state === 'released') grant('sessions.release', staff.roles);
        const changer = { by: staff.name, now: clock.now().toISOString(), clearance: patient.clearance };
        const change = (session: typeof before) => changeSession(session, body, changer);
        const { unconfirmed } = change(before);
        const { patientId } = before;
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
