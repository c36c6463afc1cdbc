import { expect } from 'chai';
import { loadContent } from '../../src/content/load-content.ts';
import { SHIPPED_SOURCES } from '../../src/content/questionnaires/index.ts';
import type { Content } from '../../src/domain/content.ts';
import type { QuestionnaireSource } from '../../src/domain/questionnaire/source.ts';
import { publishQuestionnaires } from '../../src/storage/published-questionnaires.ts';
import type { Chat } from '../support/chat.ts';
import { licensedChat, licensedContent, licensedForms, MARIA_LICENSED } from '../support/licensed-chat.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { silentLog } from '../support/silent-log.ts';
import { TestClock } from '../support/turn-parts.ts';

const LETTING = /I'm letting your care team know now/;

describe('The C-SSRS screener of a clinic that has its licence', () => {
  let content: Content;
  before(async () => {
    content = await licensedContent();
  });

  const at = (linkId: string) => licensedChat(content, linkId);

  it('stands in S2 in place of the ASQ; all No is negative and goes from 2 to 6', async () => {
    const chat = await at('cssrs.q1');
    await chat.converse(['No', 'cssrs.q2'], ['No', 'cssrs.q6'], ['No', 's2.selfharm_ever']);
    expect(await raised(chat)).to.deep.equal([]);
    expect(await codes(chat)).to.deep.equal([]);
    expect((await chat.patient()).suicideScreen).to.have.property('at');
    expect(Object.keys((await chat.responses()).prescreening?.answers ?? {})).not.to.include('asq.q1');
  });

  /** What is said to the items in their order; the tiers in the turn of each. */
  const TABLE: [what: string, said: [said: string, asked: string, tiers: string[]][]][] = [
    ['1 yes is PASSIVE', [['Yes', 'cssrs.q2', ['PASSIVE']]]],
    [
      '2 yes is ACTIVE, and 3 to 5 are asked',
      [
        ['No', 'cssrs.q2', []],
        ['Yes', 'cssrs.q3', ['ACTIVE']],
        ['No', 'cssrs.q4', ['ACTIVE']],
        ['No', 'cssrs.q5', ['ACTIVE']],
        ['No', 'cssrs.q6', ['ACTIVE']],
      ],
    ],
    [
      '4 yes is ACTIVE_PLAN',
      [
        ['No', 'cssrs.q2', []],
        ['Yes', 'cssrs.q3', ['ACTIVE']],
        ['Yes', 'cssrs.q4', ['ACTIVE']],
        ['Yes', 'cssrs.q5', ['ACTIVE', 'ACTIVE_PLAN']],
      ],
    ],
    [
      '5 yes is ACTIVE_PLAN',
      [
        ['No', 'cssrs.q2', []],
        ['Yes', 'cssrs.q3', ['ACTIVE']],
        ['No', 'cssrs.q4', ['ACTIVE']],
        ['No', 'cssrs.q5', ['ACTIVE']],
        ['Yes', 'cssrs.q6', ['ACTIVE', 'ACTIVE_PLAN']],
      ],
    ],
    [
      'a refused 2 counts as yes, and 3 to 5 are asked',
      [
        ['No', 'cssrs.q2', []],
        ['Prefer not to say', 'cssrs.q3', ['ACTIVE']],
        ['skip', 'cssrs.q4', ['ACTIVE']],
        ['Not sure', 'cssrs.q5', ['ACTIVE', 'ACTIVE_PLAN']],
      ],
    ],
    [
      '6 yes acts as PASSIVE, and within 3 months is ACTIVE_PLAN',
      [
        ['No', 'cssrs.q2', []],
        ['No', 'cssrs.q6', []],
        ['Yes', 'cssrs.q6b', ['PASSIVE']],
        ['Yes', 'crisis.plan.safe', ['PASSIVE', 'ACTIVE_PLAN']],
      ],
    ],
    [
      '6b unknown counts as within 3 months',
      [
        ['No', 'cssrs.q2', []],
        ['No', 'cssrs.q6', []],
        ['Yes', 'cssrs.q6b', ['PASSIVE']],
        ['Not sure', 'crisis.plan.safe', ['PASSIVE', 'ACTIVE_PLAN']],
      ],
    ],
    [
      '6 yes, longer ago, stays PASSIVE',
      [
        ['No', 'cssrs.q2', []],
        ['No', 'cssrs.q6', []],
        ['Yes', 'cssrs.q6b', ['PASSIVE']],
        ['No', 'crisis.call', ['PASSIVE']],
      ],
    ],
    [
      'a refused 6 counts as yes, and 6b is asked',
      [
        ['No', 'cssrs.q2', []],
        ['No', 'cssrs.q6', []],
        ['skip', 'cssrs.q6b', ['ACTIVE_PLAN']],
      ],
    ],
  ];
  for (const [what, said] of TABLE) {
    it(`${what}, each in the turn of its answer`, async () => {
      const chat = await at('cssrs.q1');
      for (const [words, asked, tiers] of said) {
        const reply = await chat.say(words);
        expect([words, reply.asked, await raised(chat)]).to.deep.equal([words, asked, tiers]);
      }
    });
  }

  it('tells the team with the numbers at the first yes, and then no more', async () => {
    const chat = await at('cssrs.q1');
    const first = await chat.say('Yes');
    expect(first.text).to.match(LETTING);
    expect(first.numbers).not.to.deep.equal([]);
    expect((await chat.say('Yes')).text).not.to.match(LETTING);
  });

  it('asks about the next hours after a plan, and No to that is IMMINENT', async () => {
    const chat = await at('cssrs.q1');
    await chat.converse(['No', 'cssrs.q2'], ['No', 'cssrs.q6'], ['Yes', 'cssrs.q6b'], ['Yes', 'crisis.plan.safe']);
    await chat.converse(['No', 'crisis.means']);
    expect(await raised(chat)).to.include('IMMINENT');
  });

  it('of all No against PHQ-9 item 9 is a contradiction, and ASQ item 5 is asked', async () => {
    const chat = await at('phq9.q9');
    await chat.converse(['1', 'cssrs.q1'], ['No', 'cssrs.q2'], ['No', 'cssrs.q6'], ['No', 'asq.q5']);
    expect(await codes(chat)).to.include('CONFLICT_PHQ9_ASQ');
    const reply = await chat.say('Yes');
    expect(reply.asked).to.equal('crisis.means');
    expect(await raised(chat)).to.include('IMMINENT');
  });

  it('is the screen that a cry for help offers, once a day', async () => {
    const chat = await at('s3.bp_known');
    chat.clock.advance(25 * 3_600_000);
    await chat.say('I wish I was dead');
    const offered = await chat.say('Yes');
    expect(offered.asked).to.equal('cssrs.q1');
    await chat.converse(['No', 'cssrs.q2'], ['No', 'cssrs.q6']);
    await chat.say('No');
    expect((await chat.responses()).screener).to.include({ status: 'completed' });
    await chat.answerUntil('s3.htn', { persona: { ...MARIA_LICENSED, 'crisis.call': NO_CALL, 'crisis.goon': GO_ON } });
    await chat.say('I wish I was dead');
    expect((await chat.say('Yes')).asked).not.to.match(/^cssrs/);
  });

  it('declined in a crisis leaves item 5 of the ASQ to ask', async () => {
    const chat = await at('s2.harm_others');
    chat.clock.advance(25 * 3_600_000);
    await chat.say('I wish I was dead');
    expect((await chat.say('No')).asked).to.equal('asq.q5');
  });

  it('goes on in a run that began with it, after its file was taken out; a new run has the ASQ', async () => {
    const store = new MemoryStore();
    const contentOf = async (forms: QuestionnaireSource[]) => {
      const current = [...SHIPPED_SOURCES, ...forms];
      return loadContent([
        ...(await publishQuestionnaires(store.records, current, new TestClock(), silentLog)),
        ...current,
      ]);
    };
    const before = await licensedChat(await contentOf(await licensedForms()), 'cssrs.q1');
    await before.converse(['No', 'cssrs.q2'], ['Yes', 'cssrs.q3']);
    const without = await contentOf([]);
    before.upgrade(without);
    await before.converse(['No', 'cssrs.q4'], ['Yes', 'cssrs.q5']);
    expect(await raised(before)).to.deep.equal(['ACTIVE', 'ACTIVE_PLAN']);
    await licensedChat(without, 'asq.q1');
  });

  it('left half-way goes on where it stopped within a day, and starts anew after one', async () => {
    for (const [hours, asked] of [
      [23, 'cssrs.q2'],
      [25, 'cssrs.q1'],
    ] as const) {
      const chat = await at('cssrs.q1');
      await chat.converse(['No', 'cssrs.q2']);
      await chat.say('pause');
      chat.clock.advance(hours * 3_600_000);
      expect((await chat.say('hi')).asked, `after ${hours} h`).to.equal(asked);
    }
  });
});

