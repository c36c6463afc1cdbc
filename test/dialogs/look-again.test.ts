import { expect } from 'chai';
import type { Clearance } from '../../src/domain/care/patient.ts';
import { careChat } from '../support/care-chat.ts';
import type { Chat } from '../support/chat.ts';

const CLEARED: Clearance = { status: 'cleared', by: 'Dr. Peña', at: '2026-01-01T00:00:00.000Z', lookAgain: false };
const future = { start: '2026-03-03T15:00:00.000Z', state: 'cancelled' as const };
const checklist = (clearance: Clearance = CLEARED) =>
  careChat({ name: 'checklist', points: ['24'], session: future, patient: { clearance } });
const lookAgainAlerts = async (chat: Chat) => (await chat.alerts()).filter(({ code }) => code === 'LOOK_AGAIN');
const toHealth = async (chat: Chat) => {
  await chat.answerUntil('p.health');
  return chat;
};

describe('An absolute finding after the clearance', () => {
  it('calls the prescriber the same day, without a word to the patient, and marks the clearance', async () => {
    const chat = await toHealth(await checklist());
    await chat.say('a chance of being pregnant');
    const [alert, ...more] = await lookAgainAlerts(chat);
    expect(alert).to.deep.include({ to: ['prescriber'], tiers: [], told: false, blocks: false });
    expect(Date.parse(alert?.clock ?? '') - Date.parse(alert?.raisedAt ?? '')).to.be.at.most(24 * 3_600_000);
    expect(more).to.deep.equal([]);
    const finding = (await chat.findings()).find(({ severity }) => severity === 'absolute');
    expect((await chat.patient()).clearance).to.deep.equal({ ...CLEARED, lookAgain: true, lookAgainAt: finding?.at });
    expect(chat.last.turn.effects.map(({ kind }) => kind)).to.include.members([
      'finding.raised',
      'clearance.look-again',
    ]);
  });

  it('is told once a turn and once a finding, however often the rules look', async () => {
    const chat = await toHealth(await checklist());
    await chat.say('a chance of being pregnant');
    await chat.answerUntil();
    expect(await lookAgainAlerts(chat)).to.have.length(1);
  });

  it('leaves a decision alone that was never a clearance', async () => {
    for (const status of ['pending', 'deferred', 'declined'] as const) {
      const chat = await toHealth(await checklist({ status, lookAgain: false }));
      await chat.say('a chance of being pregnant');
      expect((await chat.patient()).clearance, status).to.deep.equal({ status, lookAgain: false });
      expect(await lookAgainAlerts(chat), status).to.deep.equal([]);
    }
  });

  it('is not made of what is relative', async () => {
    const chat = await toHealth(await checklist());
    await chat.say('a new illness');
    expect((await chat.patient()).clearance.lookAgain).to.equal(false);
    expect(await lookAgainAlerts(chat)).to.deep.equal([]);
  });
});
