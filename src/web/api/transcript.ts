import { z } from 'zod';
import type { ApiParts } from './api-parts.ts';
import { checkInput } from './check-input.ts';
import { sightOf } from './disclosure.ts';
import { type Message, messagesOf } from './messages.ts';
import { type Route, route } from './route.ts';
import { type Positions, turnsBefore } from './turns-before.ts';

const querySchema = z.strictObject({
  next: z.string().max(4000).optional().describe('The cursor that the page before gave as `next`.'),
  limit: z.coerce.number().int().min(1).max(100).default(30).describe('Turns, not messages.'),
});

const cursorSchema = z.array(z.tuple([z.string(), z.number().int().nonnegative()]));

/** A turn that this person does not see; that it is there is not hidden. */
type WithheldTurn = Pick<Message, 'id' | 'conversationId' | 'turn' | 'at'> & { withheld: true };

/** Everything a patient and the bot said to each other, in all conversations, newest first. */
export function transcriptRoutes(parts: ApiParts): Route[] {
  const { store, texts } = parts;
  return [
    route({
      method: 'get',
      path: '/patients/:id/transcript',
      permission: 'words.read',
      of: 'patients',
      summary: 'Every message with its time and channel, newest first',
      query: querySchema,
      async handle({ patient, staff, query, language, audit }) {
        await audit({ action: 'transcript.read', patientId: patient.id });
        const from =
          query.next === undefined ? startOf(patient.conversations) : decode(query.next, patient.conversations);
        const { turns, rest } = await turnsBefore(store.turns, from, query.limit);
        const sight = await sightOf(staff, patient, parts);
        const items: (Message | WithheldTurn)[] = turns.flatMap((turn): (Message | WithheldTurn)[] =>
          sight.turn(turn) === undefined
            ? [
                {
                  id: `${turn.conversationId}/${turn.n}`,
                  conversationId: turn.conversationId,
                  turn: turn.n,
                  at: turn.at,
                  withheld: true,
                },
              ]
            : messagesOf(turn, { texts, language }).reverse(),
        );
        return { items, ...(rest.length === 0 ? {} : { next: encode(rest) }) };
      },
    }),
  ];
}

/** Before any turn that may exist. */
const END = Number.MAX_SAFE_INTEGER;

function startOf(conversations: string[]): Positions {
  return conversations.map((id) => [id, END]);
}

function encode(positions: Positions): string {
  return Buffer.from(JSON.stringify(positions)).toString('base64url');
}

/** A cursor names conversations; only the patient's own are read. */
function decode(cursor: string, conversations: string[]): Positions {
  const positions = checkInput(z.object({ next: cursorSchema }), { next: parse(cursor) }).next;
  return positions.filter(([id]) => conversations.includes(id));
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
