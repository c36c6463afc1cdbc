import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { type Accusation, accusationOfMember } from '../../domain/escalation/accused.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import { actOnAlert } from './alert-acts.ts';
import { alertView } from './alert-view.ts';
import type { ApiParts } from './api-parts.ts';
import { type Call, type Route, route } from './route.ts';

export const releaseSchema = z.strictObject({
  reason: z.string().trim().min(1, 'say why it is released').max(2000),
  accused: z.string().min(1).max(60).optional().describe('Staff id: everybody else who may see the patient sees it'),
});

/** The clinical lead ends that an accusation of staff is theirs alone (clinical pack 7.2, *Accused staff*). */
export function releaseRoutes(parts: ApiParts): Route[] {
  return [
    route({
      method: 'post',
      path: '/alerts/:id/release',
      permission: 'alerts.release',
      of: 'alerts',
      summary: 'Shows an accusation of staff to the others, but never to the person it accuses',
      body: releaseSchema,
      async handle(call) {
        const alert = call.record;
        requireAuthority(call, alert);
        if (!alert.marks.includes('STAFF')) {
          throw new AppError('state-conflict', 'This alert accuses nobody of the staff.');
        }
        const { reason, accused } = call.body;
        const accusation = accused === undefined ? known(alert) : named(call, accused, parts);
        return alertView(await actOnAlert(call, { kind: 'released', reason, accusation }, parts), call, parts);
      },
    }),
  ];
}

/** The second safeguarding contact stands in for an accused lead, and for nobody else. */
function requireAuthority({ staff }: Pick<Call, 'staff'>, { entrustedTo }: Alert): void {
  if (staff.roles.includes('clinical-lead') || entrustedTo === staff.staffId) return;
  throw new AppError('role-forbidden', 'This is for the clinical lead.');
}

function known({ accused, entrustedTo }: Alert): Accusation {
  return { ...(accused === undefined ? {} : { accused }), ...(entrustedTo === undefined ? {} : { entrustedTo }) };
}

function named({ staff }: Pick<Call, 'staff'>, accused: string, { clinic: clinicOf }: ApiParts): Accusation {
  const clinic = clinicOf(staff.clinicId);
  const member = clinic?.staff?.find(({ id }) => id === accused);
  if (clinic === undefined || member === undefined) {
    throw new AppError('request.invalid', 'accused: is not on the staff list of this clinic.');
  }
  return accusationOfMember(clinic, member);
}
