import type { ChatClaims } from '../../domain/chat-tokens.ts';
import type { Clinic } from '../../domain/clinic.ts';
import type { Clock } from '../../domain/clock.ts';
import type { StoredActivity } from '../../domain/turn.ts';
import type { Arrival } from '../../turns/arrival.ts';
import type { IncomingActivity } from './incoming-activity.ts';

/** The bot's account in every conversation. */
export const BOT = { id: 'companion', role: 'bot' };
/** The same in every conversation: however often it is begun, the greeting comes once. */
const START_ID = 'start';

export interface Sender {
  claims: ChatClaims;
  clinic: Clinic;
  clock: Clock;
}

/** A client's activity with the members that only the server may set: the token says who speaks, not the client. */
export function arrivalOf(sender: Sender, incoming: IncomingActivity, id: string): Arrival {
  const { serviceUrl: _serviceUrl, callerId: _callerId, ...said } = incoming;
  return addressed(sender, { ...said, type: incoming.type, id });
}

/** The beginning of a conversation, which makes the bot greet. */
export function beginningOf(sender: Sender): Arrival {
  const membersAdded = [{ id: sender.claims.userId }];
  return addressed(sender, { type: 'conversationUpdate', id: START_ID, locale: sender.claims.language, membersAdded });
}

function addressed({ claims, clinic, clock }: Sender, activity: StoredActivity & { id: string }): Arrival {
  const { conversationId, clinicId, userId, language, patientId } = claims;
  return {
    conversationId,
    activity: {
      ...activity,
      timestamp: clock.now().toISOString(),
      channelId: 'directline',
      conversation: { id: conversationId },
      from: { id: userId, role: 'user' },
      recipient: { ...BOT, name: clinic.name },
    },
    start: { channel: 'directline', clinicId, userId, language, ...(patientId === undefined ? {} : { patientId }) },
  };
}
