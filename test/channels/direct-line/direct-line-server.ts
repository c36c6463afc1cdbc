import type { AddressInfo } from 'node:net';
import { createApp } from '../../../src/app.ts';
import { createChatTokens } from '../../../src/channels/direct-line/chat-tokens.ts';
import { type DirectLine, mountDirectLine } from '../../../src/channels/direct-line/mount-direct-line.ts';
import type { ChatClaims } from '../../../src/domain/chat-tokens.ts';
import type { Clinic } from '../../../src/domain/clinic.ts';
import type { Store } from '../../../src/domain/ports.ts';
import { TurnSignal } from '../../../src/turns/turn-signal.ts';
import { EchoRunner } from '../../support/echo-runner.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { silentLog } from '../../support/silent-log.ts';

const clinic: Clinic = {
  id: 'demo',
  name: 'Demo Clinic',
  phone: '+1 555 0100',
  region: 'US',
  zone: 'America/Denver',
  languages: ['en', 'es'],
  noticeUrl: 'https://clinic.example/privacy',
  origins: [],
  part2Program: false,
};

export const claims: ChatClaims = {
  conversationId: 'conversation_1',
  userId: 'dl_user_1',
  clinicId: 'demo',
  language: 'en',
};

let made = 0;

/** A Direct Line server on a free (or the given) port with a bot that echoes. */
export async function startDirectLine({
  store = new MemoryStore(),
  port = 0,
  keepAliveMs = 20_000,
}: {
  store?: Store;
  port?: number;
  keepAliveMs?: number;
} = {}) {
  const time = { now: Date.now() };
  const clock = { now: () => new Date(time.now) };
  const tokens = createChatTokens({ key: new Uint8Array(32).fill(7), clock });
  const signal = new TurnSignal();
  const runner = new EchoRunner({ turns: store.turns, signal, clock });
  const at = { url: '' };
  const reached: string[] = [];
  let line: DirectLine | undefined;
  const server = createApp({
    log: silentLog,
    mounts: [
      (app) => {
        line = mountDirectLine(app, {
          turns: store.turns,
          runner,
          signal,
          tokens,
          clinics: (id) => (id === clinic.id ? clinic : undefined),
          newId: (kind) => `${kind}_${++made}`,
          clock,
          publicUrl: () => at.url,
          log: silentLog,
          keepAliveMs,
          reached: ({ id }) => reached.push(id),
        });
      },
    ],
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  at.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const { token } = await tokens.issue(claims);
  const call = async (method: string, path: string, body?: unknown, bearer = token) => {
    const answer = await fetch(`${at.url}/v3/directline${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(bearer === '' ? {} : { authorization: `Bearer ${bearer}` }) },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
  };
  const close = () =>
    new Promise<void>((resolve) => {
      line?.close();
      server.close(() => resolve());
      (server.server as unknown as { closeAllConnections(): void }).closeAllConnections();
    });
  return { url: at.url, store, tokens, token, signal, runner, time, call, close, reached, announce: line?.announce };
}

export type DirectLineServer = Awaited<ReturnType<typeof startDirectLine>>;

/** Resolves once the condition holds; mocha's own limit ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
