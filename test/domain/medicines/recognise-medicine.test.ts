import { expect } from 'chai';
import fc from 'fast-check';
import { MEDICINES } from '../../../src/content/medicines/index.ts';
import { recogniseMedicine } from '../../../src/domain/medicines/recognise-medicine.ts';

const recognise = (text: string) => recogniseMedicine(text, MEDICINES);
const namesIn = (text: string) => recognise(text).matched.map(({ name }) => name);
/** `name`, `? written: candidate, …` and `- unmatched`, in that order. */
const told = (text: string) => {
  const { matched, readBack, unmatched } = recognise(text);
  return [
    ...matched.map(({ name }) => name),
    ...readBack.map(({ written, candidates }) => `? ${written}: ${candidates.join(', ')}`),
    ...unmatched.map((words) => `- ${words}`),
  ];
};

/** A text as people write it, and what is read in it. */
const TOLD: [string, string[]][] = [
  ['Zoloft', ['sertraline']],
  ['ZOLOFT 100MG', ['sertraline']],
  ['zoloft100mg', ['sertraline']],
  ['Zoloft (sertraline) 100 mg every morning', ['sertraline']],
  ['I take some Wellbutrin XL 300 for my mood', ['bupropion']],
  ['well butrin xl 150', ['bupropion']],
  ['St. John’s wort', ["St John's wort"]],
  ['stjohns wort tea', ["St John's wort"]],
  ['st jhons wort', ["St John's wort"]],
  ['Emsam patch', ['selegiline']],
  ['low dose naltrexone 4.5 mg at night', ['naltrexone']],
  ['LDN', ['naltrexone']],
  ['Theo-24', ['theophylline']],
  ['cough syrup', ['dextromethorphan']],
  ['Xanax or Ativan, as needed', ['alprazolam', 'lorazepam']],
  ['divalproex sodium ER', ['valproate']],
  ['Zoloft, potassium', ['sertraline', '- potassium']],
  ['Zoloft, vitamin B12 and prednisone', ['sertraline', '- vitamin B12', '- prednisone']],
  ['fish oil 1000mg', ['- fish oil']],
  ['5-HTP', ['- 5-HTP']],
  ['a pill for sleep', ['- a pill for sleep']],
  ['Zoloft and my heart pill, one daily', ['sertraline', '- my heart pill']],
  ['Zoloft, one tablet with food, for anxiety', ['sertraline']],
  [
    'Zoloft, pastilla para la presión y medicina para dormir',
    ['sertraline', '- pastilla para la presión', '- medicina para dormir'],
  ],
  ['???', ['- ???']],
  ['сертралин', ['- сертралин']],
  ['none', []],
  ['N/A', []],
  ['nada', []],
  ['  ', []],
  ['Sertralina 50 mg por la mañana', ['sertraline']],
  ['CLORAZEPATO', ['clorazepate']],
  ['hierba de San Juan', ["St John's wort"]],
  ['Jarabe para la tos, dos cucharadas', ['dextromethorphan']],
  ['quetiapina 25mg al acostarme y toronja', ['quetiapine', 'grapefruit']],
  ['tomo Rivotril cada noche', ['clonazepam']],
];

describe('Recognising medicines', () => {
  for (const [text, expected] of TOLD) {
    it(`reads “${text}”`, () => {
      expect(told(text)).to.deep.equal(expected);
    });
  }

  it('gives a product of two parts the classes of both', () => {
    const classesOf = (text: string) => recognise(text).matched.flatMap(({ classes }) => classes);
    expect(classesOf('Contrave')).to.have.members(['opioid-blocker', 'antidepressant']);
    expect(classesOf('Auvelity')).to.have.members(['nmda-blocker', 'antidepressant']);
    expect(classesOf('Lybalvi')).to.have.members(['antipsychotic', 'opioid-blocker']);
    expect(classesOf('Fioricet with codeine')).to.have.members(['sedative', 'opioid']);
    expect(classesOf('phenobarbital')).to.have.members(['sedative', 'cyp-inducer']);
    expect(classesOf('Afrin')).to.have.members(['sympathomimetic', 'nasal']);
  });

  it('does not take the naloxone in Suboxone for an opioid blocker', () => {
    for (const text of ['Suboxone', 'buprenorphine/naloxone', 'Suboxone (buprenorphine and naloxone) 8-2 mg film']) {
      expect(told(text), text).to.deep.equal(['buprenorphine']);
      expect(recognise(text).matched[0]?.classes, text).to.deep.equal(['opioid']);
    }
  });

  it('keeps each name as it was typed', () => {
    const [match] = recognise('ZOLOFT, generic: sertralin').matched;
    expect(match?.written).to.deep.equal(['ZOLOFT', 'sertralin']);
  });
});

describe('A misspelt medicine', () => {
  it('is taken for the name when one slip in a long word leaves one medicine', () => {
    expect(namesIn('lisinoprill')).to.deep.equal(['lisinopril']);
    expect(namesIn('venlafaxinee')).to.deep.equal(['venlafaxine']);
  });

  it('is read back when it is short, or two slips away, or may be a word of its own', () => {
    expect(told('ability 5mg')).to.deep.equal(['? ability: Abilify']);
    expect(told('concert')).to.deep.equal(['? concert: Concerta']);
    expect(told('xanaxx')).to.deep.equal(['? xanaxx: Xanax']);
    expect(told('venlafacxin')).to.deep.equal(['? venlafacxin: venlafaxine']);
    expect(told('esomeprazole')).to.deep.equal(['? esomeprazole: omeprazole']);
  });

  it('is read back with every name near it', () => {
    const [asked] = recognise('orazepam').readBack;
    expect(asked?.candidates).to.include.members(['lorazepam', 'oxazepam']);
  });
});

