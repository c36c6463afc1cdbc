import { expand } from './expand.ts';
import { LOINC } from './extensions.ts';
import type { LoadedQuestionnaire } from './loaded.ts';
import { shortName } from './localize.ts';
import type { ResponseRecord } from './response.ts';
import { fhirId, patientReference } from './to-fhir.ts';
import { type WholeScore, wholeScores } from './whole-scores.ts';

const FHIR = 'https://kap-companion.org/fhir';
const SURVEY = { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' };
/** UCUM's annotation for points. */
const POINTS = { unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' };

/** FHIR R4 Observation, as far as a score needs it. */
interface FhirObservation {
  resourceType: 'Observation';
  id: string;
  [member: string]: unknown;
}
export interface FhirBundle {
  resourceType: 'Bundle';
  type: 'collection';
  entry?: { fullUrl: string; resource: FhirObservation }[];
}

/** The scores of a response as FHIR R4 Observations, each derived from it. An incomplete score makes none. */
export function toObservations(q: LoadedQuestionnaire, response: ResponseRecord): FhirBundle {
  const scores = wholeScores(expand(q, response.answers), response);
  const entry = scores.map((score) => {
    const resource = observationOf(score, response);
    return { fullUrl: `${FHIR}/Observation/${resource.id}`, resource };
  });
  // FHIR knows no empty lists.
  return { resourceType: 'Bundle', type: 'collection', ...(entry.length === 0 ? {} : { entry }) };
}

function observationOf({ score, group, answers }: WholeScore, response: ResponseRecord): FhirObservation {
  const { instrument, loinc, value } = score;
  const ours = { system: `${FHIR}/CodeSystem/scores`, code: `${instrument}.total` };
  const coding = loinc === undefined ? [ours] : [{ system: LOINC, code: loinc }, ours];
  return {
    resourceType: 'Observation',
    id: fhirId(`${response.id}-${instrument}`),
    // As long as the person may still change an answer, the score is not the last word.
    status: response.status === 'in-progress' ? 'preliminary' : 'final',
    category: [{ coding: [SURVEY] }],
    code: { coding, text: `${shortName(group, 'en')}, total score` },
    subject: patientReference(response.patientId),
    effectiveDateTime: answers.map(({ at }) => at).reduce((a, b) => (a > b ? a : b), response.startedAt),
    valueQuantity: { value, ...POINTS },
    derivedFrom: [{ type: 'QuestionnaireResponse', reference: `QuestionnaireResponse/${fhirId(response.id)}` }],
  };
}
