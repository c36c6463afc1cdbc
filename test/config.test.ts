import { expect } from 'chai';
import { readConfig } from '../src/config.ts';
import { AppError } from '../src/domain/errors.ts';

function refusal(env: Record<string, string>): AppError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new AppError('internal', 'The settings were accepted.');
}

describe('readConfig', () => {
  it('needs nothing on a fresh machine', () => {
    expect(readConfig({})).to.deep.include({
      production: false,
      port: 3978,
      host: '127.0.0.1',
      databaseUrl: 'sqlite:./data/companion.db',
      azureBot: undefined,
    });
  });

  it('names everything that production lacks in one message', () => {
    const { code, message } = refusal({ NODE_ENV: 'production' });
    expect(code).to.equal('config.invalid');
    for (const name of ['MicrosoftAppId', 'DATABASE_KEY', 'PUBLIC_URL', 'OIDC_ISSUER', 'CLINICS_FILE']) {
      expect(message).to.contain(name);
    }
  });

  it('starts in production once all is set', () => {
    const config = readConfig({
      NODE_ENV: 'production',
      HOST: '0.0.0.0',
      MicrosoftAppId: 'app',
      MicrosoftAppPassword: 'secret',
      MicrosoftAppTenantId: 'tenant',
      DATABASE_KEY: 'a key of sixteen or more',
      PUBLIC_URL: 'https://chat.example/',
      OIDC_ISSUER: 'https://login.example',
      OIDC_CLIENT_ID: 'companion',
      CLINICS_FILE: '/etc/clinics.yaml',
    });
    expect(config).to.deep.include({ production: true, publicUrl: 'https://chat.example' });
  });

  it('names what a kind of bot registration lacks, before the SDK trips over it', () => {
    const app = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'secret' };
    expect(refusal(app).message).to.contain('MicrosoftAppTenantId');
    expect(refusal({ MicrosoftAppId: 'app' }).message).to.contain('MicrosoftAppPassword');
    const identity = { ...app, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: 'tenant' };
    expect(refusal(identity).message).to.contain('a managed identity has none').and.not.contain('secret');
    expect(readConfig({ ...app, MicrosoftAppType: 'MultiTenant' }).azureBot).to.include({ appType: 'MultiTenant' });
  });

  it('names every malformed setting at once, and no value of a secret', () => {
    const { message } = refusal({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://u:p4ss@host/db',
      DATABASE_KEY: 'short-secret',
    });
    for (const name of ['PORT', 'DATABASE_URL', 'DATABASE_KEY']) expect(message).to.contain(name);
    expect(message).not.to.match(/p4ss|short-secret/);
  });

  it('does not open the unauthenticated bot route to other machines', () => {
    expect(refusal({ HOST: '0.0.0.0' }).message).to.contain('HOST');
  });

  const WEBHOOKS = {
    ALERT: (env: Record<string, string>) => readConfig(env).alerts.webhook,
    PATIENT: (env: Record<string, string>) => readConfig(env).patientWebhook,
  };
  for (const [whose, read] of Object.entries(WEBHOOKS))
    it(`sends to an ${whose}_WEBHOOK_URL over https alone, and with a secret`, () => {
      const [url, name] = [`${whose}_WEBHOOK_URL`, `${whose}_WEBHOOK_SECRET`];
      const secret = { [name]: `whsec_${Buffer.alloc(32, 3).toString('base64')}` };
      const taken = { url: 'https://pager.example/in', key: Buffer.alloc(32, 3) };
      expect(read({ [url]: 'https://pager.example/in', ...secret })).to.deep.equal(taken);
      expect(read({ [url]: 'http://127.0.0.1:9/in', ...secret })).to.be.an('object');
      expect(read({})).to.equal(undefined);
      expect(refusal({ [url]: 'http://pager.example/in', ...secret }).message).to.contain('https');
      expect(refusal({ [url]: 'https://pager.example/in' }).message).to.contain(name);
      const wrong = refusal({ [url]: 'https://pager.example/in', [name]: 'hunter2-hunter2' });
      expect(wrong.message).to.contain(name).and.not.contain('hunter2');
    });

  it('sends mail by SMTP alone, and names no password of its address', () => {
    expect(readConfig({ SMTP_URL: 'smtps://u:p4ss@mail.example' }).alerts.smtp).to.include({ from: undefined });
    expect(refusal({ SMTP_URL: 'https://u:p4ss@mail.example' }).message)
      .to.contain('SMTP_URL')
      .and.not.contain('p4ss');
    expect(refusal({ SMTP_FROM: 'bot@clinic.example' }).message).to.contain('SMTP_FROM');
  });

  it('takes an empty variable as not set', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' }).port).to.equal(3978);
  });
});
