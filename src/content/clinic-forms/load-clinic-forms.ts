import type { Log } from '../../domain/ports.ts';
import { canonicalIn } from '../../domain/questionnaire/library.ts';
import type { QuestionnaireSource } from '../../domain/questionnaire/source.ts';
import { QUESTIONNAIRES } from '../questionnaires/index.ts';
import type { Form, RefusedForm } from './form.ts';
import { formFaults } from './form-faults.ts';
import { type KeptJson, oneOfEach } from './one-of-each.ts';
import { readFormFolder } from './read-folder.ts';
import { reservedNames } from './reserved.ts';
import { runnableForms } from './runnable-forms.ts';

/**
 * The questionnaires that clinics put into the folder: those in it are for every clinic of this server, those in a
 * subfolder for the clinic it is named after. A faulty one is named in the log with its reasons and left out; it never
 * keeps the server from starting.
 */
export async function loadClinicForms(from: {
  folder: string;
  clinicIds: readonly string[];
  kept: KeptJson;
  log: Log;
}): Promise<QuestionnaireSource[]> {
  const files = await readFormFolder(from.folder, from.clinicIds, from.log);
  const reserved = reservedNames();
  const found = oneOfEach(files.map(formOf), from.kept);
  const shipped = new Map(QUESTIONNAIRES.map((json) => [canonicalIn(json), json]));
  const others = (canonical: string) => shipped.get(canonical) ?? from.kept(canonical);
  const runnable = runnableForms(found.forms, others, ({ json }, loaded) => formFaults(json, loaded, reserved));
  tell(from.log, runnable.forms, [...found.refused, ...runnable.refused]);
  return runnable.forms.map(({ file: _file, ...form }) => ({ ...form, origin: 'clinic' }));
}

function formOf({ clinicId, ...form }: Awaited<ReturnType<typeof readFormFolder>>[number]): Form {
  return clinicId === undefined ? form : { ...form, clinics: [clinicId] };
}

function tell(log: Log, taken: readonly Form[], refused: readonly RefusedForm[]): void {
  for (const { file, json, clinics } of taken) {
    log.info({ file, questionnaire: canonicalIn(json), clinics }, "a clinic's questionnaire is in use");
  }
  for (const { file, faults } of refused) {
    log.error({ file, faults }, "a clinic's questionnaire was refused as a whole: mend it, then start again");
  }
}
