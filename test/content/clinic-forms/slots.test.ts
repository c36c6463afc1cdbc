import { expect } from 'chai';
import { SLOTS } from '../../../src/content/clinic-forms/slots.ts';
import { loadContent } from '../../../src/content/load-content.ts';
import { QUESTIONNAIRES, SHIPPED_SOURCES } from '../../../src/content/questionnaires/index.ts';
import type { ClinicLicence } from '../../../src/domain/clinic.ts';
import type { QuestionnaireItem } from '../../../src/domain/questionnaire/fhir.ts';
import { canonicalIn } from '../../../src/domain/questionnaire/library.ts';
import { itemText, stemText } from '../../../src/domain/questionnaire/localize.ts';
import { FormFolder } from '../../support/form-folder.ts';
import { drugScreenFile, licenceFor, screenerFile, screenerItems } from '../../support/licensed-forms.ts';
import { testClinic } from '../../support/turn-parts.ts';

describe('The slots of licensed instruments', () => {
  let folder: FormFolder;
  beforeEach(async () => {
    folder = await FormFolder.make();
  });
  afterEach(() => folder.remove());

  const licensed = (licences: ClinicLicence[], north: ClinicLicence[] = []) => {
    folder.clinics = [
      { ...testClinic, licences },
      { ...testClinic, id: 'north', licences: north },
    ];
  };
  const loaded = async () => loadContent([...SHIPPED_SOURCES, ...(await folder.load())]);

  it('ship without a word of their items, and with every item that the catalogue names', () => {
    for (const { group, instrument } of SLOTS) {
      const items = group.item ?? [];
      const ours = items.filter(({ text }) => text !== undefined).map(({ linkId }) => linkId);
      expect(ours, instrument.id).to.deep.equal([instrument.id === 'cssrs' ? 'asq.q5' : 'dast10.total']);
      expect(items.map(({ linkId }) => linkId)).to.include.members(instrument.slot ?? []);
    }
  });

  it('ask ASQ item 5 in the words of the ASQ', () => {
    const find = (items: QuestionnaireItem[] = []): QuestionnaireItem[] =>
      items.flatMap((item) => [...(item.linkId === 'asq.q5' ? [item] : []), ...find(item.item)]);
    const [slot] = find(SLOTS[0]?.group.item);
    const [asq] = QUESTIONNAIRES.flatMap((json) => find((json as { item: QuestionnaireItem[] }).item));
    for (const member of ['text', '_text', 'answerOption', 'type'] as const)
      expect(slot?.[member]).to.deep.equal(asq?.[member]);
  });

  it('are filled by a licence and a file together: the screener stands in S2 in place of the ASQ', async () => {
    licensed([licenceFor('cssrs')]);
    await folder.put('screener.json', screenerFile());
    const { library } = await loaded();
    const own = library.newest('prescreening', 'demo');
    const asked = [...own.items.keys()];
    expect(asked).to.include.members(['cssrs.q1', 'cssrs.q6b', 'asq.q5']).and.not.include('asq.q1');
    expect(asked.indexOf('cssrs.q1')).to.be.lessThan(asked.indexOf('s2.selfharm_ever'));
    expect(own.items.get('cssrs')).to.deep.include({ suicideScreen: true, starred: true });
    for (const item of ['q1', 'q5', 'q6', 'q6b']) expect(own.items.get(`cssrs.${item}`)?.starred, item).to.equal(true);
    expect(own.items.get('cssrs')?.askEarly?.after).to.equal('phq9.q9');
    expect(library.newest('reflection', 'demo').items.has('cssrs.q1')).to.equal(true);
    expect(library.newest('asq', 'demo').items.has('cssrs.q1')).to.equal(true);
    const [q2] = [own.items.get('cssrs.q2')].flatMap((item) => item ?? []);
    expect(q2 && [stemText(q2, 'en'), itemText(q2, 'en'), itemText(q2, 'es')]).to.deep.equal([
      'In an invented month:',
      'Invented question 2?',
      '¿Pregunta inventada 2?',
    ]);
    for (const [name, clinicId] of [
      ['prescreening', 'north'],
      ['prescreening', undefined],
      ['asq', 'north'],
    ] as const)
      expect(library.newest(name, clinicId).items.has('asq.q1')).to.equal(true);
  });

  it('put the DAST-10 behind the drug question of S8, with item 3 scored the other way round', async () => {
    licensed([licenceFor('dast10')]);
    await folder.put('drugs.json', drugScreenFile());
    const { library } = await loaded();
    const { items } = library.newest('prescreening', 'demo');
    const order = [...items.keys()];
    expect(order.indexOf('dast10')).to.equal(order.indexOf('s8.single_drug') + 1);
    const points = (linkId: string) => items.get(linkId)?.options.map(({ ordinal }) => ordinal);
    expect([points('dast10.q2'), points('dast10.q3'), points('dast10.q4')]).to.deep.equal([
      [1, 0],
      [0, 1],
      [1, 0],
    ]);
    expect(items.has('asq.q1'), 'the suicide screen is as it was').to.equal(true);
    expect(library.newest('prescreening', 'north').items.has('dast10.q1')).to.equal(false);
  });

  it('give two clinics with different files a version each', async () => {
    licensed([licenceFor('cssrs')], [licenceFor('cssrs'), licenceFor('dast10')]);
    await folder.put('demo/screener.json', screenerFile());
    await folder.put('north/screener.json', screenerFile({ url: 'https://north.test/screener' }));
    await folder.put('north/drugs.json', drugScreenFile());
    const { library } = await loaded();
    const [demo, north] = ['demo', 'north'].map((id) => library.newest('prescreening', id));
    expect(demo?.canonical).not.to.equal(north?.canonical);
    expect([demo?.items.has('dast10.q1'), north?.items.has('dast10.q1')]).to.deep.equal([false, true]);
  });

  it('take the newest of several versions', async () => {
    licensed([licenceFor('cssrs')]);
    await folder.put('old.json', screenerFile({ version: '9' }));
    await folder.put('new.json', screenerFile({ version: '10' }));
    expect((await loaded()).library.newest('asq', 'demo').canonical).to.match(/\|10\+slot\./);
  });

  for (const [what, licences, said] of [
    ['no licence is recorded', [], /recorded no licence/],
    ['the licence is for another instrument', [licenceFor('dast10')], /recorded no licence/],
    ['the licence is for paper', [licenceFor('cssrs', { electronic: false })], /not marked for electronic use/],
  ] as const)
    it(`refuse a file where ${what}, and ask the ASQ`, async () => {
      licensed([...licences]);
      await folder.put('demo/screener.json', screenerFile());
      expect((await loaded()).library.newest('asq', 'demo').items.has('asq.q1')).to.equal(true);
      expect(folder.saidOf('screener.json')).to.match(said);
    });

  it('say that a licence without a file does nothing', async () => {
    licensed([licenceFor('cssrs')]);
    expect(await folder.load()).to.deep.equal([]);
    expect(folder.logged[0]).to.deep.include({ level: 'error' });
    expect(folder.logged[0]?.facts).to.include({ clinic: 'demo', instrument: 'cssrs' });
  });

  for (const [what, file, said] of [
    ['lacks an item', screenerFile({}, screenerItems().slice(0, 1)), /lacks its item cssrs\.q6b/],
    ['has its items in another order', screenerFile({}, screenerItems().reverse()), /order of the instrument/],
    ['has an item twice', screenerFile({}, [...screenerItems(), ...screenerItems()]), /stands once/],
    [
      'asks something else too',
      screenerFile({}, [...screenerItems(), { linkId: 'more' }]),
      /no question of the C-SSRS/,
    ],
    ['is written in another language', screenerFile({ language: 'es' }), /not English/],
    ['has a version that cannot be used', screenerFile({ version: 'a b' }), /url and version cannot be used/],
    [
      'has no words',
      screenerFile(
        {},
        screenerItems().map((item) => ({ ...item, text: ' ' })),
      ),
      /has no text/,
    ],
  ] as const)
    it(`refuse a file that ${what}`, async () => {
      licensed([licenceFor('cssrs')]);
      await folder.put('screener.json', file);
      expect(await folder.load()).to.deep.equal([]);
      expect(folder.saidOf('screener.json')).to.match(said);
    });

  it('refuse a form of the clinic that hides a licensed item or takes one over', async () => {
    licensed([licenceFor('dast10')]);
    await folder.put('drugs.json', drugScreenFile());
    const extension = [
      {
        url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-subQuestionnaire',
        valueCanonical: 'https://clinic.test/drugs|1+slot.1.0.0',
      },
    ];
    await folder.put('host.json', {
      ...{ resourceType: 'Questionnaire', url: 'https://clinic.test/host', version: '1', status: 'active' },
      item: [{ linkId: 'host', type: 'group', extension }],
    });
    const taken = await folder.load();
    expect(taken.map(({ json }) => canonicalIn(json))).not.to.include('https://clinic.test/host|1');
    expect(folder.saidOf('host.json')).to.match(/dast10 needs a licence/);
  });
});
