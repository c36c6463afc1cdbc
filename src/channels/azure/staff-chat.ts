import type { Clinic } from '../../domain/clinic.ts';
import { AppError } from '../../domain/errors.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Language } from '../../domain/languages.ts';
import type { Log } from '../../domain/ports.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import { type CryParts, staffCry } from '../../domain/safety/staff-cry.ts';
import type { Role } from '../../domain/staff.ts';
import type { StoredActivity } from '../../domain/turn.ts';
import { languageIn, referenceOf } from './arrival-of.ts';
import type { BotServiceAdapter, Line } from './bot-service-adapter.ts';
import type { IncomingActivity } from './incoming-activity.ts';
import { outgoing } from './outgoing.ts';
import { type AlertTap, alertTap, doneCard } from './staff-cards.ts';
import type { StaffLines } from './staff-lines.ts';
import { type StaffSender, staffSenders } from './staff-sender.ts';

const PATIENCE_MS = 4_000;

/** "I have seen this and will contact the patient", with a person's own authority; throws `AppError`. */
export type Acknowledge = (
  staff: { staffId: string; name: string; roles: Role[]; clinicId: string },
  alertId: string,
) => Promise<Alert>;

export interface StaffChatParts extends CryParts {
  adapter: BotServiceAdapter;
  lines: StaffLines;
  clinics: readonly Clinic[];
  /** Of the bot's registration, where it has one. */
  tenantId: string | undefined;
  acknowledge: Acknowledge;
  log: Log;
}

/**
 * The chat of a person of the staff with the bot: it brings alerts and takes their buttons. They are no patient: no
 * record is begun, and what they write is screened, answered and not kept. False for what comes from anybody else.
 */
export function createStaffChat(parts: StaffChatParts): (incoming: IncomingActivity) => Promise<boolean> {
  return async (incoming) => {
    const senders = staffSenders(incoming, parts.clinics, parts.tenantId);
    const [first] = senders;
    if (first === undefined) return false;
    const talk = { incoming, senders, language: languageIn(incoming), clinic: first.clinic };
    if (incoming.type === 'message' || incoming.type === 'messageUpdate') await onMessage(parts, talk);
    if (incoming.type === 'installationUpdate' || incoming.type === 'conversationUpdate') await onArrival(parts, talk);
    return true;
  };
}

interface Talk {
  incoming: IncomingActivity;
  senders: StaffSender[];
  language: Language;
  clinic: Clinic;
}

async function onMessage(parts: StaffChatParts, talk: Talk): Promise<void> {
  const { incoming, language, clinic } = talk;
  const tap = alertTap(incoming.value);
  if (tap !== undefined) return onTap(parts, talk, tap);
  // The numbers need no store, so they do not wait for it.
  const cry = staffCry(parts, incoming.text ?? '', clinic, language);
  if (cry !== undefined) await say(parts, talk, 'cry', cry.text, { companion: cry.companion as unknown as JsonObject });
  await keep(parts, talk);
  await say(parts, talk, 'staff', reachedText(parts, talk));
}

/** The bot was installed or removed; Teams tells of an installation twice. */
async function onArrival(parts: StaffChatParts, talk: Talk): Promise<void> {
  const { incoming, senders } = talk;
  const { action = '', membersAdded = [] } = incoming;
  if (String(action).startsWith('remove')) {
    for (const { member, clinic } of senders) await parts.lines.drop(member, clinic.id);
    return;
  }
  const isHere = membersAdded.length > 0 || String(action).startsWith('add');
  if (isHere && (await keep(parts, talk))) await say(parts, talk, 'staff', reachedText(parts, talk));
}

async function onTap(parts: StaffChatParts, talk: Talk, { alertId, clinicId }: AlertTap): Promise<void> {
  const { texts, acknowledge, log } = parts;
  const { incoming, senders, language } = talk;
  const sender = senders.find(({ clinic }) => clinic.id === clinicId);
  if (sender === undefined) return say(parts, talk, 'tap', texts.format(language, { key: 'staff.no-alert' }));
  const { id: staffId, name, roles } = sender.member;
  let alert: Alert;
  try {
    alert = await acknowledge({ staffId, name, roles, clinicId }, alertId);
  } catch (error) {
    const key = refusalKey(error);
    if (key === 'staff.not-saved') log.error({ alertId, error: (error as Error).name }, 'a tap in Teams was not saved');
    return say(parts, talk, 'tap', texts.format(language, { key }));
  }
  const done = doneCard(alert, sender.clinic, texts);
  await reach(parts, talk, ({ send, replace }) => {
    const card = incoming.replyToId;
    const tell = () => send({ ...done, id: `${incoming.id}/tap` });
    return typeof card === 'string' ? replace(card, done).catch(tell) : tell();
  });
}

function refusalKey(error: unknown): string {
  const code = error instanceof AppError ? error.code : undefined;
  if (code === 'not-found') return 'staff.no-alert';
  if (code === 'not-own-patient') return 'staff.not-own';
  return code === 'role-forbidden' ? 'staff.no-role' : 'staff.not-saved';
}

/** Only a chat of one's own is a way for alerts; true when it is a new one. */
async function keep({ lines }: StaffChatParts, { incoming, senders }: Talk): Promise<boolean> {
  if (!isPersonal(incoming)) return false;
  const fresh = await Promise.all(senders.map((sender) => lines.keep(sender, referenceOf(incoming))));
  return fresh.includes(true);
}

function reachedText({ texts }: StaffChatParts, { incoming, senders, language }: Talk): string {
  const clinic = new Intl.ListFormat(language).format(senders.map((sender) => sender.clinic.name));
  const key = isPersonal(incoming) ? 'staff.reached' : 'staff.personal-only';
  return texts.format(language, { key, params: { clinic } });
}

function isPersonal({ conversation: { conversationType } }: IncomingActivity): boolean {
  return conversationType === undefined || conversationType === 'personal';
}

async function say(
  parts: StaffChatParts,
  talk: Talk,
  name: string,
  text: string,
  channelData: JsonObject = {},
): Promise<void> {
  const reply: StoredActivity = { type: 'message', id: `${talk.incoming.id}/${name}`, text, channelData };
  const { cards, plain } = outgoing(reply, talk.language, parts.texts);
  await reach(parts, talk, async ({ send }) => {
    for (const message of cards ?? plain) await send(message);
  });
}

function reach({ adapter }: StaffChatParts, { incoming }: Talk, speak: (line: Line) => Promise<unknown>) {
  return adapter.open(
    referenceOf(incoming),
    AbortSignal.timeout(PATIENCE_MS),
    async (line) => void (await speak(line)),
  );
}
