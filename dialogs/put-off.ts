import type { DialogContext } from 'botbuilder-dialogs';
import type { SessionPoint } from '../src/domain/care/session-point.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { say } from './talk.ts';

/** "Later today": what is due comes again at that time, as the person is told in their own zone. */
export async function putOff(
  { context }: DialogContext,
  { texts }: DialogParts,
  points: SessionPoint[],
  { at, zone }: { at: string; zone: string },
): Promise<void> {
  const scope = scopeOf(context);
  const { patientId, language } = scope.conversation;
  scope.emit({ kind: 'care.put-off', patientId, points, until: at });
  const format = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone: zone });
  const isEvening = points.some(({ point }) => point === 'E0');
  const key = isEvening ? 'due.today.evening' : 'due.today.ok';
  await say(context, texts, { key, params: { time: format.format(new Date(at)) } });
}
