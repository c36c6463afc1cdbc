import { expect } from 'chai';
import fc from 'fast-check';
import type { Outreach } from '../../src/domain/care/outreach.ts';
import type { WayOut } from '../../src/domain/care/way-out.ts';
import type { Outcome } from '../../src/domain/escalation/notifier.ts';
import { CareReminders } from '../../src/reminders/care-reminders.ts';
import { Outreaches } from '../../src/reminders/outreaches.ts';
import { createPatientLinks } from '../../src/web/widget/patient-links.ts';
import { type Chat, content } from '../support/chat.ts';
import { screenedChat } from '../support/course/screened.ts';
import { plan } from '../support/course/staff.ts';
import { silentLog } from '../support/silent-log.ts';
import { aPerson, testClinic } from '../support/turn-parts.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T15:00:00.000Z');
const at = (hours: number) => new Date(START + hours * 60 * MINUTE).toISOString();
const CARE = { nameOf: content.library.nameOf, timing: content.careTiming };

/** A web chat in which the first evening's check-in was just said. */
async function prompted(): Promise<Chat> {
  const chat = await screenedChat({ start: { ...aPerson, channel: 'directline' } });
  const { patientId } = chat.last;
  const reminderContact = { email: 'me@mail.example', by: 'Dora Fox', at: at(0) };
  await chat.store.records.update('patients', patientId, (patient) => patient && { ...patient, reminderContact });
  await plan(chat.store, patientId, { id: 's', start: at(-6), state: 'released', releasedAt: at(-3) }, at(0));
  chat.clock.advance(20 * MINUTE);
  const { store, runner, clock } = chat;
  await new CareReminders({ store, runner, clock, log: silentLog, plan: CARE, holder: 'one' }).run();
  return chat;
}

async function firstOutreach({ store }: Chat): Promise<Outreach> {
  const [outreach] = (await store.records.list('outreaches', { index: 'byDue' })).items;
  if (outreach === undefined) throw new Error('There is nothing to send.');
  return outreach;
}

/** Channels that do as the script says, and then take everything; `sent` counts what each took. */
function scripted(script: Outcome[], sent: Map<string, number>, mayBeSent: () => boolean): WayOut[] {
  return (['email', 'webhook'] as const).map((channel) => ({
    channel,
    reaches: () => true,
    async send() {
      expect(mayBeSent(), 'sent although nobody waits for it').to.equal(true);
      const outcome = script.shift() ?? 'accepted';
      await new Promise((resolve) => setImmediate(resolve));
      if (outcome === 'accepted') sent.set(channel, (sent.get(channel) ?? 0) + 1);
      return outcome;
    },
    close: async () => {},
  }));
}

/** What became of it after all that happened, and three days more. */
async function race(script: Outcome[], happenings: string[]) {
  const chat = await prompted();
  const { store, clock } = chat;
  const outreach = await firstOutreach(chat);
  const sent = new Map<string, number>();
  let isOver = false;
  const ways = scripted(script, sent, () => !isOver);
  const links = createPatientLinks({
    ...{ records: store.records, key: new Uint8Array(32), clock },
    publicUrl: () => 'https://here.example',
  });
  const parts = { store, clock, ways, links, plan: CARE, texts: content.texts, log: silentLog, random: () => 0.5 };
  const servers = [1, 2].map(() => new Outreaches({ ...parts, clinic: () => testClinic }));
  const [one] = servers;
  const happens: Record<string, () => Promise<unknown>> = {
    'one server looks': async () => one?.run(),
    'both look': () => Promise.all(servers.map((server) => server.run())),
    'a minute': async () => clock.advance(MINUTE),
    'ten minutes': async () => clock.advance(10 * MINUTE),
    'it is seen': async () => one?.seen(outreach),
    'an answer': () => chat.say('hello'),
  };
  for (const what of happenings) {
    await happens[what]?.();
    isOver ||= what === 'it is seen' || what === 'an answer';
  }
  for (let hour = 0; hour < 80; hour += 1) {
    clock.advance(60 * MINUTE);
    await Promise.all(servers.map((server) => server.run()));
  }
  const after = await store.records.get('outreaches', outreach.id);
  const link = await store.records.get('settings', `patient-link-of/${outreach.id}`);
  return { sent, after, link };
}

const outcome = fc.constantFrom<Outcome>('accepted', 'refused', 'timeout', 'unreachable', 'rejected');
const happening = fc.constantFrom(
  'one server looks',
  'both look',
  'a minute',
  'ten minutes',
  'it is seen',
  'an answer',
);
const scripts = fc.array(outcome, { maxLength: 12 });
const courses = fc.array(happening, { maxLength: 25 });

describe('an outreach', () => {
  it('goes out at most once by each way and never after it was seen, whatever servers and channels do', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, courses, async (script, happenings) => {
        const { sent, after, link } = await race(script, happenings);
        for (const count of sent.values()) expect(count).to.equal(1);
        expect(after).not.to.have.any.keys('dueAt', 'linkUntil');
        expect(after?.outcome).to.be.oneOf(['sent', 'seen', 'unwanted']);
        if (after?.outcome === 'sent') expect(after.ways).to.have.all.keys('email', 'webhook');
        expect(link).to.equal(undefined);
      }),
      { numRuns: 40 },
    );
  }).timeout(120_000);

  it('goes out by both where nothing is in the way', async () => {
    const { sent } = await race(['refused', 'timeout'], ['a minute', 'both look']);
    expect([...sent].sort()).to.deep.equal([
      ['email', 1],
      ['webhook', 1],
    ]);
  });
});
