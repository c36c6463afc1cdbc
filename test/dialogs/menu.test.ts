import { expect } from 'chai';
import { careChat } from '../support/care-chat.ts';
import { Chat } from '../support/chat.ts';
import { screenedChat } from '../support/course/screened.ts';
import { plan } from '../support/course/staff.ts';

const HOUR_MS = 3_600_000;
const SIDE = [
  'My intention',
  'My plan',
  'Write something down',
  'Talk to the clinic',
  'Questions about KAP',
  'My data',
];

/** Screened long ago, with nothing open. */
async function free(language: 'en' | 'es' = 'en'): Promise<Chat> {
  const chat = await screenedChat({ language });
  await chat.say('stop');
  return chat;
}

async function withSession(chat: Chat, inHours: number): Promise<void> {
  const now = chat.clock.now();
  const start = new Date(now.getTime() + inHours * HOUR_MS).toISOString();
  await plan(chat.store, chat.last.patientId, { id: 's', start }, now.toISOString());
}

const labels = (chat: Chat) =>
  chat.last.data.flatMap((one) => (one.kind === 'question' ? (one.options ?? []) : [])).map(({ label }) => label);

describe('The menu', () => {
  it('offers all there is when nothing is due', async () => {
    const chat = await free();
    await chat.converse(['hi', 'menu']);
    expect(chat.last.text).to.match(/Nothing is waiting/);
    expect(labels(chat)).to.deep.equal(SIDE);
  });

  it('says first what is due, and offers the rest beside it', async () => {
    const chat = await free();
    await withSession(chat, 60);
    await chat.converse(['hello', 'due']);
    expect(chat.last.text).to.match(/set an intention/);
    expect(labels(chat)).to.deep.equal(["Yes, let's go", ...SIDE, 'Not now']);
  });

  it('names what else is due', async () => {
    const chat = await free();
    await withSession(chat, 20);
    await chat.converse(['hi', 'due']);
    expect(chat.last.text).to.match(/practical questions/);
    expect(labels(chat)[1]).to.equal('Set an intention');
    await chat.converse(['Set an intention', 'i.arrive']);
  });

  it('opens over a question, which is asked again afterwards', async () => {
    const chat = await careChat({ points: ['D1'] });
    const asked = chat.last.asked;
    await chat.converse(['menu', 'menu']);
    expect(labels(chat)[0]).to.equal('Go on with my questions');
    await chat.converse(['My plan', asked], ['menu', 'menu'], ['go on', asked], ['menu', 'menu'], ['yes', asked]);
  });

  it('leaves a question that is open for something else that is due, and offers it again', async () => {
    const chat = await free();
    await withSession(chat, 20);
    await chat.converse(['hi', 'due'], ["Yes, let's go", 'p.food.ask'], ['menu', 'menu']);
    await chat.converse(['Set an intention', 'i.arrive'], ['stop', undefined], ['hi', 'due']);
    expect(chat.last.text).to.match(/practical questions for your session.*go on/);
  });

  for (const said of ['menu', 'write something down', 'my data']) {
    it(`does not open before the consent: ${said}`, async () => {
      const chat = new Chat();
      const { asked } = await chat.start();
      await chat.converse([said, asked]);
    });

    it(`does not open in a crisis: ${said}`, async () => {
      const chat = await free();
      expect((await chat.say('I want to die')).numbers).not.to.deep.equal([]);
      expect((await chat.say(said)).asked).not.to.be.oneOf(['menu', 'journal', 'data']);
    });
  }

  it('keeps what is written into it for the team', async () => {
    const chat = await free();
    await chat.converse(['hi', 'menu'], ['the weather was grey', 'menu']);
    expect(chat.last.text).to.match(/saved that for your care team/);
  });

  it('speaks Spanish', async () => {
    const chat = await free('es');
    await chat.converse(['hola', 'menu'], ['Escribir algo', 'journal'], ['Ya terminé', undefined]);
    expect(chat.last.text).to.match(/queda guardado/);
  });
});

