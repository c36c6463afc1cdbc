import type { Clock } from '../../src/domain/clock.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { TurnStore } from '../../src/domain/ports.ts';
import type { StoredActivity, Turn } from '../../src/domain/turn.ts';
import type { Arrival, TurnRunner } from '../../src/turns/arrival.ts';
import type { TurnSignal } from '../../src/turns/turn-signal.ts';

interface EchoParts {
  turns: TurnStore;
  signal: TurnSignal;
  clock: Clock;
}

/** A bot that greets and says every message back, with turns as the real runner keeps them. */
export class EchoRunner implements TurnRunner {
  readonly #parts: EchoParts;
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(parts: EchoParts) {
    this.#parts = parts;
  }

  run(arrival: Arrival): Promise<{ turn: Turn; duplicate: boolean }> {
    const before = this.#queues.get(arrival.conversationId) ?? Promise.resolve();
    const result = before.then(() => this.#take(arrival));
    this.#queues.set(
      arrival.conversationId,
      result.catch(() => {}),
    );
    return result;
  }

  runEvent(conversationId: string, { id, name, value }: { id: string; name: string; value: StoredActivity['value'] }) {
    return this.run({ conversationId, activity: { type: 'event', id, name, value } });
  }

  async #take({ conversationId, activity, start }: Arrival): Promise<{ turn: Turn; duplicate: boolean }> {
    const { turns, signal, clock } = this.#parts;
    const { latest, duplicate } = await turns.load(conversationId, activity.id);
    if (duplicate !== undefined) return { turn: duplicate, duplicate: true };
    const conversation =
      latest?.state.conversation ?? (start && { id: conversationId, patientId: 'patient_1', ...start });
    if (conversation === undefined) throw new AppError('not-found', 'There is no such conversation.');
    const n = (latest?.n ?? 0) + 1;
    const turn: Turn = {
      conversationId,
      n,
      inbound: activity,
      outbound: [{ ...replyTo(activity), id: `${conversationId}|${n}.0` }],
      state: { conversation, dialog: {} },
      effects: [],
      delivered: true,
      projected: true,
      contentVersion: 'test',
      at: clock.now().toISOString(),
    };
    await turns.commit(turn);
    signal.publish(conversationId);
    return { turn, duplicate: false };
  }
}

function replyTo({
  id,
  type,
  text,
  name,
  conversation,
  from,
  recipient,
  timestamp,
}: Arrival['activity']): StoredActivity {
  const said = type === 'message' ? `echo: ${text ?? ''}` : type === 'event' ? `event: ${name}` : 'Welcome';
  const reply = { type: 'message', text: said, replyToId: id, timestamp };
  // As with the real runner, what answers an event of the server's own has no address.
  return from === undefined
    ? reply
    : { ...reply, conversation, from: recipient, recipient: from, channelId: 'directline' };
}
