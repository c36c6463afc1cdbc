import { canonicalIn } from '../../domain/questionnaire/library.ts';
import type { QuestionnaireSource } from '../../domain/questionnaire/source.ts';
import type { SlotForm } from './fill-slots.ts';
import { type FilledSlot, withSlots } from './place-slots.ts';

/** The filled slots, and the questionnaires that ask them in each clinic that filled some. */
export function slotSources(forms: readonly SlotForm[], clinicIds: readonly string[]): QuestionnaireSource[] {
  const used = clinicIds.map((id) => ({ id, slots: slotsOf(id, forms) })).filter(({ slots }) => slots.length > 0);
  const sets = new Map(used.map(({ slots }) => [keyOf(slots), slots]));
  return [
    ...forms.flatMap((form) => sourcesOf(form, used)),
    ...[...sets].flatMap(([key, slots]) =>
      withSlots(
        slots,
        used.filter((one) => keyOf(one.slots) === key).map(({ id }) => id),
      ),
    ),
  ];
}

interface Used {
  id: string;
  slots: FilledSlot[];
}

/** The newest file of each instrument. */
function slotsOf(clinicId: string, forms: readonly SlotForm[]): FilledSlot[] {
  const own = forms.filter(({ clinics }) => clinics.includes(clinicId));
  const newest = new Map(own.toSorted(byVersion).map((form) => [form.instrument.id, form]));
  return [...newest.values()]
    .map(({ instrument, json }) => ({ instrument, canonical: canonicalIn(json) }))
    .sort((a, b) => (a.canonical < b.canonical ? -1 : 1));
}

function sourcesOf({ json, instrument: { place } }: SlotForm, used: readonly Used[]): QuestionnaireSource[] {
  const clinics = used
    .filter(({ slots }) => slots.some(({ canonical }) => canonical === canonicalIn(json)))
    .map(({ id }) => id);
  if (clinics.length === 0) return [];
  const instead = place !== undefined && 'insteadOf' in place ? { insteadOf: place.insteadOf } : {};
  return [{ json, origin: 'clinic', clinics, ...instead }];
}

function byVersion(a: SlotForm, b: SlotForm): number {
  const [one = '', other = ''] = [a, b].map(({ json }) => (json as { version?: string }).version);
  return one.localeCompare(other, 'en', { numeric: true });
}

function keyOf(slots: readonly FilledSlot[]): string {
  return slots.map(({ canonical }) => canonical).join(' ');
}
