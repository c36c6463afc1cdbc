import type { Clinic } from '../../domain/clinic.ts';
import type { Log } from '../../domain/ports.ts';
import { canonicalIn } from '../../domain/questionnaire/library.ts';
import type { LoadedQuestionnaire } from '../../domain/questionnaire/loaded.ts';
import type { QuestionnaireSource } from '../../domain/questionnaire/source.ts';
import { QUESTIONNAIRES } from '../questionnaires/index.ts';
import { fillSlots, type SlotForm } from './fill-slots.ts';
import type { Form } from './form.ts';
import { formFaults } from './form-faults.ts';
import { namedForm } from './named-form.ts';
import { type KeptJson, oneOfEach } from './one-of-each.ts';
import { type FormFile, readFormFolder } from './read-folder.ts';
import { reservedNames } from './reserved.ts';
import { runnableForms } from './runnable-forms.ts';
import { slotSources } from './slot-sources.ts';
import { tellOfForms, tellOfLicences } from './tell-of-forms.ts';

/**
 * The questionnaires that clinics put into the folder: those in it are for every clinic of this server, those in a
 * subfolder for the clinic it is named after. A faulty one is named in the log with its reasons and left out; it never
 * keeps the server from starting.
 */
export async function loadClinicForms(from: {
  folder: string;
  clinics: readonly Clinic[];
  kept: KeptJson;
  log: Log;
}): Promise<QuestionnaireSource[]> {
  const { folder, clinics, kept, log } = from;
  const ids = clinics.map(({ id }) => id);
  const files = (await readFormFolder(folder, ids, log)).map(formOf);
  const { slots, others, refused } = fillSlots(files, clinics);
  const unique = oneOfEach<Form | SlotForm>([...slots, ...others], kept);
  const shipped = new Map(QUESTIONNAIRES.map((json) => [canonicalIn(json), json]));
  const reserved = reservedNames();
  const judge = (form: Form | SlotForm, loaded: LoadedQuestionnaire) =>
    'instrument' in form ? [] : formFaults(form.json, loaded, reserved);
  const runnable = runnableForms(unique.forms, (canonical) => shipped.get(canonical) ?? kept(canonical), judge);
  tellOfForms(log, runnable.forms, [...refused, ...unique.refused, ...runnable.refused]);
  const own = runnable.forms.filter((form) => !('instrument' in form));
  const filled = runnable.forms.filter((form) => 'instrument' in form);
  tellOfLicences(log, clinics, filled);
  return [
    ...own.map(
      ({ json, clinics: of }): QuestionnaireSource => ({ json, origin: 'clinic', ...(of && { clinics: of }) }),
    ),
    ...slotSources(filled, ids),
  ];
}

function formOf({ clinicId, ...form }: FormFile): Form {
  return namedForm(clinicId === undefined ? form : { ...form, clinics: [clinicId] });
}
