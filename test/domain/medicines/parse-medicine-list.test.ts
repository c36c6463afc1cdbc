import { expect } from 'chai';
import fc from 'fast-check';
import { MEDICINES } from '../../../src/content/medicines/index.ts';
import { parseMedicineList } from '../../../src/domain/medicines/parse-medicine-list.ts';
import { recogniseMedicine } from '../../../src/domain/medicines/recognise-medicine.ts';
import { writtenWords } from '../../../src/domain/medicines/written-words.ts';

/** `name | dose | how often` of each entry. */
const parsed = (text: string) =>
  parseMedicineList(text, MEDICINES).map(({ name, dose = '', freq = '' }) => `${name} | ${dose} | ${freq}`.trimEnd());

const LISTS: [string, string[]][] = [
  [
    'Zoloft 100mg every morning, trazodone 50 at night as needed; fish oil',
    ['Zoloft | 100mg | every morning', 'trazodone | 50 | at night as needed', 'fish oil |  |'],
  ],
  ['Zoloft 100 mg and trazodone 50mg', ['Zoloft | 100 mg |', 'trazodone | 50mg |']],
  [
    'I take Zoloft (sertraline) 100mg once a day. Also Wellbutrin XL 150.',
    ['I take Zoloft (sertraline) | 100mg | once a day', 'Wellbutrin XL | 150 |'],
  ],
  [
    'Zoloft, 100 mg, every morning, Xanax 0.5mg as needed for anxiety and sleep',
    ['Zoloft | 100 mg | every morning', 'Xanax | 0.5mg | as needed for anxiety and sleep'],
  ],
  [
    '1. Lisinopril 10 mg daily\n2. Metformin 1,000mg twice a day\n3) vitamin D',
    ['Lisinopril | 10 mg | daily', 'Metformin | 1,000mg | twice a day', 'vitamin D |  |'],
  ],
  ['- prednisone 5mg\n- heart pill\n- Ambien', ['prednisone | 5mg |', 'heart pill |  |', 'Ambien |  |']],
  ['Zoloft\n100 mg\nmorning\nTrazodone\n50 mg\nnight', ['Zoloft | 100 mg | morning', 'Trazodone | 50 mg | night']],
  ['buprenorphine/naloxone 8-2 mg film twice daily', ['buprenorphine/naloxone | 8-2 mg film | twice daily']],
  ['lisinopril 10 prednisone 5 insulin', ['lisinopril | 10 |', 'prednisone | 5 |', 'insulin |  |']],
  ['Zoloft Xanax Ativan', ['Zoloft |  |', 'Xanax |  |', 'Ativan |  |']],
  ['every night trazodone 50', ['trazodone | 50 | every night']],
  ['two puffs albuterol prn', ['albuterol | two puffs | prn']],
  ['100mg Zoloft daily', ['Zoloft | 100mg | daily']],
  ['low dose naltrexone 4.5mg at 9 pm', ['low dose naltrexone | 4.5mg | at 9 pm']],
  ['selegiline patch 6mg/24h', ['selegiline patch | 6mg/24h |']],
  ["St. John's wort 300 mg 3 times a day", ["St. John's wort | 300 mg | 3 times a day"]],
  ['Adderall 20mg 2x/day', ['Adderall | 20mg | 2x/day']],
  ['calcium and vitamin D', ['calcium and vitamin D |  |']],
  ['Zoloft for mood and sleep', ['Zoloft |  | for mood and sleep']],
  ['Zoloft for mood and prednisone', ['Zoloft |  | for mood', 'prednisone |  |']],
  ['Zoloft and pain meds', ['Zoloft |  |', 'pain meds |  |']],
  ['???', ['??? |  |']],
  ['  ', []],
  [
    'Sertralina 50 mg por la mañana y quetiapina 25mg al acostarme, aspirina',
    ['Sertralina | 50 mg | por la mañana', 'quetiapina | 25mg | al acostarme', 'aspirina |  |'],
  ],
  [
    'tomo clonazepam 0,5 mg dos veces al día y también omeprazol',
    ['tomo clonazepam | 0,5 mg | dos veces al día', 'omeprazol |  |'],
  ],
  ['litio 300 mg cada 8 horas; parche de selegilina', ['litio | 300 mg | cada 8 horas', 'parche de selegilina |  |']],
  ['media pastilla de Rivotril cada noche', ['Rivotril | media pastilla de | cada noche']],
];

describe('A typed list of medicines', () => {
  for (const [text, entries] of LISTS) {
    it(`is taken apart: ${JSON.stringify(text)}`, () => {
      expect(parsed(text)).to.deep.equal(entries);
    });
  }

  const pieces = fc.constantFrom(
    ...'Zoloft|sertralin|fish oil|prednisone|100mg|50|0,5 mg|1/2|one tablet|XR|every morning|at night|twice a day|as needed|for anxiety|(generic)|heart pill|I take|my doctor|cada noche|dos veces al día|quetiapina|pastilla|St. John’s wort|buprenorphine/naloxone|vitamin B12|💊|%|"blue"'.split(
      '|',
    ),
  );
  const gaps = fc.constantFrom(' ', ', ', '; ', '\n', ' and ', ' y ', '/', ' + ', '. ', ' - ', '\n- ', '\n2. ');
  const typed = fc
    .array(fc.tuple(pieces, gaps), { maxLength: 14 })
    .map((parts) => parts.map(([piece, gap]) => piece + gap).join(''));

  it('hides no medicine in a dose or a time', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const namesIn = (part: string) => recogniseMedicine(part, MEDICINES).matched.map(({ name }) => name);
        const named = parseMedicineList(text, MEDICINES).flatMap(({ name }) => namesIn(name));
        expect(named).to.include.members(namesIn(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('loses no word but the "and" between two entries, and says none twice', () => {
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: 'grapheme', maxLength: 80 })), (text) => {
        const entries = parseMedicineList(text, MEDICINES);
        const kept = entries.flatMap(({ name, dose = '', freq = '' }) => [name, dose, freq]).join(' ; ');
        const lost = without(wordsOf(text.replace(/^[ \t]*\d{1,2}[.)](?=\s)/gmu, '')), wordsOf(kept));
        expect(lost.filter((word) => !MEDICINES.isWord('connectors', word))).to.deep.equal([]);
        expect(without(wordsOf(kept), wordsOf(text))).to.deep.equal([]);
        expect(entries.every(({ name }) => name.trim() !== '')).to.equal(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

function wordsOf(text: string): string[] {
  return writtenWords(text).map(({ word }) => word);
}

/** What is in `all` and not, or not as often, in `taken`. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken];
  return all.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
