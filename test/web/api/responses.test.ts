import { expect } from 'chai';
import { at, StaffApi } from '../../support/staff-api.ts';

describe('Responses of the staff API', () => {
  let api: StaffApi;
  before(async () => {
    api = await new StaffApi().open();
  });
  after(() => api.close());

  const read = async (language = 'en') =>
    (await api.call('therapist', 'GET /responses/response_maria', undefined, { 'accept-language': language })).body;
  const answer = (body: unknown, linkId: string) => {
    const sections = at(body, 'sections.*.answers') as Record<string, unknown>[][];
    return sections.flat().find((one) => one.linkId === linkId);
  };

  it('are listed with title, status and scores, newest first', async () => {
    const { body } = await api.call('therapist', `GET /patients/${api.people.maria}/responses`);
    expect(at(body, 'items.*.name')).to.deep.equal(['reflection', 'intention', 'prescreening']);
    expect(at(body, 'items.2')).to.include({ status: 'completed', id: 'response_maria' });
    expect(at(body, 'items.2.scores.0')).to.include({ title: 'PHQ-9', value: 13, max: 27, complete: true });
  });

  it('show every answer with its question, by section and in the order of the questionnaire', async () => {
    const body = await read();
    expect(at(body, 'sections.*.title')).to.deep.equal(["Why you're here", 'PHQ-9', 'Heart, brain and body']);
    expect(at(body, 'sections.1.answers.*.linkId')).to.deep.equal(
      ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9'].map((item) => `phq9.${item}`),
    );
    expect(answer(body, 'phq9.q3')).to.include({ answer: 'More than half the days', points: 2, state: 'answered' });
    expect(answer(body, 'phq9.q3')?.stem).to.contain('Over the last 2 weeks');
  });

  it('show a skip as a skip, and the older answer of a change of mind', async () => {
    const body = await read();
    expect(answer(body, 's1.hopes')).to.include({ state: 'skipped', answer: 'Skipped' });
    expect(answer(body, 's1.therapist')).to.include({ answer: 'No' });
    expect(at(answer(body, 's1.therapist')?.past, '0.answer')).to.equal('Yes');
    expect(answer(body, 's1.reason')?.said).to.contain('<b>pills</b>');
  });

  it('show what was found, with its answers, rule, version and sources in full', async () => {
    const body = await read();
    expect(at(body, 'findings.*.code')).to.deep.equal(['BP_HISTORY', 'SI_PASSIVE']);
    expect(at(body, 'findings.1')).to.deep.include({
      ruleId: 'SI_PASSIVE.phq9.q9',
      ruleVersion: '1.2.0',
      state: 'open',
    });
    expect(at(body, 'findings.1.answers.0')).to.include({ linkId: 'phq9.q9', answer: 'Several days' });
    expect(at(body, 'findings.1.source.1.citation')).to.be.a('string').and.not.equal('I3c');
    expect(at(body, 'findings.1.basis')).to.deep.equal(['guideline', 'policy']);
  });

  it('speak the reader’s language', async () => {
    const body = await read('es');
    expect(answer(body, 'phq9.q1')?.answer).to.equal('Ningún día');
    expect(answer(body, 's1.hopes')?.answer).to.equal('Omitida');
    expect(at(body, 'findings.0.clinicianText')).to.contain('Hipertensión');
  });

  it('are exported as a FHIR R4 QuestionnaireResponse, which is audited', async () => {
    const { body } = await api.call('prescriber', 'GET /responses/response_maria/fhir');
    expect(body).to.include({ resourceType: 'QuestionnaireResponse', status: 'completed' });
    expect(JSON.stringify(body)).to.contain('LA6569-3').and.not.contain('Maria');
    expect((await api.audited()).at(-1)).to.include({ action: 'response.exported', target: 'response_maria' });
  });

  it('give their complete scores as FHIR R4 Observations, which is audited', async () => {
    const { body } = await api.call('therapist', 'GET /responses/response_maria/observations');
    expect(at(body, 'entry.*.resource.code.coding.0.code')).to.deep.equal(['44261-6']);
    expect(at(body, 'entry.0.resource')).to.deep.include({
      ...{ resourceType: 'Observation', status: 'final' },
      derivedFrom: [{ type: 'QuestionnaireResponse', reference: 'QuestionnaireResponse/response-maria' }],
    });
    expect(at(body, 'entry.0.resource.valueQuantity.value')).to.equal(13);
    expect((await api.audited()).at(-1)).to.include({ action: 'observations.exported', target: 'response_maria' });
  });

  it('show the answers of a questionnaire that the server no longer has', async () => {
    const { records } = api.clinic.store;
    await records.update('responses', 'response_old', () => ({
      ...{
        id: 'response_old',
        clinicId: 'demo',
        patientId: api.people.maria,
        conversationId: 'c',
        status: 'completed',
      },
      ...{
        questionnaire: 'https://elsewhere.example/old|0.1',
        scores: {},
        startedAt: '2025-01-01',
        updatedAt: '2025-01-01',
      },
      answers: {
        x: {
          ...{ linkId: 'x', at: '2025-01-01', conversationId: 'c', turn: 1, state: 'answered' },
          values: [{ valueString: 'still here' }],
        },
      },
    }));
    const { body } = await api.call('therapist', 'GET /responses/response_old');
    expect(answer(body, 'x')).to.include({ question: 'x', answer: 'still here' });
  });

  it('leave out, for all but the clinical lead, the answer that accused staff and what was found in it', async () => {
    const { clinic } = api;
    await clinic.say('conversation_maria', 'Yes', {
      effects: (scope) => [
        ...clinic.answered(scope, 'reflection#response_reflection', 'ae.sexual_boundary', 'Yes'),
        clinic.raised(scope, { id: 'alert_staff', tiers: ['ABUSE'], marks: ['STAFF'] }),
        clinic.found(scope, { code: 'BOUNDARY', severity: 'absolute', responseId: 'response_reflection' }),
      ],
    });
    for (const [role, sees] of [
      ['therapist', false],
      ['clinical-lead', true],
    ] as const) {
      const whole = await api.call(role, 'GET /responses/response_reflection');
      const fhir = await api.call(role, 'GET /responses/response_reflection/fhir');
      const findings = await api.call(role, `GET /patients/${api.people.maria}/findings`);
      const sessions = await api.call(role, `GET /patients/${api.people.maria}/sessions`);
      const text = JSON.stringify([whole.body, fhir.body, sessions.body]);
      expect([role, text.includes('ae.sexual_boundary')]).to.deep.equal([role, sees]);
      expect([role, JSON.stringify(findings.body).includes('BOUNDARY')]).to.deep.equal([role, sees]);
      expect(at(whole.body, 'withheld')).to.equal(sees ? 0 : 1);
    }
  });

  it('keep back, from all but the clinical lead, a score that would tell of a withheld answer', async () => {
    const { clinic } = api;
    await clinic.say('conversation_maria', 'Not at all', {
      effects: (scope) => [
        ...clinic.answered(scope, 'prescreening#response_maria', 'phq9.q8', 'Not at all'),
        clinic.raised(scope, { id: 'alert_in_a_scale', tiers: ['ABUSE'], marks: ['STAFF'] }),
      ],
    });
    for (const [role, sees] of [
      ['therapist', false],
      ['clinical-lead', true],
    ] as const) {
      const scores = await api.call(role, 'GET /responses/response_maria/observations');
      const fhir = await api.call(role, 'GET /responses/response_maria/fhir');
      expect([role, at(scores.body, 'entry') !== undefined]).to.deep.equal([role, sees]);
      expect([role, JSON.stringify(fhir.body).includes('phq9.total')]).to.deep.equal([role, sees]);
    }
  });
});
