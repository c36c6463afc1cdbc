import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { clinicWarnings } from '../../src/content/clinic-warnings.ts';
import { readClinics } from '../../src/content/clinics.ts';
import { testClinic } from '../support/turn-parts.ts';

async function fileOf(text: string): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'clinics-')), 'clinics.yaml');
  await writeFile(file, text);
  return file;
}

describe('readClinics', () => {
  it('gives a demo clinic where no file is named', async () => {
    expect((await readClinics(undefined)).map(({ id }) => id)).to.deep.equal(['demo']);
  });

  it('reads clinics from YAML', async () => {
    const file = await fileOf(`
clinics:
  - { id: north, name: North, phone: "+44 20 0000", region: GB, zone: Europe/London, noticeUrl: https://north.example/privacy, origins: [https://north.example] }
`);
    expect((await readClinics(file))[0]).to.deep.include({ id: 'north', region: 'GB', part2Program: false });
  });

  it('reads the licences a clinic recorded, by any spelling of the instrument, for paper unless it says otherwise', async () => {
    const file = await fileOf(`
clinics:
  - id: north
    name: North
    phone: "+44 20 0000"
    region: GB
    zone: Europe/London
    noticeUrl: https://north.example/privacy
    licences:
      - { instrument: C-SSRS, licence: "Agreement 7", electronic: true, recordedBy: Dr. Adler, recordedOn: 2026-01-05 }
      - { instrument: dast-10, licence: non-commercial, recordedBy: Dr. Adler, recordedOn: 2026-01-05 }
`);
    const [clinic] = await readClinics(file);
    expect(clinic?.licences?.map(({ instrument, electronic }) => [instrument, electronic])).to.deep.equal([
      ['cssrs', true],
      ['dast10', false],
    ]);
  });

  it('refuses a licence for what takes none, or without a day', async () => {
    const file = await fileOf(`
clinics:
  - { id: a, name: A, phone: "123", region: GB, zone: UTC, noticeUrl: https://a.example, licences: [{ instrument: phq9, licence: x, recordedBy: y, recordedOn: soon }] }
`);
    const error = (await readClinics(file).catch((caught: unknown) => caught)) as Error;
    expect(error.message).to.contain('licences.0.instrument: an instrument that takes a licence: cssrs, dast10');
    expect(error.message).to.contain('licences.0.recordedOn');
  });

  it('takes what the law of a place forbids there, and refuses what would loosen what ships', async () => {
    const withPlaces = (places: string) => `
clinics:
  - { id: a, name: A, phone: "123", region: GB, zone: UTC, noticeUrl: https://a.example, jurisdictions: ${places} }
`;
    const strict = await fileOf(withPlaces('{ US-CO: { secondOpinion: false }, default: { inferFromWords: false } }'));
    expect((await readClinics(strict))[0]?.jurisdictions).to.deep.equal({
      'US-CO': { secondOpinion: false },
      default: { inferFromWords: false },
    });
    const loose = await fileOf(
      withPlaces('{ US-IL: { secondOpinion: true, inferFromWords: false }, DE: { mood: true } }'),
    );
    const error = (await readClinics(loose).catch((caught: unknown) => caught)) as Error;
    expect(error.message).to.contain('jurisdictions.US-IL.secondOpinion: looser than what ships for this place');
    expect(error.message).not.to.contain('US-IL.inferFromWords');
    expect(error.message).to.contain('jurisdictions.DE');
  });

  it('names every fault of the file', async () => {
    const file = await fileOf('clinics:\n  - { id: "Bad Id", name: X, phone: "1", region: usa, zone: UTC }\n');
    const error = await readClinics(file).catch((caught: unknown) => caught);
    expect(error).to.include({ code: 'config.invalid' });
    for (const field of ['id', 'phone', 'region', 'noticeUrl'])
      expect((error as Error).message).to.contain(`clinics.0.${field}`);
  });

  const CLINIC = 'id: n, name: N, phone: "123", region: GB, noticeUrl: https://n.example/privacy';

  it('reads who is on call, and whom an alert may reach', async () => {
    const file = await fileOf(`
clinics:
  - { ${CLINIC}, zone: Europe/London,
      staff: [{ id: ruth, name: Dr. Ruth Adler, roles: [clinical-lead], email: ruth@n.example }, { id: ben, name: Ben, roles: [therapist], phone: "+44 1" }],
      onCall: [{ who: ruth, days: [mon, tue], from: "09:00", to: "17:00" }, { who: ben, start: "2026-12-24T08:00", end: "2026-12-26T08:00" }],
      safeguardingContact: { who: ben, title: { en: the safety officer, es: la persona de seguridad } },
      escalation: { IMMINENT: { clinical-lead: 1 } } }
`);
    const [clinic] = await readClinics(file);
    expect(clinic?.onCall).to.have.length(2);
    expect(clinic?.escalation).to.deep.equal({ IMMINENT: { 'clinical-lead': 1 } });
  });

  it('takes staff without a rota as nobody ever on call, and no staff as a clinic that pages by itself', async () => {
    const staff = 'staff: [{ id: ruth, name: Ruth, roles: [therapist] }]';
    const file = await fileOf(
      `clinics:\n  - { ${CLINIC}, zone: UTC, ${staff} }\n  - { ${CLINIC.replace('id: n', 'id: m')}, zone: UTC }`,
    );
    expect((await readClinics(file)).map(({ onCall }) => onCall)).to.deep.equal([[], undefined]);
  });

  it('names unknown people, zones and impossible shifts together with every other fault', async () => {
    const file = await fileOf(`
clinics:
  - { ${CLINIC}, zone: Europe/Atlantis,
      staff: [{ id: ruth, name: Ruth, roles: [boss] }, { id: ruth, name: Ruth, roles: [therapist], email: none }],
      onCall: [{ who: nora, days: [mon], from: "09:00", to: "17:00" }, { who: ruth, days: [mon], from: "9", to: "17:00" }, { who: ruth, start: "2026-12-26T08:00", end: "2026-12-24T08:00" }],
      safeguardingContact: { who: otto, title: { en: x, es: y } },
      escalation: { IMMINENT: { nobody: 1 } } }
`);
    const error = await readClinics(file).catch((caught: unknown) => caught);
    const faults = (error as Error).message.split('\n').slice(1);
    const paths = faults.map((fault) => fault.replace('  - clinics.0.', '').split(':')[0]);
    expect([...new Set(paths)].sort()).to.deep.equal([
      'escalation.IMMINENT',
      'onCall.0',
      'onCall.1.from',
      'onCall.2',
      'safeguardingContact',
      'staff.0.roles.0',
      'staff.1.email',
      'staff.1.id',
      'zone',
    ]);
  });

  it('says so when the file cannot be read', async () => {
    const error = await readClinics('/nowhere/clinics.yaml').catch((caught: unknown) => caught);
    expect(error).to.include({ code: 'config.invalid' });
  });
});

describe('clinicWarnings', () => {
  it('name whom an alert would not reach', () => {
    const ready = { ...testClinic, fasting: { en: 'no food', es: 'nada' } };
    const lead = { id: 'lena', name: 'Lena', roles: ['clinical-lead' as const] };
    expect(clinicWarnings(ready)).to.deep.equal([]);
    expect(clinicWarnings({ ...ready, staff: [lead], onCall: [] })).to.have.length(2);
    expect(clinicWarnings({ ...ready, staff: [{ ...lead, roles: ['therapist'] }], onCall: [] })).to.have.length(2);
    const second = { who: 'lena', title: { en: 'x', es: 'y' } };
    const shift = { who: 'lena', start: '2026-03-01T00:00', end: '2026-03-09T00:00' };
    const whole = { ...ready, staff: [lead], onCall: [shift], safeguardingContact: second };
    expect(clinicWarnings(whole)).to.deep.equal([]);
  });

  it('ask for the rule about eating, which has no default', () => {
    expect(clinicWarnings(testClinic).join()).to.match(/no fasting/);
  });
});
