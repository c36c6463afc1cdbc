import type { DialogContext } from 'botbuilder-dialogs';
import type { FaqQuestion } from '../src/domain/faq.ts';
import { numbersOf } from '../src/domain/safety/scripts.ts';
import { crisisMessage } from './crisis-message.ts';
import type { DialogParts } from './dialog-parts.ts';
import { situationOf } from './situation.ts';
import { messageOf, textIn } from './talk.ts';

const FOOTER = { key: 'faq.footer' };

/** The scripted answer, with the person's crisis numbers where it sends people there; no alert is raised by it. */
export async function sayAnswer(dc: DialogContext, parts: DialogParts, { id, numbers }: FaqQuestion): Promise<void> {
  const { context } = dc;
  const answer = { key: `${id}.answer` };
  if (numbers === undefined) {
    const text = [answer, FOOTER].map((part) => textIn(context, parts.texts, part)).join('\n\n');
    await context.sendActivity(messageOf(text, { kind: 'notice' }));
    return;
  }
  const situation = await situationOf(dc, parts, { tiers: [], marks: [], supportCount: 0 });
  const say = [{ text: { ...answer, params: numbersOf(situation.lines) }, showNumbers: true }, { text: FOOTER }];
  await context.sendActivity(crisisMessage(say, situation, parts.texts, dc));
}
