import type { TurnContext } from 'botbuilder';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { raiseAlert } from './raise-alert.ts';
import { say } from './talk.ts';

/** The command `person`: the clinic's phone, and the team is told. */
export async function askForPerson(context: TurnContext, parts: DialogParts): Promise<void> {
  const scope = scopeOf(context);
  const { name, phone } = scope.clinic;
  const raised = await raiseAlert(scope, { tiers: [], marks: [], code: 'PERSON_ASKED', told: true });
  const key = raised.joined ? 'person.again' : 'person';
  await say(context, parts.texts, { key, params: { clinic: name, phone } });
}
