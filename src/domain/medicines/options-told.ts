import { plainValue } from '../questionnaire/answers.ts';
import { insideOf, plainLinkId, repetitionKey } from '../questionnaire/repetition-keys.ts';
import type { GivenAnswer } from '../questionnaire/response.ts';
import { optionsNamedIn } from './medicine-classes.ts';
import type { MedicineIndex } from './medicine-index.ts';

type Answers = Readonly<Record<string, GivenAnswer>>;

const NAME = 's6.meds.name';
const OPTIONS = 's6.meds_prompt';
const WHICH = 's6.meds_prompt.which';

/**
 * Options of `s6.meds_prompt` that the list of medicines answers by itself (clinical pack 1, S6): nobody is asked again
 * which one it is. What was asked stays asked.
 */
export function optionsTold(answers: Answers, medicines: MedicineIndex): ReadonlySet<string> {
  const known = told.get(answers) ?? readOptions(answers, medicines);
  told.set(answers, known);
  return known;
}

/** A turn asks several times about the same answers. */
const told = new WeakMap<Answers, ReadonlySet<string>>();

function readOptions(answers: Answers, medicines: MedicineIndex): ReadonlySet<string> {
  const names = Object.entries(answers).flatMap(([key, answer]) => (plainLinkId(key) === NAME ? textOf(answer) : []));
  const isAsked = (code: string) => answers[insideOf(repetitionKey(OPTIONS, code)) + WHICH] !== undefined;
  return new Set([...optionsNamedIn(names, medicines)].filter((code) => !isAsked(code)));
}

function textOf(answer: GivenAnswer): string[] {
  if (answer.state !== 'answered') return [];
  return answer.values.map(plainValue).filter((value) => typeof value === 'string');
}
