import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { stringify } from 'yaml';
import type { Check } from '../../src/cli/doctor/check.ts';
import { examine } from '../../src/cli/doctor/examine.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { Mailbox } from '../support/mailbox.ts';
import { PagerEndpoint } from '../support/pager-endpoint.ts';
import { silentLog } from '../support/silent-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PROGRAM = join(import.meta.dirname, '../../src/cli/companion.js');
const SECRETS = {
  DATABASE_KEY: 'a-key-of-twenty-char',
  MicrosoftAppId: 'bot-app',
  MicrosoftAppPassword: '0a1b2c3d-0000-4000-8000-0123456789ab',
  MicrosoftAppTenantId: 'tenant',
  ALERT_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
};
const member = {
  id: 'ruth',
  name: 'Ruth',
  roles: ['clinical-lead'],
  email: 'ruth@clinic.example',
  teamsId: 'aad-ruth',
};
const clinic = {
  ...{ id: 'north', name: 'North', phone: '+1 555 0100', region: 'US', zone: 'America/New_York' },
  ...{ noticeUrl: 'https://clinic.example/privacy', staff: [member, { ...member, id: 'ben', name: 'Ben' }] },
  safeguardingContact: { who: 'ben', title: { en: 'the director', es: 'la dirección' } },
  onCall: [{ who: 'ruth', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }],
};

interface Report {
  out: string;
  ok: boolean;
  checks: Check[];
  /** The checks of one thing, as `state: text`. */
  of(name: string): string[];
}

