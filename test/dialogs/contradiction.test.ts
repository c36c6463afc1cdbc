import { expect } from 'chai';
import { Chat } from '../support/chat.ts';

describe('Two answers that do not fit together', () => {
  it('are shown once, with the choice to change one', async () => {
    const chat = await contradicting();
    expect(chat.last.asked).to.equal('contradiction');
    expect(chat.last.text).to.match(/I may have this mixed up/);
    expect(chat.last.text).to.match(
      /1\. Have you ever had bleeding in your brain\? No\n2\. What kind was it\? a bleed/,
    );
    expect(await openCodes(chat)).to.include(CODE);
  });

  it('fit again after one was changed: the finding goes, and the questions go on', async () => {
    const chat = await contradicting();
    await chat.converse(['Change answer 2', 's3.stroke.kind'], ['a blocked blood vessel', 's3.mi']);
    expect(await openCodes(chat)).not.to.include(CODE);
  });

  for (const words of ['Leave them as they are', 'leave', 'skip', 'both are right']) {
    it(`stay when "${words}" is the reply: the finding stays, and nothing changes`, async () => {
      const chat = await contradicting();
      const before = (await chat.responses()).prescreening?.answers;
      await chat.converse([words, 's3.mi']);
      expect((await chat.responses()).prescreening?.answers).to.deep.equal(before);
      expect(await openCodes(chat)).to.include(CODE);
    });
  }

  it('are asked about again after "why", a pause, and by button', async () => {
    const chat = await contradicting();
    await chat.converse(['help', 'contradiction'], ['pause', undefined], ['hi', 'contradiction']);
    await chat.tap({ linkId: 'contradiction', code: '1' }, 'Change answer 1');
    expect(chat.last.asked).to.equal('s3.ich');
  });

  it('give way to a cry for help, and are asked about after it', async () => {
    const chat = await contradicting();
    const cry = await chat.say('I wish I was dead');
    expect(cry.numbers).not.to.deep.equal([]);
    expect(cry.asked).not.to.equal('contradiction');
  });
});

const CODE = 'CONFLICT_s3.ich_s3.stroke.kind';

async function contradicting(): Promise<Chat> {
  const chat = new Chat();
  await chat.answerUntil('s3.stroke');
  await chat.say('Yes');
  await chat.say('2019');
  await chat.say('a bleed');
  return chat;
}

async function openCodes(chat: Chat): Promise<string[]> {
  return (await chat.findings()).filter(({ state }) => state === 'open').map(({ code }) => code);
}
