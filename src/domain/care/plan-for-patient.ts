import type { Language } from '../languages.ts';
import type { TextRef } from '../texts.ts';
import type { MedicineSession } from './session.ts';
import type { TreatmentPlan } from './treatment-plan.ts';

/** So many of the sessions ahead are named. */
const NAMED = 3;

/** What a patient is told of their plan: never a dose, a product or a clinician's note. */
export interface PlanFacts {
  /** Absent: no plan is written yet, or none that is more than a draft. */
  status?: Exclude<TreatmentPlan['status'], 'draft'>;
  /** Sessions that took place. */
  done: number;
  /** The next of those ahead, soonest first. */
  next: { start: string; zone: string; place?: string; confirmed: boolean }[];
}

/** What comes for a patient at a moment; `zone` is theirs, in which they read times. */
export function planForPatient(
  plan: Pick<TreatmentPlan, 'status'> | undefined,
  sessions: readonly MedicineSession[],
  now: string,
  zone?: string,
): PlanFacts {
  const ahead = sessions
    .filter(
      ({ state, start, releasedAt }) => (state === 'planned' || state === 'confirmed') && !releasedAt && start > now,
    )
    .sort((a, b) => a.start.localeCompare(b.start));
  const done = sessions.filter(({ state, releasedAt }) => releasedAt !== undefined || state === 'closed').length;
  return {
    ...(plan === undefined || plan.status === 'draft' ? {} : { status: plan.status }),
    done,
    next: ahead.slice(0, NAMED).map(({ start, zone: own, place, state }) => ({
      start,
      zone: zone ?? own,
      ...(place === undefined ? {} : { place }),
      confirmed: state === 'confirmed',
    })),
  };
}

/** The same in words, a text a paragraph. */
export function planTexts({ status, done, next }: PlanFacts, language: Language): TextRef[] {
  return [
    { key: 'plan.parts' },
    { key: `plan.status.${status ?? 'none'}` },
    ...(done === 0 ? [] : [{ key: 'plan.done', params: { count: done } }]),
    ...(next.length === 0 ? [{ key: 'plan.next.none' }] : []),
    ...next.map(({ start, zone, confirmed }, index) => {
      const key = index === 0 ? 'plan.next' : 'plan.then';
      return { key, params: { ...momentIn(start, zone, language), confirmed } };
    }),
  ];
}

function momentIn(at: string, timeZone: string, language: Language): { day: string; time: string } {
  const write = (format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...format, timeZone }).format(new Date(at));
  return {
    day: write({ weekday: 'long', day: 'numeric', month: 'long' }),
    time: write({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }),
  };
}
