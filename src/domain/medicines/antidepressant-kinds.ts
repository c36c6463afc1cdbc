import type { AntidepressantKind } from './medicine-data.ts';
import type { MedicineIndex } from './medicine-index.ts';
import { recogniseMedicine } from './recognise-medicine.ts';

/** The kinds of antidepressant that a text names for sure; a look-alike that isn't settled tells none. */
export function antidepressantKinds(text: string, medicines: MedicineIndex): AntidepressantKind[] {
  const { matched, readBack } = recogniseMedicine(text, medicines);
  const open = new Set(readBack.map(({ written }) => written));
  const settled = matched.filter(({ written }) => !written.some((name) => open.has(name)));
  return [...new Set(settled.flatMap(({ antidepressant }) => antidepressant ?? []))];
}
