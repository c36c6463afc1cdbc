import type { ApiParts } from './api-parts.ts';
import { type Route, route } from './route.ts';

/** Somebody whom the clinic knows writes from a chat that is not known as theirs. */
export function mergeCodeRoutes({ codes }: ApiParts): Route[] {
  return [
    route({
      method: 'post',
      path: '/patients/:id/merge-code',
      permission: 'patients.merge',
      of: 'patients',
      summary:
        'A code to read out to this patient: typed in any chat, once and within 15 minutes, it makes that chat theirs',
      status: 201,
      async handle({ patient, audit }) {
        await audit({ action: 'merge-code.issued', patientId: patient.id });
        return codes.issue(patient, 'staff');
      },
    }),
  ];
}
