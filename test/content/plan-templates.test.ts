import { expect } from 'chai';
import { PLAN_TEMPLATES } from '../../src/content/plan-templates.ts';
import { ROUTES } from '../../src/domain/care/session.ts';
import { planSchema } from '../../src/domain/care/treatment-plan.ts';

describe('Plan templates', () => {
  it('are there for every route, each a draft that could be saved as it is', () => {
    expect(PLAN_TEMPLATES.map(({ route }) => route)).to.have.members([...ROUTES]);
    for (const { route, defaults } of PLAN_TEMPLATES) {
      const plan = planSchema.parse({ ...defaults, rosterOfRoles: {} });
      expect([plan.route, plan.status]).to.deep.equal([route, 'draft']);
    }
  });

  it('suggest eight sessions of esketamine at a REMS site, as its label has it', () => {
    const esketamine = PLAN_TEMPLATES.find(({ route }) => route === 'intranasal_esketamine');
    expect(esketamine?.defaults).to.deep.include({
      setting: 'rems_site',
      induction: { sessions: 8, perWeek: 2, weeks: 4 },
    });
    const place = esketamine?.notes.find(({ about }) => about === 'place');
    expect([place?.text.en, place?.source]).to.deep.equal(['Certified REMS site only, never at home.', ['L1']]);
  });
});
