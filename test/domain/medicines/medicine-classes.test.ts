import { expect } from 'chai';
import { MEDICINES } from '../../../src/content/medicines/index.ts';
import {
  type MedicineAnswers,
  medicineClasses,
  optionsNamedIn,
} from '../../../src/domain/medicines/medicine-classes.ts';

const told = ({ names = [], options = [] }: Partial<MedicineAnswers>) => medicineClasses({ names, options }, MEDICINES);
const classesOf = (answers: Partial<MedicineAnswers>) => [...told(answers).classes.keys()];

describe('The classes of what a patient takes', () => {
  it('come once each, with every text that brought them', () => {
    const { classes, unmatched } = told({ names: ['Xanax 1mg', 'ativan', 'Klonopin (clonazepam)', 'Zoloft'] });
    expect(Object.fromEntries(classes)).to.deep.equal({
      benzodiazepine: [{ text: 'Xanax' }, { text: 'ativan' }, { text: 'Klonopin' }, { text: 'clonazepam' }],
      antidepressant: [{ text: 'Zoloft' }],
    });
    expect(unmatched).to.deep.equal([]);
  });

  it('are all of a name that stands in two, and of both parts of a product', () => {
    expect(classesOf({ names: ['phenobarbital'] })).to.deep.equal(['sedative', 'cyp-inducer']);
    expect(classesOf({ names: ['Contrave'] })).to.deep.equal(['opioid-blocker', 'antidepressant']);
    expect(classesOf({ names: ['Suboxone'] })).to.deep.equal(['opioid']);
  });

  it('say "no class of ours" for names that only look like others', () => {
    expect(classesOf({ names: ['buspirone'] })).to.deep.equal(['other']);
  });

  it('leave out what is not understood, and keep it for a person', () => {
    const { classes, unmatched } = told({ names: ['fish oil', 'bupropionn', 'xanaxx', 'tylenol and Zoloft'] });
    expect([...classes.keys()]).to.deep.equal(['antidepressant']);
    expect(unmatched).to.deep.equal(['fish oil', 'bupropionn', 'xanaxx', 'tylenol']);
  });

  it('keep a misspelt look-alike for a person even where its class is known', () => {
    expect(told({ names: ['buproprion'] }).unmatched).to.deep.equal(['buproprion']);
    expect(classesOf({ names: ['buproprion'] })).to.deep.equal(['antidepressant']);
    expect(told({ names: ['bupropion'] }).unmatched).to.deep.equal([]);
  });
});

describe('The options that people forget', () => {
  it('count by themselves when nothing is named', () => {
    expect(Object.fromEntries(told({ options: [{ code: 'benzo' }] }).classes)).to.deep.equal({
      benzodiazepine: [{ option: 'benzo' }],
    });
    expect(classesOf({ options: [{ code: 'mood_seizure' }] })).to.deep.equal(['mood-stabiliser']);
  });

  it('count by the class of what is named', () => {
    expect(classesOf({ options: [{ code: 'mood_seizure', named: 'lithium' }] })).to.deep.equal(['lithium']);
    expect(classesOf({ options: [{ code: 'mood_seizure', named: 'Lamictal' }] })).to.deep.equal(['lamotrigine']);
    expect(classesOf({ options: [{ code: 'naltrexone', named: 'Contrave' }] })).to.deep.equal([
      'opioid-blocker',
      'antidepressant',
    ]);
  });

  it('count all the same when the name is not understood, or is of another class', () => {
    const strange = told({ options: [{ code: 'bp', named: 'ramipril' }] });
    expect([...strange.classes]).to.deep.equal([['antihypertensive', [{ option: 'bp' }]]]);
    expect(strange.unmatched).to.deep.equal(['ramipril']);
    expect(classesOf({ options: [{ code: 'sedative', named: 'trazodone' }] })).to.deep.equal([
      'antidepressant',
      'sedative',
    ]);
  });

  it('add nothing when the list names one of their medicines', () => {
    expect(told({ names: ['Xanax'], options: [{ code: 'benzo' }] }).classes.get('benzodiazepine')).to.deep.equal([
      { text: 'Xanax' },
    ]);
    expect(classesOf({ names: ['lithium'], options: [{ code: 'mood_seizure' }] })).to.deep.equal(['lithium']);
    expect(classesOf({ options: [{ code: 'none' }, { code: 'asked-unknown' }] })).to.deep.equal([]);
  });

  it('are known to be named in the list, so that nobody is asked twice', () => {
    expect([...optionsNamedIn(['Xanax', 'Lamictal', 'fish oil', 'Afrin'], MEDICINES)]).to.deep.equal([
      'benzo',
      'mood_seizure',
      'decongestant',
      'nasal',
    ]);
  });
});
