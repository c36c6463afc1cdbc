import { expect } from 'chai';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import type { Finding } from '../../../src/domain/triage/finding.ts';
import { findingView } from '../../../src/web/api/finding-view.ts';
import { questionnaireOf } from '../../../src/web/api/questionnaire-of.ts';
import { content } from '../../support/chat.ts';

const coded = (code: string): GivenAnswer => ({ state: 'answered', values: [{ valueCoding: { code } }] });

const finding: Finding = {
  ...{ id: 'finding_1', clinicId: 'demo', patientId: 'patient_1', code: 'X', severity: 'info', basis: ['policy'] },
  ...{ itemIds: ['s7.ad_trial'], ruleId: 'X', ruleVersion: '1.0.0', clinicianText: { en: 'X', es: 'X' }, source: [] },
  ...{ state: 'open', at: '2026-01-01T00:00:00.000Z' },
  answerSnapshot: {
    's7.ad_trial[0]': coded('more'),
    's7.ad_trial[0]/s7.ad_name': { state: 'answered', values: [{ valueString: 'sertraline' }] },
    's7.ad_trial[1]': coded('done'),
  },
};

describe('A finding that rests on a list', () => {
  it('names the answers of its entries and that the list was ended, not that there was one more', () => {
    const { canonical } = content.library.newest('prescreening');
    const loaded = questionnaireOf(content.library, canonical, finding.answerSnapshot);
    const view = findingView(finding, loaded, { texts: content.texts, language: 'en', sources: {} });
    expect(view.answers.map(({ linkId }) => linkId)).to.deep.equal(['s7.ad_trial[0]/s7.ad_name', 's7.ad_trial[1]']);
    expect(view.answers[0]?.answer).to.equal('sertraline');
    expect(view.answers[1]?.answer).not.to.equal('done');
  });
});
