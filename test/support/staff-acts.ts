import { EVENTS } from '../../src/domain/events.ts';
import type { Chat, Reply } from './chat.ts';

/** A therapist closes every open alert of the patient, one after the other; resolves to the last reply. */
export async function closeAlert(chat: Chat): Promise<Reply> {
  const open = (await chat.alerts()).filter((alert) => alert.closed === undefined);
  if (open.length === 0) throw new Error('No alert is open.');
  let reply = chat.last;
  for (const { id } of open) reply = await chat.event(`${id}/close`, EVENTS.closed, act(chat, id, 'We talked.'));
  return reply;
}

/** A therapist has seen an alert; the newest unless told. */
export async function acknowledgeAlert(chat: Chat, id?: string): Promise<Reply> {
  const alertId = id ?? (await chat.alerts()).at(-1)?.id ?? '';
  chat.clock.advance(1_000);
  return chat.event(`${alertId}/acknowledge/${chat.clock.now().getTime()}`, EVENTS.acknowledged, act(chat, alertId));
}

function act(chat: Chat, alertId: string, reason?: string) {
  const at = chat.clock.now().toISOString();
  return { alertId, by: 'Dr. Rivera', role: 'therapist', at, ...(reason === undefined ? {} : { reason }) };
}
