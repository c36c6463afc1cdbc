import { expect } from 'chai';
import { QUESTIONNAIRES } from '../../../src/content/questionnaires/index.ts';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import { canonicalIn, createLibrary } from '../../../src/domain/questionnaire/library.ts';
import type { Standing } from '../../../src/domain/questionnaire/source.ts';
import { previewSchema, questionnairePageSchema } from '../../../src/web/api/questionnaire-schema.ts';
import { FREQUENCY, options, spanish, YES_NO } from '../../domain/questionnaire/fixtures.ts';
import { formJson } from '../../support/form-folder.ts';
import { at, StaffApi } from '../../support/staff-api.ts';

const SLEEP = formJson(
  'sleep',
  [
    {
      linkId: 'night',
      type: 'choice',
      text: 'Do you wake up at night?',
      _text: spanish('¿Te despiertas de noche?'),
      answerOption: options(...YES_NO),
      extension: [{ url: EXT.why, valueString: 'Sleep changes how a session feels.' }],
    },
    {
      linkId: 'often',
      type: 'choice',
      text: 'How often?',
      answerOption: options(...FREQUENCY),
      enableWhen: [{ question: 'night', operator: '=', answerCoding: { code: 'LA33-6', display: 'Yes' } }],
    },
  ],
  { copyright: '© The clinic' },
);
const OLD = { ...SLEEP, version: '0.9' };
const ELSEWHERE = formJson('pain', [{ linkId: 'pain' }]);
const STANDINGS = new Map<string, Standing>([
  [canonicalIn(SLEEP), { origin: 'clinic', clinics: ['demo'] }],
  [canonicalIn(OLD), { origin: 'earlier', clinics: ['demo'] }],
  [canonicalIn(ELSEWHERE), { origin: 'clinic', clinics: ['elsewhere'] }],
]);

describe('Questionnaires of the staff API', () => {
  let api: StaffApi;
  before(async () => {
    api = new StaffApi();
    api.clinic.parts.library = createLibrary([...QUESTIONNAIRES, SLEEP, OLD, ELSEWHERE], {}, undefined, STANDINGS);
    await api.open();
  });
  after(() => api.close());

  const given = (questionnaire: string, patient = api.people.maria) =>
    api.call('therapist', `POST /patients/${patient}/questionnaires`, { questionnaire });

  it("are listed with their origin: the clinic's own first, and none of another clinic", async () => {
    const { body } = await api.call('admin', 'GET /questionnaires');
    const { items } = questionnairePageSchema.parse(body);
    expect(items.map(({ name }) => name))
      .to.have.length(QUESTIONNAIRES.length + 2)
      .and.not.include('pain');
    expect(items[0]).to.deep.include({
      ...{ canonical: 'https://clinic.test/sleep|1', version: '1', origin: 'clinic', title: 'sleep', items: 2 },
      licence: '© The clinic',
    });
    expect(items.at(-1)).to.include({ canonical: 'https://clinic.test/sleep|0.9', origin: 'earlier' });
    const audit = items.find(({ name }) => name === 'audit-c');
    expect(audit?.instruments[0]).to.include({ id: 'auditc', licence: 'A/B' });
  });

  it('are read by id, canonical, url or name, with every item, option, condition and reason', async () => {
    const { body } = await api.call('therapist', 'GET /questionnaires');
    const { id = '' } = questionnairePageSchema.parse(body).items[0] ?? {};
    const keys = [id, 'https://clinic.test/sleep|1', 'https://clinic.test/sleep', 'sleep'];
    const replies = await Promise.all(
      keys.map((key) => api.call('therapist', `GET /questionnaires/${encodeURIComponent(key)}`)),
    );
    const [preview, ...others] = replies.map((reply) => previewSchema.parse(reply.body));
    for (const other of others) expect(other).to.deep.equal(preview);
    expect(preview?.content).to.have.length(2);
    expect(preview?.content[0]).to.deep.include({
      ...{ linkId: 'night', depth: 0, asked: true, text: 'Do you wake up at night?' },
      why: 'Sleep changes how a session feels.',
    });
    expect(preview?.content[1]?.options[3]).to.deep.equal({
      ...{ code: 'LA6571-9', label: 'Nearly every day', points: 3 },
    });
    expect(preview?.content[1]?.when).to.deep.equal({
      all: true,
      conditions: [{ question: 'night', operator: '=', answer: 'Yes' }],
    });
  });

  it('are shown in the language of the reader, and whole: the pre-screening too', async () => {
    const spanishReader = { 'accept-language': 'es' };
    const { body } = await api.call('therapist', 'GET /questionnaires/sleep', undefined, spanishReader);
    expect(at(body, 'content.0.text')).to.equal('¿Te despiertas de noche?');
    const whole = previewSchema.parse((await api.call('therapist', 'GET /questionnaires/prescreening')).body);
    expect(whole.content.map(({ linkId }) => linkId)).to.include.members([
      's0.consent',
      'phq9.q9',
      'asq.q5',
      's9.ride',
    ]);
    expect(whole.content.filter(({ asked }) => asked)).to.have.length(whole.items);
  });

  for (const key of ['pain', 'https://clinic.test/pain|1', 'nothing', '%00', '..%2F..%2Fetc'])
    it(`are not found by ${key}`, async () => {
      const reply = await api.call(
        'therapist',
        `GET /questionnaires/${key.replaceAll('/', '%2F').replaceAll('|', '%7C')}`,
      );
      expect([reply.status, at(reply.body, 'code')]).to.deep.equal([404, 'not-found']);
    });

  it('are described with what they answer', async () => {
    const { body } = await api.call('admin', 'GET /openapi.json');
    const schema = at(body, 'paths./questionnaires/{id}.get.responses.200.content.application/json.schema');
    expect(at(schema, 'properties.content.items.properties')).to.include.keys('linkId', 'options', 'when', 'why');
  });

  it('are given to a patient by staff, once while unfinished, and audited', async () => {
    const first = await given('sleep');
    expect(first.status).to.equal(201);
    expect(first.body).to.deep.include({
      ...{ questionnaire: 'https://clinic.test/sleep|1', title: 'sleep', by: 'Dr. Ruth Adler', state: 'due' },
    });
    const again = await given('https://clinic.test/sleep|1');
    expect([again.status, at(again.body, 'code')]).to.deep.equal([409, 'state-conflict']);
    const { body } = await api.call('therapist', `GET /patients/${api.people.maria}/questionnaires`);
    expect(at(body, 'items.*.state')).to.deep.equal(['due']);
    const entry = (await api.audited()).findLast(({ action }) => action === 'questionnaire.assigned');
    expect(entry).to.include({ by: 'Dr. Ruth Adler', patientId: api.people.maria });
  });

  it('cannot be given twice by two people at the same time', async () => {
    const replies = await Promise.all([given('sleep', api.people.james), given('sleep', api.people.james)]);
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([201, 409]);
  });

  for (const [what, questionnaire, status, code] of [
    ['unknown', 'https://clinic.test/none|1', 404, 'not-found'],
    ["another clinic's", 'pain', 404, 'not-found'],
    ['an earlier version', 'https://clinic.test/sleep|0.9', 409, 'state-conflict'],
    ['one that comes at its own time', 'prescreening', 409, 'state-conflict'],
    ['no text', 7, 400, 'request.invalid'],
  ] as const)
    it(`are not given when the questionnaire is ${what}`, async () => {
      const reply = await api.call('therapist', `POST /patients/${api.people.maria}/questionnaires`, { questionnaire });
      expect([reply.status, at(reply.body, 'code')]).to.deep.equal([status, code]);
    });
});
