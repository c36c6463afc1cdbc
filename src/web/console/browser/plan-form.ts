import type { TreatmentPlan } from './api-types.ts';

/** A plan as its form holds it: what is typed. */
export interface PlanForm {
  status: string;
  route: string;
  setting: string;
  product: string;
  preparation: string;
  preparationMin: string;
  induction: string;
  perWeek: string;
  weeks: string;
  integration: string;
  integrationHours: string;
  integrationMin: string;
  steps: { every: string; count: string; reviewAt: string }[];
  reviewAfter: string;
  reviewMonths: string;
  reviewEnd: boolean;
  measures: string[];
  triggers: string[];
  modality: string;
  frequency: string;
  therapistId: string | undefined;
  consentRef: string;
  prescriber: string;
  therapist: string;
  monitor: string;
  contactName: string;
  contactPhone: string;
}

type Shown = Omit<TreatmentPlan, 'rosterOfRoles'> & Partial<Pick<TreatmentPlan, 'rosterOfRoles'>>;

/** What a form begins with: a plan, or what a template suggests, in which nobody is named yet. */
export function formOf(plan: Shown): PlanForm {
  const { preparationVisits, induction, integrationVisits, psychotherapy, rosterOfRoles = {} } = plan;
  const { emergencyContact } = rosterOfRoles;
  return {
    ...{ status: plan.status, route: plan.route, setting: plan.setting, product: plan.product ?? '' },
    preparation: String(preparationVisits.planned),
    preparationMin: String(preparationVisits.minBeforeFirst),
    induction: String(induction.sessions),
    perWeek: String(induction.perWeek),
    weeks: String(induction.weeks),
    integration: String(integrationVisits.perSession),
    integrationHours: String(integrationVisits.firstWithinHours),
    integrationMin: String(integrationVisits.minAfterFirst),
    steps: plan.maintenance.map(({ every, count, reviewAt = '' }) => ({ every, count: String(count ?? ''), reviewAt })),
    reviewAfter: plan.reviewPoints.flatMap((point) => ('afterSession' in point ? [point.afterSession] : [])).join(', '),
    reviewMonths: plan.reviewPoints.flatMap((point) => ('everyMonths' in point ? [point.everyMonths] : [])).join(', '),
    reviewEnd: plan.reviewPoints.some((point) => 'at' in point),
    ...{ measures: [...plan.measures], triggers: [...plan.stopReviewTriggers], consentRef: plan.consentRef ?? '' },
    modality: psychotherapy?.modality ?? '',
    frequency: psychotherapy?.frequency ?? '',
    therapistId: psychotherapy?.therapistId,
    prescriber: rosterOfRoles.prescriber ?? '',
    therapist: rosterOfRoles.therapist ?? '',
    monitor: rosterOfRoles.monitor ?? '',
    contactName: emergencyContact?.name ?? '',
    contactPhone: emergencyContact?.phone ?? '',
  };
}

/** The plan that was typed; the server checks it. */
export function planIn(form: PlanForm): unknown {
  const { modality, frequency, therapistId, contactName, contactPhone, prescriber, therapist, monitor } = form;
  const isTalk = modality.trim() !== '' || frequency.trim() !== '';
  const isContact = contactName.trim() !== '' || contactPhone.trim() !== '';
  return {
    ...{ status: form.status, route: form.route, setting: form.setting, ...filled({ product: form.product }) },
    preparationVisits: { planned: numberIn(form.preparation), minBeforeFirst: numberIn(form.preparationMin) },
    induction: {
      ...{ sessions: numberIn(form.induction), perWeek: numberIn(form.perWeek), weeks: numberIn(form.weeks) },
    },
    integrationVisits: {
      perSession: numberIn(form.integration),
      firstWithinHours: numberIn(form.integrationHours),
      minAfterFirst: numberIn(form.integrationMin),
    },
    maintenance: form.steps
      .filter(({ every }) => every !== '')
      .map(({ every, count, reviewAt }) => ({
        ...{ every, ...(count.trim() === '' ? {} : { count: numberIn(count) }), ...filled({ reviewAt }) },
      })),
    reviewPoints: [
      ...numbersIn(form.reviewAfter).map((afterSession) => ({ afterSession })),
      ...(form.reviewEnd ? [{ at: 'endOfInduction' }] : []),
      ...numbersIn(form.reviewMonths).map((everyMonths) => ({ everyMonths })),
    ],
    ...{ measures: form.measures, stopReviewTriggers: form.triggers, ...filled({ consentRef: form.consentRef }) },
    ...(isTalk
      ? { psychotherapy: { modality, frequency, ...(therapistId === undefined ? {} : { therapistId }) } }
      : {}),
    rosterOfRoles: {
      ...filled({ prescriber, therapist, monitor }),
      ...(isContact ? { emergencyContact: { name: contactName, phone: contactPhone } } : {}),
    },
  };
}

/** Nothing typed is no number: the server then says which field is missing. */
function numberIn(typed: string): number | undefined {
  return typed.trim() === '' ? undefined : Number(typed.replace(',', '.'));
}

function numbersIn(typed: string): (number | undefined)[] {
  return typed
    .split(/[\s,;]+/)
    .filter((one) => one !== '')
    .map(numberIn);
}

function filled(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));
}
