import type { Clinic } from '../../domain/clinic.ts';
import type { Failure, Notice, Notifier, Outcome } from '../../domain/escalation/notifier.ts';
import { untilAborted } from '../../domain/escalation/until-aborted.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Log } from '../../domain/ports.ts';
import type { Texts } from '../../domain/texts.ts';
import type { StoredActivity } from '../../domain/turn.ts';
import type { BotServiceAdapter } from './bot-service-adapter.ts';
import { alertCard, plainNotice } from './staff-cards.ts';
import type { StaffLines } from './staff-lines.ts';

export interface TeamsNotifierParts {
  adapter: BotServiceAdapter;
  lines: StaffLines;
  clinic: (id: string) => Clinic | undefined;
  texts: Texts;
  log: Log;
  /** Without credentials nothing can be sent, but to a program on this machine. */
  isOpen: boolean;
}

/** The bot was removed, or the chat is gone. */
const GONE = new Set([403, 404]);
/** The service will never take this message. */
const REFUSED = new Set([400, 413]);

/** Alerts as cards in Teams, to people of the staff who have written to the bot there. */
export function createTeamsNotifier(parts: TeamsNotifierParts): Notifier {
  const { lines, isOpen } = parts;
  return {
    channel: 'teams',
    reaches: async (member, clinicId) =>
      isOpen && member !== undefined && (await lines.find(member, clinicId)) !== undefined,
    async send(notice, signal) {
      const clinic = parts.clinic(notice.clinic.id);
      const reference = notice.to && (await lines.find(notice.to, notice.clinic.id));
      if (clinic === undefined || reference === undefined) return 'rejected';
      return untilAborted(signal, () => deliver(parts, notice, clinic, reference, signal));
    },
    close: async () => {},
  };
}

async function deliver(
  parts: TeamsNotifierParts,
  notice: Notice,
  clinic: Clinic,
  reference: JsonObject,
  signal: AbortSignal,
): Promise<Outcome> {
  const send = (activity: StoredActivity) =>
    parts.adapter.open(reference, signal, async (line) => void (await line.send(activity)));
  try {
    await send(alertCard(notice, clinic, parts.texts)).catch((error: unknown) => {
      if (!REFUSED.has(statusOf(error) ?? 0)) throw error;
      return send(plainNotice(notice));
    });
    return 'accepted';
  } catch (error) {
    return failed(parts, notice, error);
  }
}

async function failed({ lines, log }: TeamsNotifierParts, notice: Notice, error: unknown): Promise<Failure> {
  const status = statusOf(error);
  if (status === undefined) return 'unreachable';
  if (GONE.has(status) && notice.to !== undefined) {
    await lines.drop(notice.to, notice.clinic.id);
    const facts = { clinicId: notice.clinic.id, staffId: notice.to.id, status };
    log.warn(facts, 'Teams reaches a person of the staff no more until they write to the bot again');
  }
  return GONE.has(status) || REFUSED.has(status) ? 'rejected' : 'refused';
}

function statusOf(error: unknown): number | undefined {
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}