describe('companion doctor', () => {
  const folder = temporaryFolder();
  let dataDir: string;
  let runs = 0;
  beforeEach(async () => {
    runs += 1;
    dataDir = folder.path(`data-${runs}`);
    await mkdir(dataDir);
  });

  const clinicsFile = async (more: object = {}) => {
    const file = folder.path(`clinics-${runs}.yaml`);
    await writeFile(file, stringify({ clinics: [{ ...clinic, ...more }] }), { mode: 0o600 });
    return file;
  };
  const database = async (key?: string) => {
    const store = await openStore({ url: `sqlite:${dataDir}/companion.db`, key, log: silentLog });
    await store.close();
  };
  const doctor = async (env: Record<string, string> = {}, ping = false): Promise<Report> => {
    const clock = { now: () => new Date() };
    const checks = await examine({ clock, ping, env: { DATA_DIR: dataDir, ...env } });
    const ok = checks.every(({ state }) => state !== 'fault');
    const of = (name: string) =>
      checks.filter((one) => one.of === name).map(({ state, text: said }) => `${state}: ${said}`);
    return { out: JSON.stringify(checks), ok, checks, of };
  };

  it('finds no fault in a fresh set-up, and says what patients would need', async () => {
    const report = await doctor();
    expect(report.ok).to.equal(true);
    expect(report.of('settings')[0])
      .to.match(/^warning: valid, but not for patients/)
      .and.contain('OIDC_ISSUER');
    expect(report.of('store')).to.deep.equal(['warning: there is no database yet']);
    expect(report.of('clinics')).to.deep.equal(['warning: the demo clinic is used']);
    expect(report.of('reach, demo')).to.deep.equal(['warning: alerts stand in the console only']);
    expect(report.of('questionnaires')[0]).to.match(/^ok: \d+ can be run; content [0-9a-f]{12}$/);
    expect(report.of('clock')[0]).to.match(/^ok: /);
    expect(report.of('disk')[0]).to.contain('GB free');
    for (const { state, remedy } of report.checks) expect(remedy === undefined).to.equal(state === 'ok');
  });

  it('tries what is set up, and finds a whole one well', async () => {
    const mailbox = await Mailbox.open();
    const endpoint = await PagerEndpoint.open();
    try {
      await database(SECRETS.DATABASE_KEY);
      const env = {
        ...SECRETS,
        CLINICS_FILE: await clinicsFile(),
        SMTP_URL: mailbox.url,
        ALERT_WEBHOOK_URL: endpoint.url,
      };
      const report = await doctor(env);
      expect(report.of('store')[0]).to.match(/^ok: SQLite 3\.\d+\.\d+, schema \d+; reachable and writable$/);
      expect(report.of('mail')).to.deep.equal(['ok: the server can be reached and lets us in']);
      expect(report.of('webhook')[0]).to.match(/^ok: its server can be reached/);
      expect(report.of('on call, north')).to.deep.equal(['ok: somebody at any time of the next 7 days']);
      expect(report.of('Teams')).to.deep.equal([
        'ok: credentials are set',
        'warning: not reached in Teams yet: north/ruth, north/ben',
      ]);
      expect([report.ok, mailbox.mails.length]).to.deep.equal([true, 0]);
      expect(endpoint.posts.filter(({ body }) => body !== '')).to.deep.equal([]);
      const pinged = await doctor(env, true);
      expect(pinged.of('webhook')).to.deep.equal(['ok: it took a signed test']);
      const { body, headers } = endpoint.posts.at(-1) ?? { body: '', headers: {} };
      expect(JSON.parse(body)).to.deep.include({ type: 'test.ping' });
      expect(headers['webhook-signature']).to.match(/^v1,/);
      for (const secret of Object.values(SECRETS)) {
        if (secret.length > 8) expect(report.out + pinged.out).not.to.contain(secret);
      }
      expect(report.of('secrets')).to.deep.equal([
        'warning: DATABASE_KEY has 20 characters',
        'warning: MicrosoftAppPassword looks like the id of a client secret',
      ]);
    } finally {
      await Promise.all([mailbox.close(), endpoint.close()]);
    }
  });

  it('names every setting that is wrong, in words and by its exit status', async () => {
    const report = await doctor({ PORT: 'x', SMTP_URL: 'http://mail' });
    expect(report.ok).to.equal(false);
    expect(report.of('settings')[0])
      .to.match(/^fault: /)
      .and.contain('PORT')
      .and.contain('SMTP_URL');
  });

  it('says it in lines or as JSON, and by its exit status', async () => {
    const plain = await run(['doctor'], { PORT: 'x' }, folder.path('.'));
    expect(plain.code).to.equal(1);
    expect(plain.out)
      .to.match(/^fault {4}settings: /)
      .and.contain('-> correct them');
    const json = await run(['doctor', '--json'], { DATA_DIR: dataDir }, folder.path('.'));
    const { ok, checks } = JSON.parse(json.out) as { ok: boolean; checks: Check[] };
    expect([json.code, ok, checks[0]?.of]).to.deep.equal([0, true, 'settings']);
  });

  it('names channels that cannot be used, without what their servers are called by', async () => {
    const closed = await closedPort();
    const report = await doctor({
      SMTP_URL: `smtp://user:hush-hush@127.0.0.1:${closed}`,
      ALERT_WEBHOOK_URL: `http://127.0.0.1:${closed}/hook-token`,
      ALERT_WEBHOOK_SECRET: SECRETS.ALERT_WEBHOOK_SECRET,
    });
    expect(report.of('mail')).to.deep.equal(['fault: the server cannot be used: unreachable']);
    expect(report.of('webhook')).to.deep.equal(['fault: its server cannot be reached: unreachable']);
    expect(report.ok).to.equal(false);
    expect(report.out).not.to.contain('hush-hush').and.not.contain('hook-token');
  });

  it('names a store that cannot be opened', async () => {
    await database('another-key-of-the-file');
    const report = await doctor({ DATABASE_KEY: 'not-the-key-of-the-file' });
    expect(report.of('store')[0]).to.match(/^fault: /);
    expect(report.ok).to.equal(false);
  });

  it('names when nobody is on call, and who has no address', async () => {
    const staff = [
      { ...member, email: undefined, teamsId: undefined },
      { ...member, id: 'ben', name: 'Ben' },
    ];
    const onCall = [
      { who: 'ruth', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '20:00' },
    ];
    const report = await doctor({
      CLINICS_FILE: await clinicsFile({ staff, onCall }),
      ALERT_WEBHOOK_URL: `http://127.0.0.1:${await closedPort()}`,
      ALERT_WEBHOOK_SECRET: SECRETS.ALERT_WEBHOOK_SECRET,
    });
    const [cover = ''] = report.of('on call, north');
    expect(cover).to.match(/^warning: nobody in the next 7 days \(America\/New_York\):/);
    expect(cover.replace(/\u202f/g, ' ')).to.match(/8:00 PM to .*12:00 AM/);
    expect(report.of('reach, north')).to.deep.equal(['warning: on call, but without an address: ruth']);
  });

  it('names a clinics file that is wrong, a region without numbers, and a questionnaire that is refused', async () => {
    const wrong = await doctor({ CLINICS_FILE: await clinicsFile({ zone: 'Nowhere' }) });
    expect(wrong.of('clinics')[0])
      .to.match(/^fault: /)
      .and.contain('zone');
    await mkdir(join(dataDir, 'questionnaires'));
    await writeFile(join(dataDir, 'questionnaires', 'broken.json'), '{');
    const report = await doctor({ CLINICS_FILE: await clinicsFile({ region: 'JP' }) });
    expect(report.of('crisis numbers')).to.include('warning: none are known for JP, the region of north');
    expect(report.of('questionnaires').join()).to.contain('broken.json');
    expect(report.ok).to.equal(true);
  });

  it('names files that others on the machine may read or change', async function () {
    if (process.platform === 'win32') this.skip();
    await database();
    await chmod(join(dataDir, 'companion.db'), 0o644);
    const file = await clinicsFile();
    await chmod(file, 0o666);
    const report = await doctor({ CLINICS_FILE: file });
    expect(report.of('files')).to.include.members([
      `warning: ${dataDir}/companion.db can be read by others on this machine`,
      `warning: ${file} can be changed by others on this machine`,
    ]);
  });
});

async function closedPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The command line itself. */
async function run(args: string[], env: Record<string, string>, cwd: string) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: { PATH: process.env.PATH, ...env }, cwd });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, error, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, error };
}
