import { TurnContext } from 'botbuilder';
import type { JsonObject } from '../../domain/json.ts';
import { type Language, languageOf } from '../../domain/languages.ts';
import { isSpoken } from '../../domain/safety/words.ts';
import type { Channel, StoredActivity } from '../../domain/turn.ts';
import type { Arrival, NewConversation } from '../../turns/arrival.ts';
import { cardValue } from './card-value.ts';
import { type IncomingActivity, idOf } from './incoming-activity.ts';

/** An answer to no question: whoever runs it screens its words and changes nothing. */
const EDITED: JsonObject = { companion: { linkId: 'edited' } };

/** The turn that an authenticated activity makes; undefined for what makes none (typing, reactions, installing …). */
export function arrivalOf(incoming: IncomingActivity, clinicId: string): Arrival | undefined {
  const activity = turnActivity(incoming);
  if (activity === undefined) return undefined;
  const { channelId, conversation } = incoming;
  return { conversationId: `${channelId}|${conversation.id}`, activity, start: startOf(incoming, clinicId) };
}

function turnActivity(incoming: IncomingActivity): (StoredActivity & { id: string }) | undefined {
  const { type, from, recipient } = incoming;
  const isPerson = from.id !== recipient?.id && from.role !== 'bot';
  if (type === 'conversationUpdate' && isJoining(incoming)) return incoming;
  if (!isPerson) return undefined;
  if (type === 'message') return submitted(incoming);
  return type === 'messageUpdate' || isSpoken(incoming) ? edited(incoming) : undefined;
}

/** Somebody was added to a personal chat. A team that the bot was added to is no patient. */
function isJoining({ membersAdded = [], conversation: { conversationType } }: IncomingActivity): boolean {
  return membersAdded.length > 0 && (conversationType === undefined || conversationType === 'personal');
}

/** A card's data becomes the contract's value; what its button said stands as text in the transcript. */
function submitted(incoming: IncomingActivity): IncomingActivity {
  const card = cardValue(incoming.value);
  if (card === undefined) return incoming;
  const { value, said } = card;
  const silent = incoming.text === undefined || incoming.text.trim() === '';
  return { ...incoming, value, ...(silent && said !== undefined ? { text: said } : {}) };
}

/**
 * An edited message carries the id of the message it changes, so it would pass for a retry and its new words would be
 * lost: it becomes a message of its own, which is stored and screened, and so do words in an activity of any other
 * kind. It answers nothing: the question that is open now is not the one it was written for.
 */
function edited(incoming: IncomingActivity): IncomingActivity {
  const { value, ...kept } = incoming;
  const said = value === undefined ? {} : { said: value };
  return { ...kept, type: 'message', id: `${incoming.id}/${idOf(incoming)}`, value: { ...EDITED, ...said } };
}

function startOf(incoming: IncomingActivity, clinicId: string): NewConversation {
  const { from, channelId } = incoming;
  return {
    channel: channelOf(channelId),
    clinicId,
    userId: from.aadObjectId ?? from.id,
    ...(from.name === undefined || from.name === '' ? {} : { userName: from.name }),
    language: languageIn(incoming),
    reference: referenceOf(incoming),
  };
}

/** The language of the person's client. */
export function languageIn({ locale, entities = [] }: IncomingActivity): Language {
  const clientLocale = entities.find(({ type }) => type === 'clientInfo')?.locale;
  return languageOf(locale ?? (typeof clientLocale === 'string' ? clientLocale : undefined));
}

/** Every Azure channel is pushed to; those that are not Teams are treated as the Emulator is. */
function channelOf(channelId: string): Channel {
  return channelId === 'msteams' ? 'msteams' : 'emulator';
}

/** The way back to the person, without the activity that it was taken from. */
export function referenceOf(incoming: IncomingActivity): JsonObject {
  const { activityId: _activityId, ...reference } = TurnContext.getConversationReference(
    incoming as unknown as Parameters<typeof TurnContext.getConversationReference>[0],
  );
  return JSON.parse(JSON.stringify(reference)) as JsonObject;
}
