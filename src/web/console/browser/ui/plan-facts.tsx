import type { PlanItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import type { TextKey } from '../texts.ts';
import { type Fact, Facts } from './facts.tsx';
import { Tag } from './tag.tsx';

/** A plan to read; what the front desk does not get is left out. */
export function PlanFacts({ plan }: { plan: NonNullable<PlanItem['plan']> }) {
  const { say, word, colleagues } = useConsole();
  const { induction, preparationVisits, integrationVisits, rosterOfRoles, psychotherapy, measures, reviewPoints } =
    plan;
  const { emergencyContact } = rosterOfRoles;
  const nameOf = (id: string | undefined) => colleagues.find((one) => one.id === id)?.name ?? id;
  const { planned, minBeforeFirst } = preparationVisits;
  const { perSession, firstWithinHours } = integrationVisits;
  const facts: Fact[] = [
    ['plan.status', <Tag key="status">{word('plan', plan.status)}</Tag>],
    ['plan.route', `${word('route', plan.route)}, ${word('setting', plan.setting)}`],
    ['plan.product', plan.product],
    ['plan.visits', say('plan.preparationLine', { planned, min: minBeforeFirst })],
    ['plan.induction', say('plan.inductionLine', induction)],
    ['plan.after', say('plan.integrationLine', { per: perSession, hours: firstWithinHours })],
    [
      'plan.maintenance',
      plan.maintenance.map(({ every, count }) => [word('every', every), count].filter(Boolean).join(' × ')).join(', '),
    ],
    ['plan.reviews', reviewPoints?.map((point) => reviewText(point, say)).join('; ')],
    ['plan.measures', measures?.map((measure) => word('measure', measure)).join(', ')],
    ['plan.triggers', plan.stopReviewTriggers?.map((trigger) => word('trigger', trigger)).join('; ')],
    ['plan.modality', psychotherapy && [psychotherapy.modality, psychotherapy.frequency].join(', ')],
    ['plan.consentRef', plan.consentRef],
    ['plan.prescriber', nameOf(rosterOfRoles.prescriber)],
    ['plan.therapist', nameOf(rosterOfRoles.therapist)],
    ['plan.monitor', nameOf(rosterOfRoles.monitor)],
    ['plan.contactName', emergencyContact && `${emergencyContact.name}, ${emergencyContact.phone}`],
  ];
  return <Facts facts={facts} />;
}

type Review = NonNullable<NonNullable<PlanItem['plan']>['reviewPoints']>[number];

function reviewText(point: Review, say: (key: TextKey) => string): string {
  if ('at' in point) return say('plan.reviewEnd');
  return 'afterSession' in point
    ? `${say('plan.reviewAfterShort')} ${point.afterSession}`
    : say('plan.reviewMonths').replace('…', String(point.everyMonths));
}
