import type { Clinic } from '../clinic.ts';
import type { MedicineIndex } from '../medicines/medicine-index.ts';
import { recogniseMedicine } from '../medicines/recognise-medicine.ts';
import { DEFAULT_TRIAL_RULES, type TrialRules } from './trial.ts';

/** What a clinic decided about adequate trials; its table of doses may use any name of the dictionary. */
export function trialRulesOf(
  { adequateTrialWeeks = DEFAULT_TRIAL_RULES.adequateTrialWeeks, minimumDoses = {} }: Clinic,
  medicines: MedicineIndex,
): TrialRules {
  const doses = new Map(Object.entries(minimumDoses).map(([name, dose]) => [medicineIn(name, medicines), dose]));
  return {
    adequateTrialWeeks,
    minimumDose: (name) => {
      const medicine = medicineIn(name, medicines);
      return medicine === undefined ? undefined : doses.get(medicine);
    },
  };
}

/** The one medicine that a text names for sure. */
function medicineIn(text: string, medicines: MedicineIndex): string | undefined {
  const { matched, readBack } = recogniseMedicine(text, medicines);
  return matched.length === 1 && readBack.length === 0 ? matched[0]?.name : undefined;
}
