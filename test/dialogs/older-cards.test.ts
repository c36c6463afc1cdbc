import { expect } from 'chai';
import type { CompanionData } from '../../src/domain/companion-data.ts';
import type { JsonObject } from '../../src/domain/json.ts';
import { Chat, type Reply } from '../support/chat.ts';
import { answerOf, openQuestion } from '../support/persona.ts';

const AMBIGUOUS = "I can't do this anymore";

describe('a tap on the card of an earlier asking', () => {
  it('is no answer to a crisis question that is asked anew', async () => {
    const chat = new Chat();
    await upTo(chat, 's1.reason');
    const older = cardIn(await chat.say(AMBIGUOUS), 'crisis.check.self');
    await chat.tap({ ...older, code: 'no' });
    const newer = cardIn(await chat.say(AMBIGUOUS), 'crisis.check.self');
    expect(newer.nonce).to.not.equal(older.nonce);
    const after = await chat.tap({ ...older, code: 'no' });
    expect(after.asked).to.equal('crisis.check.self');
    expect((await chat.tap({ ...newer, code: 'no' })).asked).to.not.equal('crisis.check.self');
  });

  it('counts when the crisis question was only asked once more', async () => {
    const chat = new Chat();
    await upTo(chat, 's1.reason');
    const first = cardIn(await chat.say(AMBIGUOUS), 'crisis.check.self');
    const again = cardIn(await chat.say('hm'), 'crisis.check.self');
    expect(again.nonce).to.equal(first.nonce);
    const { patientId } = await chat.tap({ ...first, code: 'yes' });
    const { items } = await chat.store.records.list('alerts', { index: 'byPatient', where: { patientId }, limit: 10 });
    expect(items.flatMap(({ tiers }) => tiers)).to.not.deep.equal([]);
  });

  it('does not confirm what was understood later', async () => {
    const chat = new Chat();
    await upTo(chat, 'phq9.q1');
    const older = cardIn(await chat.say('several days?'), 'confirm:phq9.q1');
    await chat.tap({ ...older, code: 'no' });
    const newer = cardIn(await chat.say('nearly every day?'), 'confirm:phq9.q1');
    const after = await chat.tap({ ...older, code: 'yes' });
    expect(after.texts[0]).to.match(/already behind us/);
    expect(after.asked).to.equal('phq9.q1');
    expect(newer.nonce).to.not.equal(older.nonce);
  });

  it('does not approve a summary that has changed since', async () => {
    const chat = new Chat();
    const older = cardIn(await upTo(chat, 's9.readback'), 's9.readback');
    await chat.tap({ command: 'change:s1.hopes' });
    const newer = cardIn(await chat.say('To sleep through the night.'), 's9.readback');
    expect(newer.nonce).to.not.equal(older.nonce);
    expect((await chat.tap({ ...older, code: 'right' })).asked).to.equal('s9.readback');
  });
});

/** Answers everything before this question. */
async function upTo(chat: Chat, linkId: string): Promise<Reply> {
  let reply = await chat.start();
  for (let open = openQuestion(reply.data); open?.linkId !== linkId; open = openQuestion(reply.data)) {
    if (open === undefined) expect.fail(`${linkId} was not asked`);
    reply = await chat.say(answerOf(open.linkId).typed);
  }
  return reply;
}

/** What a control of this question sends back, but for the answer. */
function cardIn({ data }: Reply, linkId: string): JsonObject {
  const asked = data.findLast((one: CompanionData) => 'linkId' in one && one.linkId === linkId);
  if (asked === undefined || !('nonce' in asked)) return expect.fail(`${linkId} is not asked, or has no nonce`);
  return { linkId, nonce: asked.nonce ?? '' };
}
