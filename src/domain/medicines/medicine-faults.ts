import type { MedicineData, MedicineEntry } from './medicine-data.ts';
import { createNearNames } from './near-names.ts';
import { nameKey } from './written-words.ts';

/** What is wrong with the dictionary beyond its shape, for a person to read. */
export function medicineFaults(data: MedicineData): string[] {
  const names = data.medicines.map(({ name }) => name);
  const written = new Set(data.medicines.flatMap(({ names, es }) => Object.keys({ ...names, ...es })));
  const classesNamed = [
    ...data.medicines.flatMap(({ classes }) => classes ?? []),
    ...data.prompts.flatMap(({ classes, assumed }) => [...classes, assumed]),
  ];
  return [
    ...[...new Set(classesNamed)].filter((id) => !Object.hasOwn(data.classes, id)).map((id) => `no class ${id}`),
    ...data.medicines
      .filter(({ names, name }) => !Object.hasOwn(names, name))
      .map(({ name }) => `${name} lacks its name`),
    ...data.medicines
      .filter(({ classes, parts }) => (classes === undefined) === (parts === undefined))
      .map(({ name }) => `${name} needs either classes or parts`),
    ...data.medicines
      .flatMap(({ parts }) => parts ?? [])
      .filter((part) => !names.includes(part))
      .map((part) => `no medicine ${part}`),
    ...data.lookAlikes
      .flat()
      .filter((name) => !written.has(name))
      .map((name) => `look-alike ${name} is not in the dictionary`),
    ...ambiguousSpellings(data),
  ];
}

/** A spelling stands for one name, and may not lie within one slip of the name of another medicine. */
function ambiguousSpellings(data: MedicineData): string[] {
  const owners = new Map(
    data.medicines.flatMap((medicine) => allNames(medicine).map(([own]) => [nameKey(own), medicine.name] as const)),
  );
  const near = createNearNames([...owners.keys()].map((key) => ({ key, misspelt: true })));
  const seen = new Set<string>();
  return data.medicines.flatMap((medicine) => {
    const { name } = medicine;
    const spelled = allNames(medicine).flatMap(([own, variants]) => [own, ...variants].map(nameKey));
    const twice = spelled
      .filter((key, index) => key === '' || seen.has(key) || spelled.indexOf(key) !== index)
      .map((key) => `"${key}" of ${name} is there twice`);
    for (const key of spelled) seen.add(key);
    const others = spelled.flatMap((key) =>
      near(key, 1)
        .filter((other) => owners.get(other.key) !== name)
        .map((other) => `"${key}" of ${name} may mean ${other.key}`),
    );
    return [...twice, ...others];
  });
}

function allNames({ names, es }: MedicineEntry): [string, string[]][] {
  return [...Object.entries(names), ...Object.entries(es ?? {})];
}
