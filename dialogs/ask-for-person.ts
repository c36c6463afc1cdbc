import type { TurnContext } from 'botbuilder';
import { linesFor } from '../src/domain/safety/crisis-lines.ts';
import { isCalm } from './after-dose.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { raiseAlert } from './raise-alert.ts';
import { say } from './talk.ts';

/** The command `person`: the clinic's phone, and the team is told. After a dose also the number for an emergency. */
export async function askForPerson(context: TurnContext, parts: DialogParts): Promise<void> {
  const scope = scopeOf(context);
  const { name, phone, region } = scope.clinic;
  const { patientId, language } = scope.conversation;
  const raised = await raiseAlert(scope, { tiers: [], marks: [], code: 'PERSON_ASKED', told: true });
  const key = raised.joined ? 'person.again' : 'person';
  await say(context, parts.texts, { key, params: { clinic: name, phone } });
  if (!(await isCalm(context, parts))) return;
  const patient = await scope.get('patients', patientId);
  const { e } = linesFor(parts.crisisLines, patient?.location, region, language, []);
  await say(context, parts.texts, { key: 'person.danger', params: { e } });
}