describe('The plan', () => {
  it('names the next session in its own zone, and whether it is confirmed', async () => {
    const chat = await free();
    await withSession(chat, 60);
    await chat.say('my plan');
    expect(chat.last.text)
      .to.match(/three parts/)
      .and.match(/Your next session is on Wednesday, March 4 at 10:00\sPM EST\./);
    expect(chat.last.text).not.to.match(/not confirmed/);
  });

  it('says that there is none', async () => {
    const chat = await free();
    await chat.say('my plan');
    expect(chat.last.text).to.match(/No session is in your calendar right now/);
  });
});

describe('A journal', () => {
  const entries = async (chat: Chat) => {
    const { items } = await chat.store.records.list('responses', {
      ...{ index: 'byPatient', where: { patientId: chat.last.patientId } },
    });
    return items
      .filter(({ questionnaire }) => questionnaire.includes('/journal|'))
      .map(({ status, answers: { 'j.entry': entry } }) => [
        status,
        ...(entry?.state === 'answered' ? entry.values : []),
      ]);
  };

  it('takes as many messages as the person likes, each an entry word for word', async () => {
    const chat = await free();
    await chat.converse(
      ['I want to write something down', 'journal'],
      ['The river was back.\n\nAnd *the* birds <b>too</b>', 'journal'],
      ['🦋', 'journal'],
      ["I'm done", undefined],
    );
    expect(await entries(chat)).to.deep.equal([
      ['completed', { valueString: 'The river was back.\n\nAnd *the* birds <b>too</b>' }],
      ['completed', { valueString: '🦋' }],
    ]);
  });

  it('opens in the middle of a questionnaire, which goes on at its question', async () => {
    const chat = await careChat({ points: ['D1'] });
    const asked = chat.last.asked;
    await chat.converse(['write something down', 'journal'], ['a dream', 'journal'], ["I'm done", asked]);
    expect(await entries(chat)).to.have.length(1);
  });

  it('hears a cry for help', async () => {
    const chat = await free();
    await chat.converse(['write something down', 'journal']);
    const reply = await chat.say('I am going to kill myself tonight');
    expect(reply.numbers).not.to.deep.equal([]);
    expect((await chat.alerts())[0]?.tiers[0]).to.equal('IMMINENT');
  });
});

describe('My data', () => {
  for (const [said, code] of [
    ['Get a copy', 'DATA_COPY'],
    ['Correct something', 'DATA_CORRECTION'],
    ['Delete my data', 'DATA_ERASURE'],
  ] as const) {
    it(`passes on: ${said}`, async () => {
      const chat = await free();
      await chat.converse(['my data', 'data'], [said, 'data']);
      expect(chat.last.text).to.match(/A person there|a person there/);
      expect((await chat.alerts()).map((alert) => [alert.code, alert.blocks])).to.deep.equal([[code, false]]);
      await chat.converse(["That's all", undefined]);
      expect(chat.last.text, 'the bot answers').to.match(/whenever you are ready/);
    });
  }

  it('says what is kept, and raises nothing', async () => {
    const chat = await free();
    await chat.converse(['my data', 'data'], ['What is kept, and who reads it', 'data']);
    expect(chat.last.text).to.match(/kept in your record/);
    expect(await chat.alerts()).to.deep.equal([]);
  });
});

describe('A menu of a while ago', () => {
  for (const [label, asked] of [
    ['My intention', undefined],
    ['Write something down', 'journal'],
    ['Talk to the clinic', undefined],
    ['Questions about KAP', 'faq.topics'],
    ['My data', 'data'],
  ] as const) {
    it(`still opens: ${label}`, async () => {
      const chat = await free();
      await chat.converse(['hi', 'menu'], ['My plan', undefined]);
      const reply = await chat.tap({ linkId: 'menu', code: 'x', nonce: '1' }, label);
      expect(reply.asked).to.equal(asked);
      expect(reply.text).not.to.match(/saved that for your care team/);
    });
  }
});
