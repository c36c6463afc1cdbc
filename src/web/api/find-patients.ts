import { z } from 'zod';
import { allOf } from '../../domain/all-pages.ts';
import { sameName } from '../../domain/care/same-name.ts';
import type { ApiParts } from './api-parts.ts';
import { grantsOf } from './roles.ts';
import { type Route, route } from './route.ts';
import { authorityOver } from './whose-patient.ts';

const MOST = 20;

const findSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).describe('The whole name; case and accents do not count.'),
});

/** Finding somebody who is not in one's own list. A name is in no address and no log, and a part of one finds nobody. */
export function findPatientRoutes(parts: ApiParts): Route[] {
  return [
    route({
      method: 'post',
      path: '/patients/find',
      permission: 'patients.find',
      summary: `Patients of the clinic with exactly this name, at most ${MOST}, and whether they are the person's own`,
      body: findSchema,
      async handle({ staff, body, audit }) {
        await audit({ action: 'patients.searched' });
        const where = { clinicId: staff.clinicId };
        // Rare, and never more than a clinic's own patients: no index of names is kept.
        const all = await allOf(parts.store.records, 'patients', { index: 'byClinic', where, order: 'desc' });
        const found = all.filter(({ name }) => name !== undefined && sameName(name, body.name)).slice(0, MOST);
        const grants = grantsOf('patients.read', staff.roles);
        const items = found.map(async (patient) => {
          await audit({ action: 'patient.found', patientId: patient.id });
          const { id, name, birthDate } = patient;
          const authority = await authorityOver(patient, { staff, grants }, parts);
          const own = authority !== undefined && authority.reach !== 'logistics';
          return { id, name, birthDate, own };
        });
        return { items: await Promise.all(items) };
      },
    }),
  ];
}
