import { expect } from 'chai';
import { medicineData } from '../../../src/content/medicines/index.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { MedicineData, MedicineEntry } from '../../../src/domain/medicines/medicine-data.ts';
import { createMedicineIndex } from '../../../src/domain/medicines/medicine-index.ts';

const entry = (name: string, more: Partial<MedicineEntry> = {}): MedicineEntry => ({
  name,
  names: { [name]: [] },
  classes: ['opioid'],
  ...more,
});

/** What is said about the dictionary with one more entry, or other look-alikes. */
function faultOf(more: MedicineEntry[], change: Partial<MedicineData> = {}): string {
  try {
    createMedicineIndex({ ...medicineData, ...change, medicines: [...medicineData.medicines, ...more] });
  } catch (error) {
    if (error instanceof AppError && error.code === 'content.invalid') return error.message;
  }
  return 'no fault';
}

describe('createMedicineIndex', () => {
  it('takes the dictionary as it ships', () => {
    expect(faultOf([])).to.equal('no fault');
  });

  it('refuses a spelling that may mean another medicine', () => {
    expect(faultOf([entry('newdrug', { names: { newdrug: ['zoloff'] } })])).to.contain('"zoloff" of newdrug');
    expect(faultOf([entry('lorazepan2', { names: { lorazepan2: ['lorazepm'] } })])).to.contain('may mean lorazepam');
  });

  it('refuses what points nowhere', () => {
    expect(faultOf([entry('newdrug', { classes: ['none of ours'] })])).to.contain('no class none of ours');
    expect(faultOf([entry('newdrug', { classes: undefined, parts: ['sertraline', 'nothing'] })])).to.contain(
      'no medicine nothing',
    );
    expect(faultOf([entry('newdrug', { parts: ['sertraline', 'bupropion'] })])).to.contain('either classes or parts');
    expect(faultOf([entry('newdrug', { names: { other: [] } })])).to.contain('newdrug lacks its name');
    expect(faultOf([], { lookAlikes: [['sertraline', 'nobody']] })).to.contain('look-alike nobody');
  });
});
