import type { TurnContext } from 'botbuilder';
import { allOf } from '../src/domain/all-pages.ts';
import { intentionCard } from '../src/domain/care/intention-card.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { renderIntentionCard } from './prompts/render-intention-card.ts';

/** Shows a person the card of a session's intention, or of their newest; false where there is nothing to show. */
export async function sayIntentionCard(context: TurnContext, parts: DialogParts, sessionId?: string): Promise<boolean> {
  const { texts, library } = parts;
  const scope = scopeOf(context);
  const { patientId, language } = scope.conversation;
  const responses = await allOf(scope, 'responses', { index: 'byPatient', where: { patientId } });
  const card = intentionCard(responses, library.nameOf, sessionId);
  const activity = card === undefined ? undefined : renderIntentionCard(card, { texts, library, language });
  if (activity === undefined) return false;
  await context.sendActivity(activity);
  return true;
}
