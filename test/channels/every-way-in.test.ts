import { ActivityTypes } from 'botbuilder';
import { expect } from 'chai';
import { z } from 'zod';
import { renderQuestion } from '../../dialogs/prompts/render-question.ts';
import { cardValue } from '../../src/channels/azure/card-value.ts';
import { activitySchema as azureActivity } from '../../src/channels/azure/incoming-activity.ts';
import { outgoing } from '../../src/channels/azure/outgoing.ts';
import { activitySchema as directLineActivity } from '../../src/channels/direct-line/incoming-activity.ts';
import { companionAnswerSchema } from '../../src/domain/companion-data.ts';
import type { JsonObject } from '../../src/domain/json.ts';
import { isAskable } from '../../src/domain/questionnaire/loaded.ts';
import { wordsIn } from '../../src/domain/safety/words.ts';
import { Chat, content } from '../support/chat.ts';
import { type Heard, type LineName, Lines } from '../support/cries/lines.ts';
import { elementsOf } from './azure/card-person.ts';
import type { Sent } from './azure/fake-connector.ts';

const CRY = 'I want to kill myself tonight';

/** Written by a client's program, or saying who, where and when: no words of a person. What is not here is heard. */
const NO_WORDS = {
  web: [
    'type',
    'channelData',
    'entities',
    'locale',
    'localTimestamp',
    'localTimezone',
    'textFormat',
    'valueType',
    'replyToId',
    'inputHint',
    'importance',
    'deliveryMode',
  ],
  teams: [
    'type',
    'id',
    'channelId',
    'serviceUrl',
    'conversation',
    'from',
    'recipient',
    'locale',
    'timestamp',
    'membersAdded',
    'entities',
  ],
};