describe('The DAST-10 of a clinic that has its licence', () => {
  let content: Content;
  before(async () => {
    content = await licensedContent();
  });

  it('is asked in S8 after the drug question, and 3 points are SUD_DRUG', async () => {
    const chat = await licensedChat(content, 'dast10.q1');
    await chat.converse(['Yes', 'dast10.q2'], ['Yes', 'dast10.q3'], ['Yes', 'dast10.q4']);
    expect(await codes(chat)).not.to.include('SUD_DRUG');
    await chat.say('Yes');
    expect(await codes(chat)).to.include('SUD_DRUG');
    await chat.answerUntil('s8.ketamine_street', { persona: MARIA_LICENSED });
    const score = (await chat.responses()).prescreening?.scores.dast10;
    expect(score).to.include({ value: 3, max: 10, complete: true, loinc: '82667-7' });
  });

  it('counts No to item 3, the one that is turned round', async () => {
    const chat = await licensedChat(content, 'dast10.q1');
    await chat.answerUntil('s8.ketamine_street', { persona: MARIA_LICENSED });
    expect((await chat.responses()).prescreening?.scores.dast10).to.include({ value: 1, complete: true });
  });

  it('is not asked of somebody who does not share answers about drugs', async () => {
    const no = { typed: 'No', tapped: { code: 'no' } };
    const persona = { ...MARIA_LICENSED, 's0.sud_consent': no, 's0.sud_consent.again': no };
    const chat = await licensedChat(content);
    await chat.answerUntil(undefined, { persona });
    const answers = Object.keys((await chat.responses()).prescreening?.answers ?? {});
    expect(answers.filter((linkId) => linkId.startsWith('dast10') || linkId.startsWith('auditc'))).to.deep.equal([]);
    expect(answers).to.include('cssrs.q1');
  });
});

const NO_CALL = { typed: 'No', tapped: { code: 'no' } };
const GO_ON = { typed: 'Go on', tapped: { code: 'goon' } };

/** Tiers of all alerts, in the order in which they were raised. */
async function raised(chat: Chat): Promise<string[]> {
  return (await chat.alerts()).flatMap(({ tiers }) => tiers);
}

async function codes(chat: Chat): Promise<string[]> {
  return (await chat.findings()).map(({ code }) => code).filter((code) => /^(SI_|CONFLICT|UNANSWERED|SUD)/.test(code));
}