describe('Names that are mistaken for each other', () => {
  it('come with the other name, to be read back, when they are spelled right', () => {
    const other = (text: string) => recognise(text).matched[0]?.lookAlikes;
    expect(other('bupropion')).to.deep.equal(['buspirone']);
    expect(other('buspirone')).to.deep.equal(['bupropion']);
    expect(other('Celexa')).to.deep.equal(['Celebrex']);
    expect(other('oxycodone')).to.deep.equal(['OxyContin']);
    expect(other('clonidine')).to.have.members(['clonazepam', 'lorazepam', 'alprazolam', 'Klonopin']);
    expect(other('fluoxetina')).to.deep.equal(['duloxetina', 'paroxetina']);
    expect(other('citalopram')).to.deep.equal([]);
    expect(other('Zoloft')).to.deep.equal([]);
  });

  it('are clear when two names of one medicine stand together', () => {
    expect(recognise('Celexa (citalopram)').matched[0]?.lookAlikes).to.deep.equal([]);
  });

  it('are read back, both of them, when they are misspelt', () => {
    expect(told('buproprion')).to.deep.equal(['bupropion', '? buproprion: bupropion, buspirone']);
    expect(told('bupropionn')).to.deep.equal(['? bupropionn: bupropion, buspirone']);
    expect(told('Celebrexa')).to.deep.equal(['? Celebrexa: Celebrex, Celexa']);
    expect(told('Lamictil')).to.deep.equal(['? Lamictil: Lamictal, Lamisil']);
    expect(told('hydroxazine')).to.deep.equal(['? hydroxazine: hydroxyzine, hydralazine']);
  });

  it('are never corrected from one to the other', () => {
    const mistaken = [...MEDICINES.spellings].filter(([, { name }]) => name.lookAlikes.length > 0);
    const typos = fc
      .constantFrom(...mistaken)
      .chain(([key, { name }]) => fc.tuple(fc.constantFrom(...slipsOf(key)), fc.constant(name)));
    fc.assert(
      fc.property(typos, ([typo, { medicine }]) => {
        const wrong = recognise(typo).matched.filter(({ name }) => name !== medicine.name);
        expect(wrong.flatMap(({ written }) => written).filter((written) => !isSpelling(written))).to.deep.equal([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('Every name and spelling of the dictionary', () => {
  it('is recognised, however it is written', () => {
    const writing = fc.constantFrom(
      (key: string) => key,
      (key: string) => key.toUpperCase(),
      (key: string) => ` ${key}  50mg`,
      (key: string) => `i take ${key} xr every night`,
      (key: string) => `${key}, 1 tablet`,
    );
    fc.assert(
      fc.property(fc.constantFrom(...MEDICINES.spellings), writing, ([key, { name }], write) => {
        expect(namesIn(write(key))).to.deep.equal([name.medicine.name]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('with one slip is the right name, is read back with it, or is unmatched: never another name', () => {
    const proper = [...MEDICINES.spellings].filter(([key, { misspelt }]) => !misspelt && !key.includes(' '));
    const typos = fc
      .constantFrom(...proper)
      .chain(([key, { name }]) => fc.tuple(fc.constantFrom(...slipsOf(key)), fc.constant(name.medicine.name)));
    fc.assert(
      fc.property(typos, ([typo, medicine]) => !isTakenForAnother(typo, medicine)),
      { numRuns: 3_000 },
    );
  });
});

/** Another medicine is matched, or the name is read back without the right one. */
function isTakenForAnother(typo: string, medicine: string): boolean {
  const { matched, readBack } = recognise(typo);
  const candidates = readBack.flatMap((asked) => asked.candidates.map(medicineOf));
  return matched.some(({ name }) => name !== medicine) || (candidates.length > 0 && !candidates.includes(medicine));
}

describe('Words that are no medicine', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 14 });

  it('are never matched', () => {
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), (words) => {
        const text = words.join(' ');
        fc.pre(!isSpelling(text) && !words.some(isSpelling));
        expect(namesIn(text)).to.deep.equal([]);
      }),
      { numRuns: 500 },
    );
  });

  it('leave nothing out: a text that is neither blank nor "none" is matched, read back or unmatched', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        fc.pre(text.trim() !== '' && !MEDICINES.isNothing(text));
        expect(told(text)).to.not.deep.equal([]);
      }),
    );
  });
});

function isSpelling(text: string): boolean {
  return MEDICINES.spellings.has(text.toLowerCase()) || MEDICINES.joined.has(text.toLowerCase().replaceAll(' ', ''));
}

function medicineOf(written: string): string | undefined {
  const known = [...MEDICINES.spellings.values()].find(({ name }) => name.written === written);
  return known?.name.medicine.name;
}

/** Every letter left out, doubled, swapped with the next, or hit one key off. */
function slipsOf(key: string): string[] {
  const letters = [...key];
  const slips = letters.flatMap((letter, at) => {
    const [before, after, next] = [key.slice(0, at), key.slice(at + 1), letters[at + 1] ?? ''];
    const swapped = next === '' ? [] : [before + next + letter + key.slice(at + 2)];
    return [
      before + after,
      before + letter + letter + after,
      `${before}e${after}`,
      `${before}${letter}a${after}`,
      ...swapped,
    ];
  });
  return slips.filter((slip) => slip !== key);
}
