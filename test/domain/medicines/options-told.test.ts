import { expect } from 'chai';
import { MEDICINES } from '../../../src/content/medicines/index.ts';
import { optionsTold } from '../../../src/domain/medicines/options-told.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';

const text = (valueString: string): GivenAnswer => ({ state: 'answered', values: [{ valueString }] });
/** The options that a list of these names answers, with what was asked already. */
const told = (names: string[], asked: Record<string, GivenAnswer> = {}) => {
  const listed = names.map((name, index) => [`s6.meds[${index}]/s6.meds.name`, text(name)]);
  return [...optionsTold({ ...Object.fromEntries(listed), ...asked }, MEDICINES)].sort();
};

describe('optionsTold', () => {
  it('gives the options whose classes the list names, by brand, generic and with a dose', () => {
    expect(told(['lisinopril 10 mg', 'Xanax'])).to.deep.equal(['benzo', 'bp']);
    expect(told(['fish oil'])).to.deep.equal([]);
    expect(told([])).to.deep.equal([]);
  });

  it('leaves out an option that was asked about already, even if it was skipped', () => {
    const key = 's6.meds_prompt[bp]/s6.meds_prompt.which';
    expect(told(['lisinopril'], { [key]: { state: 'skipped' } })).to.deep.equal([]);
  });

  it('reads names alone, not what was skipped or said of something else', () => {
    const said = {
      's6.meds[0]/s6.meds.dose': text('lisinopril'),
      's6.meds[1]/s6.meds.name': { state: 'skipped' },
    } as const;
    expect(told([], said)).to.deep.equal([]);
  });
});
