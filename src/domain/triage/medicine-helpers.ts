import { type MedicineClasses, medicineClasses } from '../medicines/medicine-classes.ts';
import type { MedicineIndex } from '../medicines/medicine-index.ts';
import { plainValue } from '../questionnaire/answers.ts';
import type { AnswerLookup, ExpressionEnv } from '../questionnaire/expression-env.ts';
import type { Helper } from '../questionnaire/expression-helpers.ts';
import { insideOf, repetitionKey } from '../questionnaire/repetition-keys.ts';
import type { AnswerValue } from '../questionnaire/response.ts';

export interface MedicineEnv extends ExpressionEnv {
  medicines: MedicineIndex;
}

const NAMES = 's6.meds.name';
const OPTIONS = 's6.meds_prompt';
const NAMED = 's6.meds_prompt.which';

/** The items behind every one of these functions. */
const reads = [NAMES, OPTIONS, NAMED];

/** What rules ask about the medicines of S6 (clinical pack 1.1). */
export const MEDICINE_HELPERS: Readonly<Record<string, Helper<MedicineEnv> & { reads: readonly string[] }>> = {
  /** Something of this class is taken. */
  medicine: { params: ['string'], reads, run: (env, id = '') => told(env).classes.has(id) },
  /** This very medicine is named. */
  medicineNamed: { params: ['string'], reads, run: (env, name = '') => told(env).medicines.has(name) },
  /** A name is not understood. */
  medicineUnmatched: { params: [], reads, run: (env) => told(env).unmatched.length > 0 },
};

const known = new WeakMap<MedicineEnv, MedicineClasses>();

/** Worked out once for all rules of a turn. */
function told(env: MedicineEnv): MedicineClasses {
  const classes = known.get(env) ?? medicineClasses(answersFrom(env.answers), env.medicines);
  known.set(env, classes);
  return classes;
}

function answersFrom(answers: AnswerLookup) {
  const codes = valuesOf(answers, OPTIONS).flatMap((value) =>
    'valueCoding' in value ? (value.valueCoding.code ?? []) : [],
  );
  return {
    names: textsOf(answers, NAMES),
    options: codes.map((code) => ({
      code,
      named: textsOf(answers, insideOf(repetitionKey(OPTIONS, code)) + NAMED)[0],
    })),
  };
}

function textsOf(answers: AnswerLookup, key: string): string[] {
  return valuesOf(answers, key)
    .map(plainValue)
    .filter((value) => typeof value === 'string');
}

function valuesOf(answers: AnswerLookup, key: string): AnswerValue[] {
  const answer = answers.get(key);
  return answer?.state === 'answered' ? answer.values : [];
}
