import type { Clinic } from '../../domain/clinic.ts';
import type { Language } from '../../domain/languages.ts';
import { antidepressantKinds } from '../../domain/medicines/antidepressant-kinds.ts';
import type { MedicineIndex } from '../../domain/medicines/medicine-index.ts';
import { lookupForAll } from '../../domain/questionnaire/all-repetitions.ts';
import type { ResponseRecord } from '../../domain/questionnaire/response.ts';
import type { Texts } from '../../domain/texts.ts';
import { trialRulesOf } from '../../domain/treatment-history/clinic-trial-rules.ts';
import { historyTexts, treatmentHistory } from '../../domain/treatment-history/treatment-history.ts';

interface Reader {
  medicines: MedicineIndex;
  texts: Texts;
  language: Language;
  clinic: Clinic | undefined;
}

/**
 * What a patient's own report says of earlier treatments, in a clinician's words: hints, never a diagnosis (clinical
 * pack 1.2). Nothing where no trial was told.
 */
export function historyLines({ answers }: ResponseRecord, { medicines, texts, language, clinic }: Reader): string[] {
  if (clinic === undefined) return [];
  const history = treatmentHistory(lookupForAll(new Map(Object.entries(answers))), {
    rules: trialRulesOf(clinic, medicines),
    kindsOf: (name) => antidepressantKinds(name, medicines),
  });
  return historyTexts(history).map((line) => texts.format(language, line));
}
