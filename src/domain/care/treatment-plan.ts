import { z } from 'zod';
import { ROUTES, SETTINGS } from './session.ts';

export const PLAN_STATUSES = ['draft', 'active', 'paused', 'complete'] as const;
export const PLAN_MEASURES = [
  'phq9',
  'gad7',
  'pcl5',
  'suicideScreen',
  'bladder',
  'bloodPressure',
  'ownRatings',
] as const;
export const EVERY = ['weekly', 'fortnightly', 'monthly', 'as_needed'] as const;
/** Each is a task for the clinician, and nothing else (clinical pack 6). */
export const STOP_REVIEW_TRIGGERS = ['phq9_change_under_20', 'absolute_finding', 'GU_NEW', 'PSY', 'misuse'] as const;

const words = (max: number) => z.string().trim().min(1).max(max);
const visits = z.int().min(0).max(20);
/** Of the clinics file. */
const staffId = words(100);

const planFields = z.strictObject({
  status: z.enum(PLAN_STATUSES),
  route: z.enum(ROUTES),
  setting: z.enum(SETTINGS),
  /** Free text of the clinic; the bot never shows it, nor any dose. */
  product: words(300).optional(),
  preparationVisits: z.strictObject({ planned: visits, minBeforeFirst: visits }),
  induction: z.strictObject({
    sessions: z.int().min(1).max(24),
    perWeek: z.number().min(0.25).max(7),
    weeks: z.number().min(0.5).max(52),
  }),
  integrationVisits: z.strictObject({
    perSession: visits,
    firstWithinHours: z.int().min(1).max(336),
    minAfterFirst: visits,
  }),
  maintenance: z
    .array(z.strictObject({ every: z.enum(EVERY), count: visits.optional(), reviewAt: z.iso.date().optional() }))
    .max(10),
  /** Whether to stop or go on is decided there, by the clinician. */
  reviewPoints: z
    .array(
      z.union([
        z.strictObject({ afterSession: z.int().min(1).max(100) }),
        z.strictObject({ at: z.literal('endOfInduction') }),
        z.strictObject({ everyMonths: z.int().min(1).max(24) }),
      ]),
    )
    .max(10),
  measures: z.array(z.enum(PLAN_MEASURES)).max(PLAN_MEASURES.length),
  stopReviewTriggers: z.array(z.enum(STOP_REVIEW_TRIGGERS)).max(STOP_REVIEW_TRIGGERS.length),
  psychotherapy: z
    .strictObject({ modality: words(300), frequency: words(300), therapistId: staffId.optional() })
    .optional(),
  consentRef: words(300).optional(),
  rosterOfRoles: z.strictObject({
    prescriber: staffId.optional(),
    therapist: staffId.optional(),
    monitor: staffId.optional(),
    emergencyContact: z.strictObject({ name: words(200), phone: words(50) }).optional(),
  }),
});

/** A treatment plan (clinical pack 6). Clinicians write it; the bot displays it and reminds. */
export const planSchema = planFields.superRefine((plan, context) => {
  const fault = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
  // Esketamine: at a certified REMS site only, never at home (US label).
  if (plan.route === 'intranasal_esketamine' && plan.setting !== 'rems_site')
    fault(['setting'], 'esketamine is given at a certified REMS site only: rems_site');
  const { planned, minBeforeFirst } = plan.preparationVisits;
  if (minBeforeFirst > planned) fault(['preparationVisits', 'minBeforeFirst'], 'is more than the visits planned');
});
export type TreatmentPlan = z.infer<typeof planSchema>;

/** The same before staff are named and notes are written: what a template suggests. */
export const planDefaultsSchema = planFields.omit({ rosterOfRoles: true, product: true, consentRef: true });

/** One wording of a plan, with who wrote it. */
export interface PlanVersion {
  version: number;
  plan: TreatmentPlan;
  by: string;
  at: string;
}

/** A patient's plan: the newest version, and every one before it, oldest first. */
export interface PlanRecord extends PlanVersion {
  /** The patient's id. */
  id: string;
  clinicId: string;
  earlier: PlanVersion[];
}
