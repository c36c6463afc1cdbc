import type { Request, Response, Server } from 'restify';
import type { Clinic } from '../domain/clinic.ts';
import type { Clock } from '../domain/clock.ts';
import type { Notifier } from '../domain/escalation/notifier.ts';
import type { Log, RecordStore, TurnStore } from '../domain/ports.ts';
import type { CrisisLineData } from '../domain/safety/crisis-line-data.ts';
import type { Screen } from '../domain/safety/tiers.ts';
import type { Texts } from '../domain/texts.ts';
import type { Deliver, TurnRunner } from '../turns/arrival.ts';
import { arrivalOf } from './azure/arrival-of.ts';
import { type AzureBot, BotServiceAdapter } from './azure/bot-service-adapter.ts';
import { createDelivery } from './azure/delivery.ts';
import { gate } from './azure/gate.ts';
import { type IncomingActivity, parseActivity } from './azure/incoming-activity.ts';
import { type Acknowledge, createStaffChat } from './azure/staff-chat.ts';
import { createStaffLines } from './azure/staff-lines.ts';
import { createTeamsNotifier } from './azure/teams-notifier.ts';
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
  staff: StaffParts;
}

/** What the chats of staff lean on. */
export interface StaffParts {
  clinics: readonly Clinic[];
  records: RecordStore;
  clock: Clock;
  screen: Screen;
  crisisLines: CrisisLineData;
  acknowledge: Acknowledge;
}

export interface AzureBotService {
  deliver: Deliver;
  /** Alerts to staff. */
  notifier: Notifier;
}

/**
 * `POST /api/messages`: Teams and every other channel of Azure Bot Service. The SDK checks who calls and carries the
 * replies; in between an activity is a turn like any other, and what the bot says leaves after its commit.
 */
export function mountAzureBotService(server: Server, parts: AzureBotServiceParts): AzureBotService {
  const { runner, clinicId, config, texts, log, staff } = parts;
  const adapter = new BotServiceAdapter(config.azureBot);
  const lines = createStaffLines(staff.records, staff.clock);
  const takeStaff = createStaffChat({ ...staff, adapter, lines, texts, log, tenantId: config.azureBot?.tenantId });
  const admit = gate(config);

  server.post('/api/messages', async (req: Request, res: Response) => {
    admit(req);
    const incoming = parseActivity(req.body);
    await adapter.authenticate(req.headers.authorization, incoming);
    if (!(await takeStaff(incoming))) await take(incoming);
    // No invoke of ours exists (cards submit messages): 501 ends its spinner at once.
    res.send(incoming.type === 'invoke' ? 501 : 200, incoming.type === 'invoke' ? {} : undefined);
  });

  const clinic = (id: string) => staff.clinics.find((one) => one.id === id);
  const isOpen = config.azureBot !== undefined || !config.production;
  return {
    deliver: createDelivery({ ...parts, adapter }),
    notifier: createTeamsNotifier({ adapter, lines, clinic, texts, log, isOpen }),
  };

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
