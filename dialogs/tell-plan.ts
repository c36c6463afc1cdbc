import type { TurnContext } from 'botbuilder';
import { allOf } from '../src/domain/all-pages.ts';
import { planForPatient, planTexts } from '../src/domain/care/plan-for-patient.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { messageOf, textIn } from './talk.ts';

/** "My plan": what it is made of, the sessions that were and those ahead, each in its own zone. Never a dose. */
export async function tellPlan(context: TurnContext, { texts }: DialogParts): Promise<void> {
  const scope = scopeOf(context);
  const { patientId, language } = scope.conversation;
  const plan = await scope.get('plans', patientId);
  const sessions = await allOf(scope, 'sessions', { index: 'byPatient', where: { patientId } });
  const words = planTexts(planForPatient(plan?.plan, sessions, scope.now), language);
  const text = words.map((each) => textIn(context, texts, each)).join('\n\n');
  await context.sendActivity(messageOf(text, { kind: 'notice' }));
}
