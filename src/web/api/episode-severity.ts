import { z } from 'zod';
import type { EpisodeSeverity } from '../../domain/care/patient.ts';
import { SEVERITY_TERMS } from '../../domain/treatment-history/maudsley.ts';
import type { ApiParts } from './api-parts.ts';
import { type Route, route } from './route.ts';

export const episodeSeveritySchema = z.strictObject({ term: z.enum(SEVERITY_TERMS) });

/** How severe the episode is, as a clinician judges it: the Maudsley hint needs it (clinical pack 1.2). */
export function episodeSeverityRoutes({ store, clock }: ApiParts): Route[] {
  return [
    route({
      method: 'put',
      path: '/patients/:id/episode-severity',
      permission: 'severity.write',
      of: 'patients',
      summary: "A clinician's rating of the episode, for the Maudsley staging hint",
      body: episodeSeveritySchema,
      async handle({ patient: { id: patientId }, staff, body, audit }) {
        const episodeSeverity: EpisodeSeverity = { ...body, by: staff.name, at: clock.now().toISOString() };
        await audit({ action: 'severity.set', patientId, target: body.term });
        await store.records.update('patients', patientId, (patient) => patient && { ...patient, episodeSeverity });
        return episodeSeverity;
      },
    }),
  ];
}
