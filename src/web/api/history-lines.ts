import type { EpisodeSeverity } from '../../domain/care/patient.ts';
import type { Clinic } from '../../domain/clinic.ts';
import type { Language } from '../../domain/languages.ts';
import { antidepressantKinds } from '../../domain/medicines/antidepressant-kinds.ts';
import type { MedicineIndex } from '../../domain/medicines/medicine-index.ts';
import { lookupForAll } from '../../domain/questionnaire/all-repetitions.ts';
import type { ResponseRecord } from '../../domain/questionnaire/response.ts';
import type { TextRef, Texts } from '../../domain/texts.ts';
import { trialRulesOf } from '../../domain/treatment-history/clinic-trial-rules.ts';
import { historyTexts, treatmentHistory } from '../../domain/treatment-history/treatment-history.ts';

interface Reader {
  medicines: MedicineIndex;
  texts: Texts;
  language: Language;
  clinic: Clinic | undefined;
  severity?: EpisodeSeverity | undefined;
}

/**
 * What a patient's own report says of earlier treatments, in a clinician's words: hints, never a diagnosis (clinical
 * pack 1.2). Nothing where no trial was told. A rating of the episode counts for the reports that it could know of.
 */
export function historyLines(
  { answers, startedAt }: ResponseRecord,
  { medicines, texts, language, clinic, severity }: Reader,
): string[] {
  if (clinic === undefined) return [];
  const rated = severity !== undefined && severity.at >= startedAt ? severity : undefined;
  const history = treatmentHistory(lookupForAll(new Map(Object.entries(answers))), {
    rules: trialRulesOf(clinic, medicines),
    severity: rated?.term,
    kindsOf: (name) => antidepressantKinds(name, medicines),
  });
  const lines = historyTexts(history);
  const { maudsley } = history;
  return [...lines, ...(rated === undefined || maudsley === undefined ? [] : [ratedBy(rated)])].map((line) =>
    texts.format(language, line),
  );
}

function ratedBy({ term, by, at }: EpisodeSeverity): TextRef {
  return { key: 'history.severity', params: { term, by, day: at.slice(0, 10) } };
}
