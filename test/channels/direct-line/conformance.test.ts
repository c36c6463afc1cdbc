import { Ajv } from 'ajv';
import { expect } from 'chai';
import { claims, type DirectLineServer, startDirectLine } from './direct-line-server.ts';

const string = { type: 'string' };
const account = { type: 'object', properties: { id: string, name: string, role: string }, required: ['id'] };
const activity = {
  type: 'object',
  required: ['type', 'id', 'timestamp', 'channelId', 'from', 'conversation'],
  properties: {
    ...Object.fromEntries(
      ['type', 'id', 'channelId', 'text', 'locale', 'replyToId', 'name'].map((key) => [key, string]),
    ),
    timestamp: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' },
    from: account,
    recipient: account,
    conversation: account,
    value: { type: 'object' },
    channelData: { type: 'object' },
    entities: { type: 'array', items: { type: 'object' } },
  },
};

/** The bodies of Direct Line 3.0, as its published description has them. */
const SCHEMAS = {
  token: {
    type: 'object',
    required: ['conversationId', 'token', 'expires_in'],
    properties: { conversationId: string, token: string, expires_in: { type: 'integer' } },
  },
  conversation: {
    type: 'object',
    required: ['conversationId', 'token', 'expires_in', 'streamUrl'],
    properties: { conversationId: string, token: string, expires_in: { type: 'integer' }, streamUrl: string },
  },
  activitySet: {
    type: 'object',
    required: ['activities', 'watermark'],
    properties: { activities: { type: 'array', items: activity }, watermark: string },
  },
  resource: { type: 'object', required: ['id'], properties: { id: string } },
  error: {
    type: 'object',
    required: ['error'],
    properties: {
      error: { type: 'object', required: ['code', 'message'], properties: { code: string, message: string } },
    },
  },
};

interface Case {
  method: string;
  path: string;
  status: number;
  schema: keyof typeof SCHEMAS;
  body?: object;
  secret?: true;
}

const HERE = `/conversations/${claims.conversationId}`;
const message = {
  type: 'message',
  text: 'hi',
  locale: 'en-US',
  value: { companion: { linkId: 'a', code: 'b' } },
  channelData: { clientActivityID: 'x' },
  entities: [{ type: 'ClientCapabilities' }],
};

const CASES: Case[] = [
  { method: 'POST', path: '/tokens/generate', status: 200, schema: 'token', secret: true },
  { method: 'POST', path: '/tokens/refresh', status: 200, schema: 'token' },
  { method: 'POST', path: '/conversations', status: 201, schema: 'conversation', body: { user: { id: 'dl_1' } } },
  { method: 'POST', path: '/conversations', status: 200, schema: 'conversation' },
  { method: 'GET', path: HERE, status: 200, schema: 'conversation' },
  { method: 'POST', path: `${HERE}/activities`, status: 200, schema: 'resource', body: message },
  { method: 'GET', path: `${HERE}/activities`, status: 200, schema: 'activitySet' },
  { method: 'GET', path: `${HERE}/activities?watermark=1`, status: 200, schema: 'activitySet' },
  { method: 'POST', path: `${HERE}/upload?userId=u`, status: 415, schema: 'error' },
  { method: 'GET', path: '/session/getsessionid', status: 400, schema: 'error' },
];

describe('Direct Line 3.0 as published', () => {
  const ajv = new Ajv();
  let line: DirectLineServer;
  before(async () => {
    line = await startDirectLine();
  });
  after(() => line.close());

  for (const { method, path, status, schema, body, secret } of CASES) {
    it(`answers ${method} ${path} with ${status} and a body of its schema`, async () => {
      const bearer = secret ? await line.tokens.issueSecret({ clinicId: 'demo' }) : undefined;
      const answer = await line.call(method, path, body, bearer);
      expect(answer.status).to.equal(status);
      expect(answer.headers.get('content-type')).to.match(/^application\/json/);
      ajv.validate(SCHEMAS[schema], answer.body);
      expect(ajv.errorsText()).to.equal('No errors');
    });
  }
});
