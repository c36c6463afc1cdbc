import type { MedicineIndex } from '../../src/domain/medicines/medicine-index.ts';
import { parseMedicineList } from '../../src/domain/medicines/parse-medicine-list.ts';
import { recogniseMedicine } from '../../src/domain/medicines/recognise-medicine.ts';
import type { Texts } from '../../src/domain/texts.ts';
import type { EntryReader } from './recognised.ts';

/** Names that are offered beside one that may be a slip. */
const MOST_NEAR = 3;

/**
 * A typed list of medicines, entry by entry. A name that may be a slip, or that is mistaken for another one (clinical
 * pack 1.1), is in doubt: it is kept as written, and read back with the names that it may mean.
 */
export function medicineReader(medicines: MedicineIndex, texts: Texts): EntryReader {
  return (text, language) =>
    parseMedicineList(text, medicines).map((entry) => {
      const { readBack, matched, unmatched } = recogniseMedicine(entry.name, medicines);
      const others = [
        ...readBack.flatMap(({ candidates }) => candidates),
        ...matched.flatMap(({ lookAlikes }) => lookAlikes),
      ];
      const near = [...new Set(others)].slice(0, MOST_NEAR);
      const answer = Object.values(entry).join(', ');
      const params = { answer, names: near.join(' / ') };
      const label = near.length === 0 ? answer : texts.format(language, { key: 'prompt.medicine.near', params });
      const known = matched.length > 0 && readBack.length === 0 && unmatched.length === 0;
      return { parts: { ...entry }, label, sure: near.length === 0, known };
    });
}
