import type { TurnContext } from 'botbuilder';
import { AppError } from '../src/domain/errors.ts';
import { alerts } from '../src/domain/safety/alert-rules.ts';
import { linesFor } from '../src/domain/safety/crisis-lines.ts';
import type { Judged } from '../src/domain/safety/tier-rules.ts';
import { accusingWords } from './accusation.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { raiseAlert } from './raise-alert.ts';
import { messageOf } from './talk.ts';

/** Says a crisis. Should that fail, the alert and the bare numbers stand all the same, and the turn fails after them. */
export async function standFast<T>(
  context: TurnContext,
  parts: DialogParts,
  judged: Judged,
  say: () => Promise<T>,
): Promise<T> {
  try {
    return await say();
  } catch (error) {
    // Without the store there is no turn to keep anything in: the channel shows the numbers.
    if (!(error instanceof AppError && error.code === 'store.unavailable')) await lastResort(context, parts, judged);
    throw error;
  }
}

/** Nothing of this may lean on what can have failed: no texts, no rules, no questionnaires. */
async function lastResort(context: TurnContext, parts: DialogParts, { tiers, marks }: Judged): Promise<void> {
  const scope = scopeOf(context);
  const { patientId, language } = scope.conversation;
  const patient = await scope.get('patients', patientId);
  const quiet = patient?.quiet ?? false;
  const isRaised = patient?.newestAlertAt === scope.now;
  if (!isRaised && alerts({ tiers, marks }))
    await raiseAlert(scope, { tiers: [...tiers], marks: [...marks], told: false, words: accusingWords(context) });
  const { numbers } = linesFor(parts.crisisLines, patient?.location, scope.clinic.region, language, [], quiet);
  const text = numbers.map(({ label }) => label).join('\n');
  await context.sendActivity(messageOf(text, { kind: 'crisis', numbers, pinned: !quiet, quiet }));
  scope.keep();
}
