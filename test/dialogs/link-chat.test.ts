import { expect } from 'chai';
import type { Chat } from '../support/chat.ts';
import { OnePerson } from '../support/one-person.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LINKED = 'now belong together';
const WRONG = "I can't use this code";

describe('A code from another chat', () => {
  let one: OnePerson;
  let web: Chat;
  let teams: Chat;
  beforeEach(async () => {
    one = new OnePerson();
    web = one.chat('web', 'directline');
    teams = one.chat('msteams|a:1', 'msteams');
  });

  const WAYS: [how: string, written: (code: string) => string][] = [
    ['as it is shown', (code) => code],
    ['in small letters', (code) => code.toLowerCase()],
    ['without its dash', (code) => code.replace('-', '')],
    ['in two words', (code) => code.replace('-', ' ')],
    ['with a long dash and a full stop', (code) => ` ${code.replace('-', ' – ')}.`],
    ['in a sentence', (code) => `My code is ${code.toLowerCase()}`],
    ['in a sentence, in groups', (code) => `the code is: ${code.replace('-', ' ')}`],
    ['in Spanish', (code) => `Mi código es ${code}.`],
  ];
  for (const [how, written] of WAYS) {
    it(`makes a chat in Teams the person's, ${how}`, async () => {
      await web.answerUntil('s0.dob');
      await teams.start();
      const reply = await teams.say(written(await one.shownBy(web)));
      expect(reply.text).to.contain(LINKED);
      expect(reply.patientId).to.equal(web.last.patientId);
      expect(reply.asked, 'what is due is offered').to.equal('due');
      expect((await teams.say('yes')).asked).to.equal('s0.dob');
    });
  }

  const WORDS = [
    'depression',
    'Everything',
    '100mg twice',
    'B12 vitamin',
    '555-123-4567',
    '5551234567',
    '2026-03-02',
    'going there',
    'every thing',
    'code',
  ];
  for (const said of WORDS) {
    it(`is not seen in "${said}"`, async () => {
      await teams.start();
      expect((await teams.say(said)).text).not.to.contain(WRONG);
    });
  }

  describe('that is not right', () => {
    const REFUSED: [why: string, code: () => Promise<string>][] = [
      ['altered', async () => (await one.shownBy(web)).replace(/.$/, (last) => (last === '7' ? '8' : '7'))],
      ['a letter short', async () => `my code is ${(await one.shownBy(web)).slice(0, -1)}2`.replace(/.$/, '')],
      [
        'replaced by a newer one',
        async () => {
          const first = await one.shownBy(web);
          await one.shownBy(web);
          return first;
        },
      ],
      [
        'too old',
        async () => {
          const code = await one.shownBy(web);
          one.clock.advance(30 * DAY_MS);
          return code;
        },
      ],
      [
        'used in another chat',
        async () => {
          const code = await one.shownBy(web);
          await one.chat('msteams|a:2', 'msteams').say(code);
          return code;
        },
      ],
      [
        'used on another device',
        async () => {
          const code = await one.shownBy(web);
          await one.entered(code);
          return code;
        },
      ],
      ["another clinic's", () => one.shownBy(web, 'another')],
    ];
    for (const [why, codeOf] of REFUSED) {
      it(`is refused: ${why}`, async () => {
        await web.answerUntil('s0.dob');
        await teams.start();
        const code = await codeOf();
        const reply = await teams.say(/\s/.test(code) ? code : `my code is ${code}`);
        expect(reply.text).to.match(/I can't use this code\. Maybe there is a typing error, or it is too old/);
        expect(reply.patientId).not.to.equal(web.last.patientId);
        expect(reply.asked, 'the question stays open').to.equal('s0.ai_disclosure');
        expect((await one.store.records.get('patients', web.last.patientId))?.conversations).not.to.contain(
          teams.conversationId,
        );
      });
    }

    it('cannot be tried for long, and what is right is good again after a while', async () => {
      await web.start();
      await teams.start();
      for (let tries = 0; tries < 20; tries += 1) expect((await teams.say('2345A-BCDEF')).text).to.contain(WRONG);
      const code = await one.shownBy(web);
      expect((await teams.say(code)).text).to.contain('wait 15 minutes');
      expect(teams.last.patientId).not.to.equal(web.last.patientId);
      one.clock.advance(15 * MINUTE_MS);
      expect((await teams.say(code)).text).to.contain(LINKED);
    });
  });

  it('is told to be that of the very same chat, and stays good for another', async () => {
    await web.start();
    const code = await one.shownBy(web);
    expect((await web.say(code)).text).to.contain('already belong together');
    expect((await teams.say(code)).text).to.contain(LINKED);
    expect((await teams.say(code)).text, 'once more').to.contain('already belong together');
  });

  it('is said in Teams, once, for a web chat, and for minutes only', async () => {
    await teams.answerUntil('s0.dob');
    const first = await one.askedIn(teams);
    expect(teams.last.asked, 'the question stays open').to.equal('s0.dob');
    const second = await one.askedIn(teams);
    await web.start();
    expect((await web.say(first)).text, 'the newer one holds').to.contain(WRONG);
    expect((await web.say(second)).text).to.contain(LINKED);
    expect(web.last.patientId).to.equal(teams.last.patientId);
    const late = await one.askedIn(teams);
    one.clock.advance(15 * MINUTE_MS);
    expect((await one.chat('web-2', 'directline').say(late)).text).to.contain(WRONG);
  });

  it('from Teams opens the one web chat of the person where it is entered in the box', async () => {
    await teams.answerUntil('s0.dob');
    const claims = await one.entered(await one.askedIn(teams));
    expect(claims).to.include({ patientId: teams.last.patientId, clinicId: 'demo' });
    expect(claims?.userId).to.match(/^dl_/);
    expect(await one.entered(await one.askedIn(teams)), 'the same chat, whatever the code').to.deep.equal(claims);
    expect(await one.entered(await one.askedIn(teams), 'another')).to.equal(undefined);
  });

  it('waits while a suicide screen is asked', async () => {
    await web.start();
    await teams.answerUntil('phq9.q9');
    await teams.say('Several days');
    const code = await one.shownBy(web);
    const reply = await teams.say(code);
    expect(reply.text).to.contain('finish these few questions first');
    expect(reply.asked).to.equal('asq.q1');
    expect(reply.patientId).not.to.equal(web.last.patientId);
    await teams.converse(['No', 'asq.q2'], ['No', 'asq.q3'], ['No', 'asq.q4'], ['No', 'asq.q5'], ['No', 'crisis.call']);
    expect((await teams.say(code)).text, 'the code is still good').to.contain(LINKED);
  });

  it('links nobody where others read along', async () => {
    await web.start();
    const { runner } = teams;
    const { turn } = await runner.run({
      conversationId: teams.conversationId,
      activity: {
        type: 'message',
        id: 'm1',
        text: await one.shownBy(web),
        conversation: { conversationType: 'channel' },
      },
      start: { channel: 'msteams', clinicId: 'demo', userId: 'u', language: 'en' },
    });
    expect(turn.effects.map(({ kind }) => kind)).not.to.contain('patient.merged');
  });

  it('has one owner, whoever types it at the same moment', async () => {
    await web.start();
    for (let round = 0; round < 20; round += 1) {
      const code = await one.shownBy(web);
      const chats = [0, 1, 2].map((chat) => one.chat(`msteams|a:${round}-${chat}`, 'msteams'));
      const replies = await Promise.all(chats.map((chat) => chat.say(code)));
      expect(replies.filter(({ patientId }) => patientId === web.last.patientId)).to.have.length(1);
    }
  });

  it('stays good for the turn that could not be saved, and for it alone', async () => {
    await web.start();
    await teams.start();
    const code = await one.shownBy(web);
    const { turns } = one.store;
    const commit = turns.commit.bind(turns);
    turns.commit = async () => {
      throw new Error('The server died.');
    };
    const died = await teams.say(code).then(
      () => 'answered',
      () => 'died',
    );
    turns.commit = commit;
    expect(died).to.equal('died');
    expect((await one.chat('msteams|a:2', 'msteams').say(code)).text).to.contain(WRONG);
    expect((await teams.say(code)).text).to.contain(LINKED);
  });

  it('links once where its turn is run anew, as another server was faster', async () => {
    await web.start();
    await teams.start();
    const code = await one.shownBy(web);
    const { turns } = one.store;
    const commit = turns.commit.bind(turns);
    let tries = 0;
    turns.commit = async (turn) => {
      tries += 1;
      return tries === 1 ? 'taken' : commit(turn);
    };
    expect((await teams.say(code)).text).to.contain(LINKED);
    expect(tries).to.equal(2);
  });
});
