import type { AntidepressantKind, MedicineData, MedicineEntry } from './medicine-data.ts';
import { nameKey } from './written-words.ts';

export interface Medicine {
  name: string;
  classes: readonly string[];
  antidepressant: AntidepressantKind | undefined;
}

/** A name of the dictionary, as it is written properly. */
export interface MedicineName {
  written: string;
  medicine: Medicine;
  /** Names that it is mistaken for. */
  lookAlikes: readonly string[];
}

/** A name as somebody spelled it. */
export interface KnownSpelling {
  name: MedicineName;
  /** Not the name itself, but a spelling that the dictionary lists for it. */
  misspelt: boolean;
}

/** Every spelling of every name, by `nameKey`. */
export function spellingsOf(data: MedicineData): Map<string, KnownSpelling> {
  const entries = new Map(data.medicines.map((entry) => [entry.name, entry]));
  return new Map(data.medicines.flatMap((entry) => spellingsOfOne(entry, medicineOf(entry, entries), data)));
}

function spellingsOfOne(entry: MedicineEntry, medicine: Medicine, data: MedicineData): [string, KnownSpelling][] {
  return Object.entries({ ...entry.names, ...entry.es }).flatMap(([written, variants]) => {
    const isSpanish = Object.hasOwn(entry.es ?? {}, written);
    const lookAlikes = lookAlikesOf(isSpanish ? entry.name : written, data);
    const name = {
      written,
      medicine,
      lookAlikes: isSpanish ? lookAlikes.map((other) => inSpanish(other, data)) : lookAlikes,
    };
    const spelled = variants.map((variant): [string, KnownSpelling] => [nameKey(variant), { name, misspelt: true }]);
    return [...spelled, [nameKey(written), { name, misspelt: false }]];
  });
}

/** A product of several parts has the classes of all of them, and the first kind of antidepressant among them. */
function medicineOf(entry: MedicineEntry, entries: ReadonlyMap<string, MedicineEntry>): Medicine {
  const parts = (entry.parts ?? []).map((part) => entries.get(part)).filter((part) => part !== undefined);
  return {
    name: entry.name,
    classes: [...new Set([...(entry.classes ?? []), ...parts.flatMap((part) => part.classes ?? [])])],
    antidepressant: entry.antidepressant ?? parts.find((part) => part.antidepressant !== undefined)?.antidepressant,
  };
}

function lookAlikesOf(written: string, { lookAlikes }: MedicineData): string[] {
  const others = lookAlikes.filter((group) => group.includes(written)).flat();
  return [...new Set(others)].filter((other) => other !== written);
}

/** The Spanish of a generic name; brands, and names that are the same, stay. */
function inSpanish(name: string, { medicines }: MedicineData): string {
  const entry = medicines.find((medicine) => medicine.name === name);
  return Object.keys(entry?.es ?? {})[0] ?? name;
}
