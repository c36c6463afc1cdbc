import type { Clinic } from '../../domain/clinic.ts';
import { languageOf } from '../../domain/languages.ts';
import type { Fault } from '../../domain/questionnaire/check-questionnaire.ts';
import type { Instrument } from '../questionnaires/licences.ts';
import { licenceFault } from './clinic-licence.ts';
import { fillSlot } from './fill-slot.ts';
import type { Form, RefusedForm } from './form.ts';
import { namingFaults, wholeFault } from './form-faults.ts';
import { type Slot, slotFor } from './slots.ts';

/** A form that holds the words of a licensed instrument, for the clinics that recorded a licence. */
export interface SlotForm extends Form {
  instrument: Instrument;
  clinics: readonly string[];
}

/** Takes the forms for slots out of all forms, and fills the slots for the clinics that may use them. */
export function fillSlots(
  forms: readonly Form[],
  clinics: readonly Clinic[],
): { slots: SlotForm[]; others: Form[]; refused: RefusedForm[] } {
  const slots: SlotForm[] = [];
  const others: Form[] = [];
  const refused: RefusedForm[] = [];
  for (const form of forms) {
    const slot = slotFor(form.json);
    if (slot === undefined) others.push(form);
    else {
      const { filled, faults } = slotForm(slot, form, clinics);
      if (filled === undefined) refused.push({ file: form.file, faults });
      else slots.push(filled);
    }
  }
  return { slots, others, refused };
}

function slotForm(slot: Slot, form: Form, clinics: readonly Clinic[]): { filled?: SlotForm; faults: Fault[] } {
  const { instrument } = slot;
  const reached = clinics.filter(({ id }) => form.clinics?.includes(id) ?? true);
  const licensed = reached.filter((clinic) => licenceFault(clinic, instrument) === undefined);
  const { json, faults } = fillSlot(slot, form.json);
  const all = [
    ...(licensed.length > 0 ? [] : reached.flatMap((clinic) => licenceFault(clinic, instrument) ?? []).map(wholeFault)),
    ...namingFaults(form.json),
    ...languageFaults(form.json),
    ...faults,
  ];
  if (all.length > 0) return { faults: all };
  return { filled: { ...form, json, instrument, clinics: licensed.map(({ id }) => id) }, faults: [] };
}

/** The answers of the slot are written in English, with their Spanish as translations: so must the words be. */
function languageFaults(json: unknown): Fault[] {
  const { language } = json as { language?: string };
  const isEnglish = language === undefined || languageOf(language, 'es') === 'en';
  return isEnglish
    ? []
    : [wholeFault('its language is not English: put the other language into translation extensions')];
}