describe('Every way in', () => {
  let lines: Lines;
  let began: Record<LineName, Chat>;
  let count = 0;
  before(async () => {
    lines = await Lines.open();
    began = { web: await atReason('web'), teams: await atReason('teams') };
  });
  after(() => lines.close());

  async function atReason(line: LineName): Promise<Chat> {
    const chat = new Chat(lines.start(line, 'en'));
    await chat.answerUntil('s1.reason');
    return chat;
  }

  /** Somebody writes this; what came back, and the tiers of the alert that it made. */
  async function write(line: LineName, activity: JsonObject): Promise<Heard & { tiers: string[] }> {
    count += 1;
    const chat = began[line].fork(`_${count}`);
    await lines.connect(chat);
    const heard = await lines.send(line, `way-${count}`, activity);
    return { ...heard, tiers: (await chat.alerts()).flatMap(({ tiers }) => tiers) };
  }

  /** Heard in the same turn, with the numbers; or refused whole, so that nothing of it is taken. */
  async function missed(line: LineName, activities: Record<string, JsonObject>): Promise<string[]> {
    const found: string[] = [];
    for (const [way, activity] of Object.entries(activities)) {
      const { status, tiers, words } = await write(line, activity);
      const isHeard = tiers.includes('IMMINENT') && words.includes('988');
      if (!isHeard && status !== 400) found.push(`${way}: ${status} ${tiers}`);
    }
    return found;
  }

  for (const [line, schema] of [
    ['web', directLineActivity],
    ['teams', azureActivity],
  ] as const) {
    const members = Object.keys(schema.extend({ unheardOf: z.string() }).shape);
    const wordy = members.filter((name) => !NO_WORDS[line].includes(name));

    it(`is one of those that the list of members without words knows (${line})`, () => {
      expect(members).to.include.members(NO_WORDS[line]);
      expect(wordy).to.include.members(['text', 'unheardOf']);
    });

    for (const type of ['message', 'event', 'typing', 'invoke']) {
      it(`is heard in each member of an activity of type ${type}, one that is not known too (${line})`, async () => {
        const shapes = (name: string): [string, JsonObject][] => [
          [name, { type, [name]: CRY }],
          [`within ${name}`, { type, [name]: { deep: [{ deeper: { still: [CRY] } }] } }],
        ];
        expect(await missed(line, Object.fromEntries(wordy.flatMap(shapes)))).to.deep.equal([]);
      });
    }

    it(`is heard in an activity of every type that the SDK knows, and of one that it does not (${line})`, async () => {
      const types = [...Object.values(ActivityTypes), 'unheardOf'];
      const spoken = Object.fromEntries(types.map((type) => [type, { type, text: CRY }]));
      expect(await missed(line, spoken)).to.deep.equal([]);
    });

    it(`is heard in each member of an answer, one that is not known too (${line})`, async () => {
      const names = Object.keys(companionAnswerSchema.extend({ unheardOf: z.string() }).shape);
      const answers = names.flatMap((name): [string, JsonObject][] => [
        [name, { value: { companion: { linkId: 's1.reason', [name]: CRY } } }],
        [`list in ${name}`, { value: { companion: { linkId: 's1.reason', [name]: [CRY] } } }],
        [`within ${name}`, { value: { companion: { linkId: 's1.reason', [name]: { a: { unit: CRY, b: [CRY] } } } } }],
        [`beside, as ${name}`, { value: { companion: { linkId: 's1.reason' }, [name]: CRY } }],
      ]);
      const commands: [string, JsonObject][] = ['help', 'change:s1.reason', CRY].map((command) => [
        `command ${command}`,
        { text: CRY, value: { companion: { command } } },
      ]);
      const bare: [string, JsonObject] = ['a command alone', { value: { companion: { command: CRY } } }];
      const beside: [string, JsonObject] = [
        'beside a command',
        { value: { companion: { command: 'skip' }, date: CRY } },
      ];
      const all = Object.fromEntries([...answers, ...commands, bare, beside]);
      expect(await missed(line, all)).to.deep.equal([]);
    });
  }

  it('is heard in the name of a file, and in what it holds where nothing was typed', async () => {
    const file = (more: JsonObject): JsonObject => ({ attachments: [{ contentType: 'text/html', ...more }] });
    const ways = {
      name: file({ name: CRY }),
      'name beside words': { text: 'look at this', ...file({ name: CRY }) },
      content: file({ content: `<p>${CRY}</p>` }),
      'card in content': file({ content: { body: [{ type: 'TextBlock', text: CRY }] } }),
    };
    expect(await missed('teams', ways)).to.deep.equal([]);
    const quoted = { text: 'yes, I read that', ...file({ content: `<blockquote>${CRY}</blockquote>yes` }) };
    expect((await write('teams', quoted)).tiers, 'a quotation is not said by the person').to.deep.equal([]);
  });

  it('is heard in every field of every card that asks something', () => {
    const asked = content.library
      .all()
      .flatMap((q) => [...q.items.values()].filter(isAskable).map((item) => ({ q, item })));
    let fields = 0;
    const deaf = asked.flatMap(({ q, item }) => {
      const { text, channelData } = renderQuestion(q, item, { language: 'en', texts: content.texts, nonce: '7' });
      const activity = { type: 'message', id: 'c|7.1', text, channelData: channelData as never };
      const { cards = [] } = outgoing(activity, 'en', content.texts);
      const elements = (cards as Sent[]).flatMap((card) => elementsOf(card.attachments?.[0]?.content));
      const inputs = elements.filter(({ type }) => type.startsWith('Input.')).map(({ id }) => String(id));
      fields += inputs.length;
      return inputs.filter((id) => {
        const { value } = cardValue({ companion: { linkId: item.linkId, nonce: '7' }, [id]: CRY }) ?? {};
        return !wordsIn({ type: 'message', ...(value === undefined ? {} : { value }) }).includes(CRY);
      });
    });
    expect(deaf).to.deep.equal([]);
    expect(fields).to.be.greaterThan(40);
  });

  it('is quiet about what clients tell of themselves', async () => {
    const signals: [LineName, JsonObject][] = [
      ['web', { type: 'event', name: 'webchat/join', value: { language: 'en-US' } }],
      ['web', { type: 'typing' }],
      ['teams', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '1' }],
      ['teams', { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: { lastReadMessageId: '16' } }],
      ['teams', { type: 'installationUpdate', action: 'add' }],
      ['teams', { type: 'typing' }],
    ];
    for (const [line, activity] of signals) {
      const { words, tiers } = await write(line, activity);
      expect([words, tiers], JSON.stringify(activity)).to.deep.equal(['', []]);
    }
  });
});
