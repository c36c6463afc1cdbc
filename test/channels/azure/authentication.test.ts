import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import sinon from 'sinon';
import { BotServiceAdapter } from '../../../src/channels/azure/bot-service-adapter.ts';
import { AppError } from '../../../src/domain/errors.ts';

const ISSUER = 'https://api.botframework.com';
const azureBot = { appType: 'SingleTenant', appId: 'bot-app', password: 'bot-password', tenantId: 'tenant' };
const ENDPOINTS = {
  ToBotFromChannelTokenIssuer: ISSUER,
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/tenant',
  ToChannelFromBotOAuthScope: ISSUER,
  ToBotFromEmulatorOpenIdMetadataUrl: 'http://127.0.0.1:9/',
  OAuthUrl: 'https://token.example',
};
const activity = { type: 'message', channelId: 'msteams', serviceUrl: 'https://smba.example/emea/', text: 'hi' };

describe('the token of the service', () => {
  let metadata: ReturnType<typeof createServer>;
  let adapter: BotServiceAdapter;
  let sign: (claims: object, key?: Parameters<SignJWT['sign']>[0]) => Promise<string>;

  before(async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const keys = [
      { ...(await exportJWK(publicKey)), kid: 'key-1', use: 'sig', alg: 'RS256', endorsements: ['msteams'] },
    ];
    metadata = createServer((req, res) => {
      const url = `http://${req.headers.host}`;
      const body = req.url === '/keys' ? { keys } : { issuer: ISSUER, jwks_uri: `${url}/keys` };
      res.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => metadata.listen(0, '127.0.0.1', () => resolve()));
    adapter = new BotServiceAdapter(azureBot, {
      ToBotFromChannelOpenIdMetadataUrl: `http://127.0.0.1:${(metadata.address() as AddressInfo).port}/openid`,
      ...ENDPOINTS,
    });
    sign = (claims, key = privateKey) =>
      new SignJWT({ serviceurl: activity.serviceUrl, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
        .setIssuer(ISSUER)
        .setAudience('audience' in claims ? String(claims.audience) : 'bot-app')
        .setIssuedAt()
        .setExpirationTime('expires' in claims ? String(claims.expires) : '1h')
        .sign(key);
  });
  after(() => metadata.close());
  // The SDK writes what it thinks of a token to the console.
  beforeEach(() => {
    sinon.stub(console, 'log');
    sinon.stub(console, 'error');
  });
  afterEach(() => sinon.restore());

  const refusal = (authorization: string | undefined, more: object = {}) =>
    adapter.authenticate(authorization, { ...activity, ...more }).then(
      () => 'let in',
      (error: unknown) => (error instanceof AppError ? error.code : `unexpected: ${error}`),
    );

  it('opens the bot', async () => {
    expect(await refusal(`Bearer ${await sign({})}`)).to.equal('let in');
  });

  it('is refused when it is for another bot, too old, or made with another key', async () => {
    const { privateKey: forged } = await generateKeyPair('RS256');
    const tokens = [await sign({ audience: 'other-app' }), await sign({ expires: '-1h' }), await sign({}, forged)];
    for (const token of tokens) expect(await refusal(`Bearer ${token}`)).to.equal('token.invalid');
  });

  it('is refused for an activity of another address or another channel', async () => {
    const token = `Bearer ${await sign({})}`;
    expect(await refusal(token, { serviceUrl: 'https://evil.example/' })).to.equal('token.invalid');
    expect(await refusal(token, { channelId: 'webchat' })).to.equal('token.invalid');
  });

  it('is not called wrong when the keys of the service cannot be fetched', async () => {
    const endpoints = { ...ENDPOINTS, ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:9/' };
    const error = await new BotServiceAdapter(azureBot, endpoints)
      .authenticate(`Bearer ${await sign({})}`, activity)
      .catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Error).and.not.be.instanceOf(AppError);
  });

  it('is missed when it is not there', async () => {
    expect(await refusal(undefined)).to.equal('token.missing');
  });
});
