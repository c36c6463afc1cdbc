import { PLAN_TEMPLATES } from '../../src/content/plan-templates.ts';
import type { Route } from '../../src/domain/care/session.ts';
import { planSchema, type TreatmentPlan } from '../../src/domain/care/treatment-plan.ts';

/** A plan as its template suggests it, with these changes. */
export function planOf(route: Route = 'im', more: Partial<TreatmentPlan> = {}): TreatmentPlan {
  const template = PLAN_TEMPLATES.find((one) => one.route === route);
  return planSchema.parse({ ...template?.defaults, rosterOfRoles: {}, ...more });
}
