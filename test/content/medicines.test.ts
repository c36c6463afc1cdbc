import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { MEDICINES } from '../../src/content/medicines/index.ts';
import lookAlikes from '../../src/content/medicines/look-alikes.json' with { type: 'json' };
import names from '../../src/content/medicines/names.json' with { type: 'json' };
import { recogniseMedicine } from '../../src/domain/medicines/recognise-medicine.ts';

const pack = join(process.env.SHARED ?? join('..', 'shared'), 'clinical', '1-prescreening.md');
const classesOf = (text: string) => recogniseMedicine(text, MEDICINES).matched.flatMap(({ classes }) => classes);

/** The first words of each row of the class map → our id. */
const ROWS: Record<string, string> = {
  benzodiazepine: 'benzodiazepine',
  'z-drug/other sedative': 'sedative',
  opioid: 'opioid',
  'opioid blocker': 'opioid-blocker',
  lamotrigine: 'lamotrigine',
  MAOI: 'maoi',
  stimulant: 'stimulant',
  xanthine: 'xanthine',
  'sympathomimetic/vasopressin': 'sympathomimetic',
  'CYP3A4/2B6 inhibitor': 'cyp-inhibitor',
  'CYP inducer': 'cyp-inducer',
  antipsychotic: 'antipsychotic',
  lithium: 'lithium',
  'other mood stabiliser': 'mood-stabiliser',
  'other NMDA blocker': 'nmda-blocker',
  'alpha-2 agonist / blocker': 'alpha-2',
  'ketamine already prescribed': 'ketamine',
  antidepressant: 'antidepressant',
  'thyroid hormone': 'thyroid',
  anticoagulant: 'anticoagulant',
  'GLP-1 agonist': 'glp-1',
  antihypertensive: 'antihypertensive',
  'nasal steroid/decongestant': 'nasal',
  'no class of ours': 'other',
};
/** Words of the table that explain a name. */
const REMARKS =
  /\(own boxed[^)]*\)|\(US name[^)]*\)|\(2B6\)|\bfk\b|\bincl\.|\*\*|\bin\b|\b(SSRI|SNRI|TCA|other):|also .*$|compounded.*$|low-dose|, patch|\bpatch\b/g;

describe('The medicine dictionary', () => {
  it('knows every class by a name in both languages, and has medicines of each', () => {
    const used = new Set([...MEDICINES.spellings.values()].flatMap(({ name }) => name.medicine.classes));
    expect(Object.keys(MEDICINES.classes)).to.have.members(Object.values(ROWS));
    expect([...used]).to.have.members(Object.values(ROWS));
  });

  it('lists at least three spellings of every medicine', () => {
    const few = names.filter((medicine) => Object.values(medicine.names).flat().length < 3);
    expect(few.map(({ name }) => name)).to.deep.equal([]);
  });

  it('offers an option for each class that people forget, answered by the names of its classes', () => {
    const codes =
      'benzo sedative opioid naltrexone mood_seizure maoi stimulant theophylline decongestant infection herb nmda alpha ketamine thinner glp1 bp nasal';
    expect(MEDICINES.prompts.map(({ code }) => code)).to.deep.equal(codes.split(' '));
    expect(MEDICINES.prompts.every(({ classes, assumed }) => classes.includes(assumed))).to.equal(true);
  });

  it('reads back each name with those it is mistaken for', () => {
    for (const group of lookAlikes) {
      for (const written of group) {
        const others = recogniseMedicine(written, MEDICINES).matched[0]?.lookAlikes;
        expect(others, written).to.include.members(group.filter((other) => other !== written));
      }
    }
  });

  if (existsSync(pack)) {
    const text = readFileSync(pack, 'utf8');
    const table = text.slice(text.indexOf('**1.1 Medicine class map**'), text.indexOf('### S7'));
    const rows = table.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| class'));
    const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));

    it('has every name of the clinical pack in its class', () => {
      expect(cells.map(([, label = '']) => label)).to.have.members(Object.keys(ROWS));
      for (const [, label = '', examples = ''] of cells) {
        const listed = examples
          .replace(REMARKS, '')
          .split(/[,/·();]| — | \+ /)
          .map((name) => name.trim())
          .filter((name) => name !== '');
        const strange = listed.filter((name) => !classesOf(name).includes(ROWS[label] ?? ''));
        expect(strange, label).to.deep.equal([]);
      }
    });

    it('has every option of the clinical pack with its words', () => {
      const listed = cells.flatMap(([, , , prompt = '']) =>
        [...prompt.matchAll(/`(\w+)` ([^`]+)$/g)].map(([, code, label]) => `${code} ${label}`),
      );
      expect(MEDICINES.prompts.map(({ code, label }) => `${code} ${label.en}`)).to.have.members(listed);
    });

    it('has the look-alikes of the clinical pack', () => {
      const [, list = ''] = /^\*\*Look-alikes\*\*.*?\[M2\]: (.*?)\. \(Pairs are facts/m.exec(table) ?? [];
      const pairs = list
        .replace(/ \(old US[^)]*\)/, '')
        .split(' · ')
        .map((group) => group.split(' / '));
      expect(lookAlikes).to.deep.equal(pairs);
    });
  }
});
