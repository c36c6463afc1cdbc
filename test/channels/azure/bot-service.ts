import type { TurnContext } from 'botbuilder';
import { mountAzureBotService } from '../../../src/channels/azure-bot-service.ts';
import { MESSAGES } from '../../../src/content/locales/index.ts';
import { createTexts } from '../../../src/content/texts.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { JsonObject } from '../../../src/domain/json.ts';
import type { Turn } from '../../../src/domain/turn.ts';
import type { TurnRunner } from '../../../src/turns/arrival.ts';
import type { Bot } from '../../../src/turns/collecting-adapter.ts';
import { type Deliveries, FinishTurn } from '../../../src/turns/finish-turn.ts';
import { Recovery } from '../../../src/turns/recovery.ts';
import { content } from '../../support/chat.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { serve } from '../../support/server.ts';
import { silentLog } from '../../support/silent-log.ts';
import { countingIds, runnerOf, scopeOf, TestClock } from '../../support/turn-parts.ts';
import { FakeConnector } from './fake-connector.ts';

export const texts = createTexts(MESSAGES);

/** Greets at the start, then says back what it got: text and value. */
const echoBot: Bot = {
  async run(context: TurnContext) {
    const { type, text, value } = context.activity;
    if (type === 'message') await context.sendActivity(`echo: ${text ?? ''} ${JSON.stringify(value ?? null)}`);
    else if (scopeOf(context).n === 1) await context.sendActivity('Welcome');
  },
};

export interface Options {
  bot?: Bot;
  production?: boolean;
  host?: string;
  azureBot?: { appType: string; appId: string; password: string; tenantId: string };
  wrap?: (runner: TurnRunner) => TurnRunner;
}

/** Nobody here is of the staff. */
const acknowledge = async (): Promise<never> => {
  throw new AppError('not-found', 'There is no such alert.');
};

/** A server with the bot's route, the service's end of the line, and a store between them. */
export async function startBotService(options: Options = {}) {
  const connector = await FakeConnector.start();
  const store = new MemoryStore();
  const clock = new TestClock();
  const deliveries: Deliveries = {};
  const atomic = runnerOf(store, options.bot ?? echoBot, { deliveries, clock, newId: countingIds() });
  const runner = options.wrap?.(atomic) ?? atomic;
  const config = {
    production: options.production ?? false,
    host: options.host ?? '127.0.0.1',
    azureBot: options.azureBot,
  };
  const app = await serve((server) => {
    const staff = { clinics: [], records: store.records, clock, acknowledge, ...content };
    const parts = { runner, turns: store.turns, texts, log: silentLog, clinicId: 'demo', config, staff };
    const { deliver } = mountAzureBotService(server, parts);
    Object.assign(deliveries, { msteams: deliver, emulator: deliver });
  });
  const turns = (): Promise<Turn[]> => store.turns.since(CONVERSATION, 0, 1_000);
  return {
    url: app.url,
    connector,
    store,
    clock,
    atomic,
    turns,
    async post(activity: JsonObject, headers: Record<string, string> = {}) {
      const response = await fetch(`${app.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ ...anActivity(connector.url), ...activity }),
      });
      const text = await response.text();
      return { status: response.status, text, body: text === '' ? undefined : JSON.parse(text) };
    },
    /** What recovery does, a minute later. */
    recover() {
      clock.advance(60_000);
      const finish = new FinishTurn(store, deliveries, silentLog);
      return new Recovery({ store, finish, clock, log: silentLog, holder: 'test' }).recover();
    },
    async close() {
      await app.close();
      await connector.close();
    },
  };
}

export type BotService = Awaited<ReturnType<typeof startBotService>>;

export const CONVERSATION = 'msteams|a:chat';

/** As Teams sends it, without what is said. */
function anActivity(serviceUrl: string): JsonObject {
  return {
    type: 'message',
    timestamp: '2026-03-02T15:00:00.123Z',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:ana', name: 'Ana', aadObjectId: 'aad-ana' },
    recipient: { id: '28:bot', name: 'Companion' },
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'tenant' },
    locale: 'es-MX',
    entities: [{ type: 'clientInfo', locale: 'es-MX', platform: 'Web' }],
    channelData: { tenant: { id: 'tenant' } },
  };
}
