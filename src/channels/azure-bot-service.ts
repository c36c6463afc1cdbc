import type { Request, Response, Server } from 'restify';
import type { Log, TurnStore } from '../domain/ports.ts';
import type { Texts } from '../domain/texts.ts';
import type { Deliver, TurnRunner } from '../turns/arrival.ts';
import { arrivalOf } from './azure/arrival-of.ts';
import { type AzureBot, BotServiceAdapter } from './azure/bot-service-adapter.ts';
import { createDelivery } from './azure/delivery.ts';
import { gate } from './azure/gate.ts';
import { type IncomingActivity, parseActivity } from './azure/incoming-activity.ts';
import { speakUnsaved } from './azure/unsaved.ts';

export interface AzureBotServiceParts {
  runner: TurnRunner;
  turns: TurnStore;
  texts: Texts;
  log: Log;
  /** The clinic that this bot serves. */
  clinicId: string;
  config: {
    production: boolean;
    host: string;
    azureBot: AzureBot;
  };
}

/**
 * `POST /api/messages`: Teams and every other channel of Azure Bot Service. The SDK checks who calls and carries the
 * replies; in between an activity is a turn like any other, and what the bot says leaves after its commit.
 */
export function mountAzureBotService(server: Server, parts: AzureBotServiceParts): { deliver: Deliver } {
  const { runner, clinicId, config } = parts;
  const adapter = new BotServiceAdapter(config.azureBot);
  const admit = gate(config);

  server.post('/api/messages', async (req: Request, res: Response) => {
    admit(req);
    const incoming = parseActivity(req.body);
    await adapter.authenticate(req.headers.authorization, incoming);
    await take(incoming);
    // No invoke of ours exists (cards submit messages): 501 ends its spinner at once.
    res.send(incoming.type === 'invoke' ? 501 : 200, incoming.type === 'invoke' ? {} : undefined);
  });

  return { deliver: createDelivery({ ...parts, adapter }) };

  /** Returns once the turn is committed. */
  async function take(incoming: IncomingActivity): Promise<void> {
    const arrival = arrivalOf(incoming, clinicId);
    if (arrival === undefined) return;
    try {
      await runner.run(arrival);
    } catch (error) {
      await speakUnsaved({ ...parts, adapter }, arrival, error);
      throw error;
    }
  }
}
