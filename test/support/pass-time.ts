import { DueTimers } from '../../src/reminders/due-timers.ts';
import type { Chat } from './chat.ts';
import { silentLog } from './silent-log.ts';

/** Time passes, and what was due in it happens; resolves to what the bot said unasked. */
export async function passTime(chat: Chat, minutes: number): Promise<string[]> {
  const { turn } = chat.last;
  chat.clock.advance(minutes * 60_000);
  const timers = new DueTimers({ ...chat, log: silentLog, holder: 'test' });
  await timers.run();
  const turns = await chat.store.turns.since(chat.conversationId, turn.n, 100);
  const events = turns.filter(({ inbound }) => inbound.type === 'event');
  return events.flatMap(({ outbound }) => outbound.map(({ text }) => text ?? ''));
}
