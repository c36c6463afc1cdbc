import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { startComposed } from './support/composed-server.ts';
import { formJson } from './support/form-folder.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

describe('The composed server', () => {
  const folder = temporaryFolder();

  it("starts with a clinic's questionnaires, whatever else lies in their folder, and keeps what was there", async () => {
    const dataDir = folder.path('forms');
    const forms = join(dataDir, 'questionnaires');
    await mkdir(join(forms, 'demo'), { recursive: true });
    const put = (file: string, text: string) => writeFile(join(forms, file), text);
    await put('demo/sleep.json', JSON.stringify(formJson('sleep', [{ linkId: 'hours', type: 'integer' }])));
    await put('broken.json', '{');
    await put('photo.json', JSON.stringify(formJson('photo', [{ linkId: 'photo', type: 'attachment' }])));
    expect(await originOfSleep(dataDir)).to.deep.equal(['clinic']);
    await put('demo/sleep.json', '{');
    expect(await originOfSleep(dataDir)).to.deep.equal(['earlier']);
  });
});

/** Starts the server, asks it once, and ends it. */
async function originOfSleep(dataDir: string): Promise<string[]> {
  const companion = await startComposed(dataDir);
  try {
    const staff = { name: 'Dr. Adler', staffId: 'a', clinicId: 'demo', roles: ['therapist' as const] };
    const token = await companion.staffTokens.issue(staff);
    const headers = { authorization: `Bearer ${token}` };
    const reply = await fetch(`${companion.url}/api/v1/questionnaires`, { headers });
    const { items } = (await reply.json()) as { items: { name: string; origin: string }[] };
    return items.filter(({ name }) => name === 'sleep').map(({ origin }) => origin);
  } finally {
    await companion.close();
  }
}
