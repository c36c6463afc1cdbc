import type { Clinic } from '../../domain/clinic.ts';
import type { Log } from '../../domain/ports.ts';
import { canonicalIn } from '../../domain/questionnaire/library.ts';
import type { SlotForm } from './fill-slots.ts';
import type { Form, RefusedForm } from './form.ts';

/** Says which files are in use, and why others are not. */
export function tellOfForms(log: Log, taken: readonly Form[], refused: readonly RefusedForm[]): void {
  for (const { file, json, clinics } of taken) {
    log.info({ file, questionnaire: canonicalIn(json), clinics }, "a clinic's questionnaire is in use");
  }
  for (const { file, faults } of refused) {
    log.error({ file, faults }, "a clinic's questionnaire was refused as a whole: mend it, then start again");
  }
}

/** A licence without the words it is for does nothing: the clinic may think otherwise. */
export function tellOfLicences(log: Log, clinics: readonly Clinic[], filled: readonly SlotForm[]): void {
  for (const { id: clinic, licences = [] } of clinics) {
    for (const { instrument } of licences) {
      const isFilled = filled.some((form) => form.instrument.id === instrument && form.clinics.includes(clinic));
      if (isFilled) continue;
      const why = 'no questionnaire with its words is in use: put it into the folder, or see why it was refused';
      log.error({ clinic, instrument, why }, 'a licence is recorded, but the instrument is not asked');
    }
  }
}
