import { z } from 'zod';
import { type BreakGlass, breakGlass, breakGlassId, holds } from '../../domain/care/break-glass.ts';
import type { ApiParts } from './api-parts.ts';
import { pageQuery, pageSchema } from './check-input.ts';
import { labelOf } from './patient-view.ts';
import { may } from './roles.ts';
import { type Route, route } from './route.ts';

const breakGlassSchema = z.strictObject({
  reason: z.string().trim().min(10, 'say why in a few words').max(500).describe('Why this record has to be opened.'),
});

/** Opening the record of a patient who is not one's own, with a reason; and who did. */
export function breakGlassRoutes({ store: { records }, clock }: ApiParts): Route[] {
  return [
    route({
      method: 'post',
      path: '/patients/:id/break-glass',
      permission: 'patients.break-glass',
      of: 'patients',
      summary: "Opens somebody else's patient to this person for 8 hours; while it is open, another changes nothing",
      body: breakGlassSchema,
      async handle({ patient, staff, role, body, audit }) {
        const { id: patientId, clinicId } = patient;
        const id = breakGlassId(patientId, staff.staffId);
        const now = clock.now();
        const isOpen = (known: BreakGlass | undefined) => known !== undefined && holds(known, now);
        const known = await records.get('breakGlass', id);
        if (known !== undefined && isOpen(known)) return receipt(known);
        const about = { clinicId, patientId, staffId: staff.staffId, by: staff.name, role };
        const fresh = breakGlass({ ...about, reason: body.reason }, now);
        await audit({ action: 'patient.break-glass', patientId, reason: body.reason });
        const kept = await records.update('breakGlass', id, (current) => (isOpen(current) ? current : fresh));
        return receipt(kept ?? fresh);
      },
    }),
    route({
      method: 'get',
      path: '/break-glass',
      permission: 'audit.read',
      summary: 'Who opened whose record with a reason, newest first: of each person and patient the last time',
      query: pageSchema,
      async handle({ staff, query, language }) {
        const where = { clinicId: staff.clinicId };
        const page = await records.list('breakGlass', { index: 'byClinic', where, order: 'desc', ...pageQuery(query) });
        // An auditor learns no names.
        const seesNames = may('patients.read', staff.roles);
        const items = page.items.map(async ({ id: _id, clinicId: _clinicId, ...opened }) => {
          const patient = seesNames ? await records.get('patients', opened.patientId) : undefined;
          return { ...opened, ...(patient === undefined ? {} : { patientLabel: labelOf(patient, language) }) };
        });
        return { ...page, items: await Promise.all(items) };
      },
    }),
  ];
}

function receipt({ patientId, by, at, until }: BreakGlass) {
  return { patientId, by, at, until };
}
