import { z } from 'zod';
import type { Clearance } from '../../domain/care/patient.ts';
import type { ApiParts } from './api-parts.ts';
import { type Route, route } from './route.ts';

export const clearanceSchema = z.strictObject({
  status: z.enum(['pending', 'cleared', 'deferred', 'declined']),
  reason: z.string().trim().min(1, 'say why').max(2000),
  licence: z.string().trim().min(1).max(100).optional(),
});

/** Whether sessions may be confirmed: written by prescribers alone, never by the bot (clinical pack 2.3). */
export function clearanceRoutes({ store, clock }: ApiParts): Route[] {
  return [
    route({
      method: 'put',
      path: '/patients/:id/clearance',
      permission: 'clearance.write',
      of: 'patients',
      summary: "The prescriber's clearance",
      body: clearanceSchema,
      async handle({ patient: { id: patientId }, staff, body, audit }) {
        const at = clock.now().toISOString();
        const clearance: Clearance = { ...body, by: staff.name, at, lookAgain: false };
        await audit({ action: 'clearance.set', patientId, target: body.status, reason: body.reason });
        await store.records.update('patients', patientId, (patient) => patient && { ...patient, clearance });
        return clearance;
      },
    }),
  ];
}
