import { z } from 'zod';
import { ROUTES } from './session.ts';
import { planDefaultsSchema } from './treatment-plan.ts';

const note = z.strictObject({
  /** What of the plan it is about. */
  about: z.enum(['evidence', 'induction', 'continuation', 'length', 'onset', 'place', 'fasting', 'therapy']),
  text: z.strictObject({ en: z.string().min(1), es: z.string().min(1) }),
  source: z.array(z.string().min(1)).min(1),
});

/** What a plan may begin with, for each route: `content/plan-templates.json` (clinical pack 6). All of it is a suggestion. */
export const planTemplatesSchema = z.array(
  z.strictObject({ route: z.enum(ROUTES), defaults: planDefaultsSchema, notes: z.array(note) }),
);
export type PlanTemplate = z.infer<typeof planTemplatesSchema>[number];
