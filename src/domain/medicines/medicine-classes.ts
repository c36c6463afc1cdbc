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
  const open = asked.filter(({ code }) => !answered.has(code));
  const all = [...listed, ...asked.map(({ told }) => told)];
  return {
    classes: grouped([...all.flatMap(byName), ...open.flatMap(({ code, told }) => byOption(code, told, medicines))]),
    medicines: new Set(all.flatMap(({ matched }) => matched.map(({ name }) => name))),
    unmatched: all.flatMap(({ readBack, unmatched }) => [...readBack.map(({ written }) => written), ...unmatched]),
  };
}

type Grounded = [id: string, ground: ClassGround];

function byName({ matched }: Recognition): Grounded[] {
  return matched.flatMap(({ classes, written }) =>
    classes.flatMap((id) => written.map((text): Grounded => [id, { text }])),
  );
}

/** The option's own class, unless what was named is one of its medicines. */
function byOption(code: string, told: Recognition, { prompts }: MedicineIndex): Grounded[] {
  const prompt = prompts.find((candidate) => candidate.code === code);
  const named = classesOf([told]);
  return prompt === undefined || prompt.classes.some((id) => named.has(id)) ? [] : [[prompt.assumed, { option: code }]];
}

function grouped(all: readonly Grounded[]): Map<string, ClassGround[]> {
  const groups = new Map<string, ClassGround[]>();
  for (const [id, ground] of all) groups.set(id, [...(groups.get(id) ?? []), ground]);
  return groups;
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
