import type { MedicineIndex } from './medicine-index.ts';
import { type Recognition, recogniseMedicine } from './recognise-medicine.ts';

/** What a patient said they take: names from the list, and the options that people forget (clinical pack S6). */
export interface MedicineAnswers {
  names: readonly string[];
  options: readonly { code: string; named?: string | undefined }[];
}

export interface MedicineClasses {
  /** Each class once, with what brought it there. */
  classes: ReadonlyMap<string, readonly ClassGround[]>;
  /** By the names of the dictionary. */
  medicines: ReadonlySet<string>;
  /** Names that no person or rule has understood yet: not in the dictionary, or a look-alike that isn't settled. */
  unmatched: readonly string[];
}

/** A name as it was typed; or a chosen option whose medicine was not named, or not one of its own. */
export type ClassGround = { text: string } | { option: string };

/** From names to classes (clinical pack 1.1 and 2.1): one finding a class, whatever the number of its names. */
export function medicineClasses({ names, options }: MedicineAnswers, medicines: MedicineIndex): MedicineClasses {
  const listed = names.map((name) => recogniseMedicine(name, medicines));
  const answered = optionsAnsweredBy(classesOf(listed), medicines);
  const asked = options.map(({ code, named }) => ({ code, told: recogniseMedicine(named ?? '', medicines) }));
  const all = [...listed, ...asked.map(({ told }) => told)];
  const classes = new Map<string, ClassGround[]>();
  const add = (id: string, ground: ClassGround) => classes.set(id, [...(classes.get(id) ?? []), ground]);
  for (const { matched } of all) {
    for (const match of matched) {
      for (const id of match.classes) for (const text of match.written) add(id, { text });
    }
  }
  for (const { code, told } of asked) {
    const prompt = medicines.prompts.find((candidate) => candidate.code === code);
    const isNamed = answered.has(code) || prompt?.classes.some((id) => classesOf([told]).has(id));
    if (prompt !== undefined && !isNamed) add(prompt.assumed, { option: code });
  }
  return {
    classes,
    medicines: new Set(all.flatMap(({ matched }) => matched.map(({ name }) => name))),
    unmatched: all.flatMap(({ readBack, unmatched }) => [...readBack.map(({ written }) => written), ...unmatched]),
  };
}

/** Options that a list answers by itself: "Which one is it?" is asked about the others. */
export function optionsNamedIn(names: readonly string[], medicines: MedicineIndex): Set<string> {
  return optionsAnsweredBy(classesOf(names.map((name) => recogniseMedicine(name, medicines))), medicines);
}

function optionsAnsweredBy(classes: ReadonlySet<string>, { prompts }: MedicineIndex): Set<string> {
  const answered = prompts.filter((prompt) => prompt.classes.some((id) => classes.has(id)));
  return new Set(answered.map(({ code }) => code));
}

function classesOf(recognitions: readonly Recognition[]): Set<string> {
  return new Set(recognitions.flatMap(({ matched }) => matched.flatMap(({ classes }) => classes)));
}
