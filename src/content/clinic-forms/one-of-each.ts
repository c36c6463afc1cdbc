import { canonicalOfForm, type Form, type RefusedForm, sameJson } from './form.ts';
import { wholeFault } from './form-faults.ts';

/** A version that was run here before, by canonical. */
export type KeptJson = (canonical: string) => unknown;

/**
 * One form of each canonical. Files of the same content are one; of files that differ, none is taken but the one that
 * was run here before: nobody can tell which of them is meant. What was run once does not change under its name.
 */
export function oneOfEach<F extends Form>(forms: readonly F[], kept: KeptJson): { forms: F[]; refused: RefusedForm[] } {
  const refused: RefusedForm[] = [];
  const known = forms.filter((form) => {
    const before = kept(canonicalOfForm(form) ?? '');
    if (before === undefined || sameJson(before, form.json)) return true;
    refused.push(refusal(form, 'it differs from what was run under its name here: give it a new version'));
    return false;
  });
  const alone = grouped(known).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    if (group.every(({ json }) => sameJson(json, first.json))) return [merged(first, group)];
    const files = group.map(({ file }) => file).join(', ');
    const reason = `${files} differ but have the same url and version: give each its own, or keep one`;
    refused.push(...group.map((form) => refusal(form, reason)));
    return [];
  });
  return { forms: alone, refused };
}

function grouped<F extends Form>(forms: readonly F[]): F[][] {
  const groups = new Map<string, F[]>();
  for (const form of forms) {
    const name = canonicalOfForm(form) ?? form.file;
    groups.set(name, [...(groups.get(name) ?? []), form]);
  }
  return [...groups.values()];
}

function merged<F extends Form>(first: F, group: F[]): F {
  const form = { ...first, file: group.map(({ file }) => file).join(', ') };
  const everyone = group.find(({ clinics }) => clinics === undefined);
  if (everyone !== undefined) return { ...everyone, file: form.file };
  return { ...form, clinics: [...new Set(group.flatMap(({ clinics = [] }) => clinics))] };
}

function refusal({ file }: Form, reason: string): RefusedForm {
  return { file, faults: [wholeFault(reason)] };
}
