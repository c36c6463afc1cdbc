import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadContent } from '../../../src/content/load-content.ts';
import { SHIPPED_SOURCES } from '../../../src/content/questionnaires/index.ts';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import type { Extension } from '../../../src/domain/questionnaire/fhir.ts';
import { FormFolder, formJson } from '../../support/form-folder.ts';

const SLEEP = formJson('sleep', [{ linkId: 'hours', type: 'integer', text: 'How many hours do you sleep?' }]);
const takesOver = (linkId: string, canonical: string, ...extension: Extension[]) => ({
  linkId,
  type: 'group' as const,
  extension: [{ url: EXT.subQuestionnaire, valueCanonical: canonical }, ...extension],
});
const OURS = 'https://kap-companion.org/fhir/Questionnaire';

describe("The folder of a clinic's own questionnaires", () => {
  let folder: FormFolder;
  beforeEach(async () => {
    folder = await FormFolder.make();
  });
  afterEach(() => folder.remove());

  it('may be missing', async () => {
    expect(await folder.load()).to.deep.equal([]);
    expect(folder.logged).to.deep.equal([]);
  });

  it('gives what lies in it to every clinic, and what lies in a subfolder to the clinic of that name', async () => {
    await folder.put('sleep.json', SLEEP);
    await folder.put('north/pain.json', formJson('pain', [{ linkId: 'pain' }]));
    expect(await folder.load()).to.deep.equal([
      { json: formJson('pain', [{ linkId: 'pain' }]), origin: 'clinic', clinics: ['north'] },
      { json: SLEEP, origin: 'clinic' },
    ]);
    const { library } = loadContent([...SHIPPED_SOURCES, ...(await folder.load())]);
    const own = (clinicId: string) =>
      library
        .inClinic(clinicId)
        .filter(({ origin }) => origin === 'clinic')
        .map(({ questionnaire }) => questionnaire.canonical);
    expect(own('north')).to.have.members(['https://clinic.test/pain|1', 'https://clinic.test/sleep|1']);
    expect(own('demo')).to.deep.equal(['https://clinic.test/sleep|1']);
    expect(() => library.newest('pain', 'demo')).to.throw('There is no questionnaire');
    expect(library.newest('pain', 'north').canonical).to.equal('https://clinic.test/pain|1');
  });

  it('takes a file that begins with a byte order mark', async () => {
    await folder.put('sleep.json', `\uFEFF${JSON.stringify(SLEEP)}`);
    expect(await folder.taken()).to.deep.equal(['https://clinic.test/sleep|1']);
  });

  it('refuses a form that cannot be run as a whole, with every item and its reason, and takes the others', async () => {
    await folder.put('sleep.json', SLEEP);
    await folder.put(
      'photo.json',
      formJson('photo', [
        { linkId: 'ok' },
        { linkId: 'photo', type: 'attachment' },
        { linkId: 'pick', type: 'choice' },
      ]),
    );
    expect(await folder.taken()).to.deep.equal(['https://clinic.test/sleep|1']);
    const [line] = folder.logged.filter(({ level }) => level === 'error');
    expect(line?.message).to.match(/refused as a whole/);
    expect(line?.facts.faults).to.deep.equal([
      { linkId: 'photo', reason: 'items of type attachment cannot be asked in a conversation' },
      { linkId: 'pick', reason: 'a choice without options' },
    ]);
  });

  it('names what cannot be read, says what to do, and goes on', async () => {
    await folder.put('sleep.json', SLEEP);
    await folder.put('broken.json', '{ "resourceType": "Questionnaire", ');
    await folder.put('form.txt', 'a form');
    await folder.put('huge.json', ' '.repeat(2 * 1024 * 1024 + 1));
    await folder.put('elsewhere/pain.json', SLEEP);
    await folder.put('north/deeper/pain.json', SLEEP);
    await mkdir(join(folder.path, 'folder.json'));
    await symlink('/nowhere/form.json', join(folder.path, 'link.json'));
    expect(await folder.taken()).to.deep.equal(['https://clinic.test/sleep|1']);
    expect(folder.saidOf('broken.json')).to.match(/not JSON/);
    expect(folder.saidOf('form.txt')).to.match(/end in \.json.*rename it/);
    expect(folder.saidOf('huge.json')).to.match(/larger than \d+ bytes/);
    expect(folder.saidOf('elsewhere')).to.match(/named after the id of a clinic/);
    expect(folder.saidOf('north/deeper')).to.match(/move its files up/);
    expect(folder.saidOf('folder.json')).to.match(/named after the id of a clinic/);
    expect(folder.saidOf('link.json')).to.match(/cannot be read \(ENOENT\)/);
  });

  it('says so when the folder is a file', async () => {
    await folder.put('../questionnaires', 'a file');
    expect(await folder.load()).to.deep.equal([]);
    expect(folder.logged[0]?.facts.why).to.match(/must be a folder/);
  });

  for (const [what, json] of [
    ['null', 'null'],
    ['a list', '[]'],
    ['another resource', '{"resourceType":"Patient"}'],
    ['items that are no items', JSON.stringify({ ...SLEEP, item: [null, 1, 'x'] })],
    ['an empty text', '""'],
    [
      'a very deep one',
      JSON.stringify({ ...SLEEP, item: [] }).replace('[]', `${'['.repeat(50_000)}${']'.repeat(50_000)}`),
    ],
  ] as const) {
    it(`refuses JSON that is no questionnaire: ${what}`, async () => {
      await folder.put('odd.json', json);
      expect(await folder.taken()).to.deep.equal([]);
      expect(folder.saidOf('odd.json')).to.match(/faults|too deep/);
    });
  }

  for (const [what, more] of [
    ['an empty version', { version: '' }],
    ['a url that is no text', { url: 7 }],
    ['a version that would break its canonical', { version: '1|2' }],
    ['a url with a space', { url: 'https://clinic.test/a b' }],
  ] as const) {
    it(`refuses a form with ${what}`, async () => {
      await folder.put('unnamed.json', { ...SLEEP, ...more });
      expect(await folder.taken()).to.deep.equal([]);
      expect(folder.saidOf('unnamed.json')).to.match(/url and version cannot be used|url Invalid input/);
    });
  }

  it('takes a form without url and version by the name and the content of its file: a change is a new version', async () => {
    const { url: _url, version: _version, ...bare } = SLEEP;
    await folder.put('north/how you sleep.json', bare);
    const [first = ''] = await folder.taken();
    expect(first).to.match(/^urn:kap-companion:form\/how-you-sleep\|[0-9a-f]{12}$/);
    await folder.put('north/how you sleep.json', { ...bare, title: 'Other' });
    expect((await folder.taken())[0])
      .to.match(/how-you-sleep/)
      .and.not.equal(first);
  });

  for (const url of [`${OURS}/phq-9`, `${OURS}/mine`, 'https://clinic.test/prescreening']) {
    it(`refuses ${url}, for that is a name of this product`, async () => {
      await folder.put('taken.json', { ...SLEEP, url, version: '99' });
      expect(await folder.taken()).to.deep.equal([]);
      expect(folder.saidOf('taken.json')).to.match(/taken by this product/);
    });
  }

  it('takes files of the same content once, and none of those that differ under one name', async () => {
    await folder.put('a.json', SLEEP);
    await folder.put('copy.json', SLEEP);
    expect(await folder.taken()).to.deep.equal(['https://clinic.test/sleep|1']);
    await folder.put('copy.json', { ...SLEEP, title: 'Other' });
    expect(await folder.taken()).to.deep.equal([]);
    for (const file of ['a.json', 'copy.json']) expect(folder.saidOf(file)).to.match(/a\.json, copy\.json differ/);
  });

  it('keeps what was run here under a name: a change needs a new version', async () => {
    folder.kept.set('https://clinic.test/sleep|1', SLEEP);
    await folder.put('sleep.json', SLEEP);
    await folder.put('changed.json', { ...SLEEP, title: 'Other' });
    expect(await folder.taken()).to.deep.equal(['https://clinic.test/sleep|1']);
    expect(folder.saidOf('changed.json')).to.match(/give it a new version/);
    await folder.put('changed.json', { ...SLEEP, title: 'Other', version: '2' });
    expect(await folder.taken()).to.have.members(['https://clinic.test/sleep|1', 'https://clinic.test/sleep|2']);
  });

  it('refuses items that our rules would take for ours', async () => {
    await folder.put(
      'reserved.json',
      formJson('reserved', [
        { linkId: 's3.aneurysm' },
        { linkId: 'asq.q3' },
        { linkId: 'ae.new', type: 'boolean' },
        { linkId: 'mine', type: 'group', extension: [{ url: EXT.suicideScreen, valueBoolean: true }], item: [] },
        { linkId: 'scale', type: 'group', extension: [{ url: EXT.instrument, valueCode: 'phq9' }], item: [] },
      ]),
    );
    expect(await folder.taken()).to.deep.equal([]);
    for (const linkId of ['s3.aneurysm', 'asq.q3', 'ae.new', 'mine', 'scale'])
      expect(folder.saidOf('reserved.json')).to.include(`"linkId":"${linkId}"`);
  });

  it('lets a form take over an instrument of ours, PHQ-9 only with the suicide screen it calls', async () => {
    const early = {
      url: EXT.askEarly,
      valueExpression: { name: 'phq9.q9', language: 'text/fhirpath', expression: "number('phq9.q9') >= 1" },
    };
    await folder.put('worry.json', formJson('worry', [takesOver('gad7', `${OURS}/gad-7|1.0.0`), { linkId: 'more' }]));
    await folder.put('mood.json', formJson('mood', [takesOver('phq9', `${OURS}/phq-9|1.0.0`)]));
    await folder.put(
      'safe.json',
      formJson('safe', [takesOver('phq9', `${OURS}/phq-9|1.0.0`), takesOver('asq', `${OURS}/asq|1.0.0`, early)]),
    );
    expect(await folder.taken()).to.have.members(['https://clinic.test/worry|1', 'https://clinic.test/safe|1']);
    expect(folder.saidOf('mood.json')).to.match(/phq9\.q9.*calls the suicide screen/);
  });

  it('refuses a form that takes over a refused one, and takes both once it is mended', async () => {
    const part = (type: 'attachment' | 'boolean') => formJson('part', [{ linkId: 'part.a', type }]);
    await folder.put('host.json', formJson('host', [takesOver('part', 'https://clinic.test/part|1')]));
    await folder.put('part.json', part('attachment'));
    expect(await folder.taken()).to.deep.equal([]);
    expect(folder.saidOf('host.json')).to.match(/attachment/);
    await folder.put('part.json', part('boolean'));
    expect(await folder.taken()).to.have.members(['https://clinic.test/host|1', 'https://clinic.test/part|1']);
  });

  it('refuses an instrument that may not be used, and takes a scale of its own', async () => {
    const scale = (id: string) =>
      formJson(id, [
        {
          linkId: id,
          type: 'group',
          extension: [{ url: EXT.instrument, valueCode: id }],
          item: [{ linkId: `${id}.a`, type: 'boolean' }],
        },
      ]);
    await folder.put('ebi.json', scale('ebi'));
    await folder.put('ours.json', scale('northscale'));
    expect(await folder.taken()).to.deep.equal(['https://clinic.test/northscale|1']);
    expect(folder.saidOf('ebi.json')).to.match(/written permission/);
  });

  it('never keeps the rules from loading, whatever a linkId looks like', async () => {
    const starred = [{ url: EXT.starred, valueBoolean: true }];
    await folder.put('quote.json', formJson('quote', [{ linkId: "it's", extension: starred }]));
    await folder.put('plain.json', formJson('plain', [{ linkId: "it's" }, { linkId: '/1.2[a]', extension: starred }]));
    const forms = await folder.load();
    expect(forms).to.have.length(1);
    expect(folder.saidOf('quote.json')).to.match(/quote or backslash/);
    expect(loadContent([...SHIPPED_SOURCES, ...forms]).rules.rules.map(({ rule }) => rule.id)).to.include(
      'UNANSWERED./1.2[a]',
    );
  });
});
