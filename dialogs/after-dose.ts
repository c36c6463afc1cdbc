import type { Activity, TurnContext } from 'botbuilder';
import { isAfterDose } from '../src/domain/care/after-dose.ts';
import type { CompanionData } from '../src/domain/companion-data.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { recentSessions } from './screen-input.ts';

/** Between a release and the next morning all that is sent says so: a chat is then calm, with help one tap away. */
export async function easeAfterDose(context: TurnContext, parts: DialogParts): Promise<void> {
  if (!(await isCalm(context, parts))) return;
  context.onSendActivities(async (_context, activities, next) => {
    for (const activity of activities) ease(activity);
    return next();
  });
}

export async function isCalm(context: TurnContext, { careTiming }: DialogParts): Promise<boolean> {
  const scope = scopeOf(context);
  return isAfterDose(await recentSessions(scope), careTiming, scope.now);
}

function ease(activity: Partial<Activity>): void {
  const { companion } = (activity.channelData ?? {}) as { companion?: CompanionData };
  if (companion === undefined) return;
  const commands = 'commands' in companion ? { commands: ['person', ...(companion.commands ?? [])] } : {};
  activity.channelData = { ...activity.channelData, companion: { ...companion, ...commands, calm: true } };
}
