import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { MEDICINES } from '../../../src/content/medicines/index.ts';
import { recogniseMedicine } from '../../../src/domain/medicines/recognise-medicine.ts';
import { nameKey } from '../../../src/domain/medicines/written-words.ts';

const folder = join(process.env.SHARED ?? join('..', 'shared'), 'data', 'medicines');
const DICTIONARIES = ['drugs_dictionary_medlineplus.csv', 'drugs_dictionary_wikipedia.csv'];
/** What the names of public dictionaries come to, at worst. */
const MOST_READ_BACK = 0.02;
const KIND_OF_ATC: Record<string, string> = { N06AA: 'TCA', N06AB: 'SSRI', N06AF: 'MAOI' };

if (existsSync(folder)) {
  describe('Names from public medicine dictionaries', () => {
    for (const file of DICTIONARIES) {
      const rows = readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(1).map(namesOf);
      const names = [...new Set(rows.flat())];
      const ours = new Set(names.filter((name) => isOurs(` ${nameKey(name)} `)));

      it(`are recognised wherever they hold one of ours (${file})`, () => {
        const missed = names.filter(
          (name) => ours.has(name) && recogniseMedicine(name, MEDICINES).matched.length === 0,
        );
        expect(missed).to.deep.equal([]);
      });

      it(`are one medicine where they are names of one (${file})`, () => {
        const mixed = rows
          .map(
            (row) => new Set(row.flatMap((name) => MEDICINES.spellings.get(nameKey(name))?.name.medicine.name ?? [])),
          )
          .filter((medicines) => medicines.size > 1);
        expect(mixed.map((medicines) => [...medicines])).to.deep.equal([]);
      });

      it(`are never taken for one of ours, and seldom read back, when they are not (${file})`, () => {
        const others = names.filter((name) => !ours.has(name)).map((name) => recogniseMedicine(name, MEDICINES));
        expect(others.flatMap(({ matched }) => matched.map(({ written }) => written))).to.deep.equal([]);
        expect(others.filter(({ readBack }) => readBack.length > 0).length / others.length).to.be.below(MOST_READ_BACK);
      });
    }

    it('have the kinds of antidepressant that their ATC codes say', () => {
      const table = readFileSync(join(folder, 'antidepressant_atc.csv'), 'utf8').trim().split('\n').slice(1);
      const wrong = table
        .map((row) => row.split(','))
        .filter(([generic = '', code = '']) => {
          const kind = MEDICINES.spellings.get(nameKey(generic))?.name.medicine.antidepressant;
          return kind !== undefined && (KIND_OF_ATC[code.slice(0, 5)] ?? kind) !== kind;
        });
      expect(wrong).to.deep.equal([]);
    });
  });
}

function isOurs(key: string): boolean {
  return [...MEDICINES.spellings.keys()].some((known) => key.includes(` ${known} `));
}

/** The names of a row, without what the source's markup left in them. */
function namesOf(row: string): string[] {
  const cells = [...row.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)]
    .slice(1)
    .map(([, quoted, plain]) => quoted ?? plain ?? '');
  return cells
    .flatMap((cell) => cell.split('|'))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/[&[\]{}]/.test(name));
}
