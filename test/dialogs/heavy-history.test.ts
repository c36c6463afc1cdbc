import { expect } from 'chai';
import { Chat, type Reply } from '../support/chat.ts';
import { MARIA, type PersonaAnswer } from '../support/persona.ts';

const typed = (answers: Record<string, string>): Record<string, PersonaAnswer> =>
  Object.fromEntries(Object.entries(answers).map(([linkId, words]) => [linkId, { typed: words, tapped: {} }]));
const numbered = (instrument: string, count: number, words: (n: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${instrument}.q${index + 1}`, words(index + 1)]));

/** Maria, with trauma, heavy drinking, cocaine, and an allergy. */
const HEAVY = {
  ...MARIA,
  ...typed({
    's5.trauma': 'yes',
    'pcptsd5.gate': 'yes',
    ...numbered('pcptsd5', 5, (n) => (n < 4 ? 'yes' : 'no')),
    ...numbered('pcl5', 20, (n) => (n === 16 ? 'extremely' : 'a little bit')),
    's6.allergies[0]': 'penicillin',
    's6.allergies[0]/s6.allergies.happens': 'hives',
    's6.allergies[1]': "that's all",
    'auditc.q1': '4 or more times a week',
    'auditc.q2': '5 or 6',
    'auditc.q3': 'Weekly',
    's8.single_drug': '10',
    's8.which': 'cocaine, cannabis',
    's8.which[cocaine]/s8.which.last': 'in the last 7 days',
    's8.which[cocaine]/s8.which.freq': 'every week',
    's8.which[cannabis]/s8.which.last': 'in the last month',
    's8.which[cannabis]/s8.which.freq': 'most days',
    's8.withdrawal': 'yes',
  }),
};

/** Goes on to a question, answers it, and gives what comes back. */
async function answering(chat: Chat, linkId: string): Promise<Reply> {
  await chat.answerUntil(linkId, { persona: HEAVY });
  return chat.say(HEAVY[linkId]?.typed ?? 'No');
}

describe('A pre-screening of somebody with a heavy history', () => {
  it('asks the longer list about trauma, warns of stopping suddenly, and tells a person the same day', async () => {
    const chat = new Chat();
    await chat.answerUntil('pcl5.q1', { persona: HEAVY });
    expect((await answering(chat, 'auditc.q2')).texts.slice(0, 2)).to.deep.equal([
      "Please don't stop suddenly. Stopping fast can make you very sick.",
      "I'm letting your care team know now.",
    ]);
    expect((await answering(chat, 's8.withdrawal')).texts.join()).not.to.contain('care team know now');
    await chat.answerUntil('s9.readback', { persona: HEAVY });

    const { scores, answers } = (await chat.responses()).prescreening ?? expect.fail('no pre-screening');
    expect(Object.entries(scores).map(([name, { value, complete }]) => [name, value, complete])).to.deep.equal([
      ['phq9', 10, true],
      ['gad7', 6, true],
      ['pcptsd5', 3, true],
      ['pcl5', 23, true],
      ['auditc', 9, true],
    ]);
    expect(answers['s6.allergies[0]/s6.allergies.what']).to.have.nested.property('values[0].valueString', 'penicillin');
    const open = (await chat.findings()).filter(({ state }) => state === 'open').map(({ code }) => code);
    expect(open).to.include.members(['PSY_TRAUMA', 'PTSD_RISK_TAKING', 'SUD_ALCOHOL', 'SUD_WITHDRAWAL', 'SUD_DRUG']);
    expect(open).to.include.members(['SUD_STIM_RECENT', 'SUD_CANNABIS']).and.not.include('SUD_OTHER');
    expect(new Set(open).size, 'each once').to.equal(open.length);
    expect((await chat.alerts()).map(({ code }) => code)).to.deep.equal(['SUD_WITHDRAWAL']);
  });

  it('asks nothing about substances without the consent to share them, and says so to the clinician', async () => {
    const chat = new Chat();
    await chat.answerUntil('s0.sud_consent');
    expect((await chat.say('Ask me later')).asked).to.equal('s9.support_person');
    expect((await chat.findings()).map(({ code }) => code)).to.include('UNASKED_S8');
    const view = (await chat.responses()).prescreening?.answers ?? {};
    expect(Object.keys(view).filter((linkId) => /^(s8|auditc)/.test(linkId))).to.deep.equal([]);
  });
});
