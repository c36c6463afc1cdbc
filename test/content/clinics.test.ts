import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { readClinics } from '../../src/content/clinics.ts';

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

  it('names every fault of the file', async () => {
    const file = await fileOf('clinics:\n  - { id: "Bad Id", name: X, phone: "1", region: usa, zone: UTC }\n');
    const error = await readClinics(file).catch((caught: unknown) => caught);
    expect(error).to.include({ code: 'config.invalid' });
    for (const field of ['id', 'phone', 'region', 'noticeUrl'])
      expect((error as Error).message).to.contain(`clinics.0.${field}`);
  });

  it('says so when the file cannot be read', async () => {
    const error = await readClinics('/nowhere/clinics.yaml').catch((caught: unknown) => caught);
    expect(error).to.include({ code: 'config.invalid' });
  });
});
