import { z } from 'zod';
import { newSessionSchema } from '../../domain/care/session.ts';
import { suggestSessions } from '../../domain/care/suggest-sessions.ts';
import { type PlanRecord, planSchema, type TreatmentPlan } from '../../domain/care/treatment-plan.ts';
import { rosterFaults, writePlan } from '../../domain/care/write-plan.ts';
import { AppError } from '../../domain/errors.ts';
import type { ApiParts } from './api-parts.ts';
import { type Route, route } from './route.ts';

export const planWritingSchema = z.strictObject({
  version: z.int().min(0).describe('The version this is a change of; 0 for the first.'),
  plan: planSchema,
});
const suggestSchema = newSessionSchema.pick({ start: true, zone: true });

/** Treatment plans: clinicians write them, every version is kept; the front desk sees the logistics. */
export function planRoutes({ store, clock, clinic, planTemplates }: ApiParts): Route[] {
  const { records } = store;
  return [
    route({
      method: 'get',
      path: '/plan-templates',
      permission: 'plan.read',
      summary: 'What a plan may begin with, by route, with where each number comes from: suggestions',
      handle: async () => ({ items: planTemplates }),
    }),
    route({
      method: 'get',
      path: '/patients/:id/plan',
      permission: 'plan.read',
      of: 'patients',
      summary: 'The plan and its earlier versions; version 0 while there is none',
      async handle({ patient, reach, audit }) {
        const known = await records.get('plans', patient.id);
        if (known === undefined) return { version: 0, earlier: [] };
        if (reach === 'logistics') return logistics(known);
        await audit({ action: 'plan.read', patientId: patient.id });
        return planView(known);
      },
    }),
    route({
      method: 'put',
      path: '/patients/:id/plan',
      permission: 'plan.write',
      of: 'patients',
      summary: 'A new version of the plan; 409 where it is not a change of the newest',
      body: planWritingSchema,
      async handle({ patient, staff, body, audit }) {
        const faults = rosterFaults(body.plan, clinic(patient.clinicId) ?? {});
        if (faults.length > 0) throw new AppError('request.invalid', faults.join('; '));
        const writing = { ...body, by: staff.name, at: clock.now().toISOString() };
        const { version } = writePlan(await records.get('plans', patient.id), patient, writing);
        await audit({ action: 'plan.written', patientId: patient.id, target: `version ${version}` });
        const written = await records.update('plans', patient.id, (current) => writePlan(current, patient, writing));
        return written && planView(written);
      },
    }),
    route({
      method: 'post',
      path: '/patients/:id/plan/suggested-sessions',
      permission: 'sessions.manage',
      of: 'patients',
      summary: 'Dates for the induction, from its first session on: a suggestion, nothing is entered',
      body: suggestSchema,
      async handle({ patient, body }) {
        const known = await records.get('plans', patient.id);
        if (known === undefined) throw new AppError('not-found', 'This patient has no plan yet: write one first.');
        return { items: suggestSessions(known.plan, body) };
      },
    }),
  ];
}

function planView({ id: patientId, version, plan, by, at, earlier }: PlanRecord) {
  return { patientId, version, plan, by, at, earlier };
}

const LOGISTICS: readonly (keyof TreatmentPlan)[] = [
  ...(['status', 'route', 'setting', 'rosterOfRoles'] as const),
  ...(['preparationVisits', 'induction', 'integrationVisits', 'maintenance'] as const),
];

/** How, where and how often: no measure, no therapy, no product, no earlier thought. */
function logistics({ id: patientId, version, plan, by, at }: PlanRecord) {
  const shown = Object.fromEntries(LOGISTICS.map((name) => [name, plan[name]]));
  return { patientId, version, plan: shown, by, at, earlier: [] };
}
