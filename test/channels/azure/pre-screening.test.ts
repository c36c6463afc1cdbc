import { expect } from 'chai';
import { CompanionBot } from '../../../bots/companion-bot.ts';
import { RootDialog } from '../../../dialogs/root-dialog.ts';
import { content } from '../../support/chat.ts';
import { answerOf, openQuestion } from '../../support/persona.ts';
import { recordOf } from '../../support/record-of.ts';
import { startBotService } from './bot-service.ts';
import { dataOf, submit } from './card-person.ts';

const MOST_QUESTIONS = 400;

/** Goes through the pre-screening in Teams; `byCard`: by tap wherever the card takes one. */
async function goThrough(byCard: boolean) {
  const line = await startBotService({ bot: new CompanionBot(new RootDialog(content)) });
  try {
    await line.post({ type: 'conversationUpdate', id: 'start', membersAdded: [{ id: '28:bot' }], locale: 'en-US' });
    let tapped = 0;
    for (let i = 0; i < MOST_QUESTIONS; i += 1) {
      const open = openQuestion(dataOf((await line.turns()).at(-1)));
      if (open === undefined) break;
      const answer = answerOf(open.linkId);
      const card = byCard ? line.connector.sent.findLast(({ attachments }) => attachments !== undefined) : undefined;
      const value = card === undefined ? undefined : submit(card, answer);
      if (value !== undefined) tapped += 1;
      line.clock.advance(1_000);
      await line.post({ id: `m${i}`, ...(value === undefined ? { text: answer.typed } : { value }) });
    }
    return { tapped, record: await recordOf(line.store, 'patient_000001') };
  } finally {
    await line.close();
  }
}

describe('a pre-screening in Teams', () => {
  it('is the same by cards as by typed words', async () => {
    const byCard = await goThrough(true);
    const byWords = await goThrough(false);
    expect(byCard.tapped).to.be.greaterThan(40);
    expect(byWords.record.status).to.equal('completed');
    expect(byCard.record).to.deep.equal(byWords.record);
  });
});
