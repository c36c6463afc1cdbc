import type { TurnContext } from 'botbuilder';
import { allOf } from '../src/domain/all-pages.ts';
import type { MedicineSession } from '../src/domain/care/session.ts';
import type { TextRef } from '../src/domain/texts.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { messageOf, textIn } from './talk.ts';

/** "My plan": what it is made of, the sessions that were and the next one, in the session's own zone. Never a dose. */
export async function tellPlan(context: TurnContext, { texts }: DialogParts): Promise<void> {
  const scope = scopeOf(context);
  const { patientId, language } = scope.conversation;
  const sessions = await allOf(scope, 'sessions', { index: 'byPatient', where: { patientId } });
  const count = sessions.filter(({ state }) => state === 'released' || state === 'closed').length;
  const next = sessions.find((session) => isAhead(session, scope.now));
  const words: TextRef[] = [
    { key: 'my-plan' },
    ...(count === 0 ? [] : [{ key: 'my-plan.done', params: { count } }]),
    next === undefined ? { key: 'my-plan.none' } : { key: 'my-plan.next', params: whenOf(next, language) },
  ];
  const text = words.map((each) => textIn(context, texts, each)).join('\n\n');
  await context.sendActivity(messageOf(text, { kind: 'notice' }));
}

function isAhead({ state, start }: MedicineSession, now: string): boolean {
  return (state === 'planned' || state === 'confirmed') && start > now;
}

function whenOf({ start, zone: timeZone, state }: MedicineSession, language: string) {
  const write = (format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...format, timeZone }).format(new Date(start));
  const day = write({ weekday: 'long', day: 'numeric', month: 'long' });
  return { day, time: write({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }), state };
}
