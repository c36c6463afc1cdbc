import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SETS = ['fhir-lforms-r4', 'fhir-android', 'fhir-sdc-examples', 'fhir-smart-forms'];

export interface FhirForm {
  /** Where it stands in the data. */
  name: string;
  json: { resourceType: string; id?: string; url?: string; questionnaire?: unknown };
}

/** Real FHIR R4 resources of other systems, where the data is at hand; none elsewhere. */
export function fhirForms(resourceType: 'Questionnaire' | 'QuestionnaireResponse'): FhirForm[] {
  const folders = SETS.map((set) => join(process.env.SHARED ?? join('..', 'shared'), 'data', set)).filter(existsSync);
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(folder, name)),
  );
  const forms = files.map((file): FhirForm => ({ name: file, json: JSON.parse(readFileSync(file, 'utf8')) }));
  return forms.filter(({ json }) => json.resourceType === resourceType);
}
