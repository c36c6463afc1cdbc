import { expect } from 'chai';
import type { Clinic } from '../../src/domain/clinic.ts';
import { EVENTS } from '../../src/domain/events.ts';
import { bodyOf, headerOf } from '../support/mailbox.ts';
import { PagedChat, staffed } from '../support/paging/paged-chat.ts';
import { acknowledgeAlert, closeAlert } from '../support/staff-acts.ts';

const IMMINENT = 'I have the pills in my hand and I am going to take them';
const PASSIVE = 'I wish I was dead';
const SENT = 'Your message has gone to the person on call.';
const UNREACHED = "I couldn't reach your team just now, so please use these numbers.";
const SEEN = 'A therapist has seen your message and will contact you.';
/** 2026-03-02 is a Monday; the test's clock begins at 10:00 in New York. */
const NIGHTS: Clinic = {
  ...staffed,
  onCall: [{ who: 'ruth', days: ['mon', 'tue'], from: '18:30', to: '08:00' }],
};

describe('who has seen it', () => {
  let open: PagedChat[] = [];
  afterEach(async () => {
    await Promise.all(open.map((paged) => paged.close()));
    open = [];
  });
  const begin = async (clinic?: Clinic, channels?: ('email' | 'webhook')[]) => {
    const paged = await PagedChat.open(clinic, channels);
    open.push(paged);
    await paged.chat.start();
    return paged;
  };

  it('is told when a channel of the person on call took it, and when somebody has seen it', async () => {
    const paged = await begin();
    await paged.chat.say(IMMINENT);
    expect(await paged.pass(0)).to.deep.equal([SENT]);
    expect((await paged.chat.alerts())[0]?.acceptedAt).to.equal((await paged.chat.alerts())[0]?.raisedAt);
    expect((await acknowledgeAlert(paged.chat)).text).to.equal(SEEN);
    expect(await paged.pass(20)).to.deep.equal([]);
  });

  it('is told once more when it was taken but nobody acknowledged within five minutes', async () => {
    const paged = await begin();
    await paged.chat.say(IMMINENT);
    expect(await paged.pass(4)).to.deep.equal([SENT]);
    expect(await paged.pass(2)).to.deep.equal([UNREACHED]);
    expect(await paged.pass(30)).to.deep.equal([]);
  });

  it('says that nobody was reached after two or ten minutes while no channel takes it, and then that one did', async () => {
    for (const [words, minutes] of [
      [IMMINENT, 2],
      [PASSIVE, 10],
    ] as const) {
      const paged = await begin();
      paged.mailbox.behaviour = 550;
      paged.endpoint.behaviour = 503;
      await paged.chat.say(words);
      expect(await paged.pass(minutes - 0.5)).to.deep.equal([]);
      expect(await paged.pass(1)).to.deep.equal([UNREACHED]);
      paged.mailbox.behaviour = 'accept';
      expect((await paged.pass(3))[0]).to.equal(SENT);
    }
  });

  it('takes the webhook as a channel of the person on call', async () => {
    const paged = await begin({ ...staffed, staff: undefined, onCall: undefined });
    await paged.chat.say(IMMINENT);
    expect(await paged.pass(0)).to.deep.equal([SENT]);
    expect(paged.mailed()).to.deep.equal([]);
  });

  it('claims nothing of the person on call when only the clinical lead was reached', async () => {
    const paged = await begin(
      {
        ...staffed,
        staff: staffed.staff?.map((one) => ({ ...one, ...(one.id === 'ruth' ? { email: undefined } : {}) })),
      },
      ['email'],
    );
    await paged.chat.say(IMMINENT);
    expect(await paged.pass(3)).to.deep.equal([UNREACHED]);
    expect(paged.mailed()).to.deep.equal(['lena']);
  });

  it('says plainly that nobody is on call, and until when, and pages the next one at once', async () => {
    const paged = await begin(NIGHTS);
    const { text } = await paged.chat.say('chest is crushing after my infusion');
    expect(text.replace(/\u202f/g, ' ')).to.contain(
      "I'm letting your care team know now, but nobody is on call until Monday, 6:30 PM EST. Please don't wait for them: call 988 any time, or 911 in an emergency.",
    );
    expect(text).not.to.contain("I'm letting your care team know now.");
    expect(await paged.pass(10)).to.deep.equal([]);
    const [first, ...later] = paged.mailed();
    expect([first, later.sort()]).to.deep.equal(['lena', ['ben', 'lena', 'ruth']]);
    expect((await paged.chat.alerts())[0]).to.include({ uncovered: true });
    const { text: seen } = await acknowledgeAlert(paged.chat);
    expect(seen).to.equal(SEEN);
  });

  it("says the next cover in the zone of the person's own device", async () => {
    const paged = await begin(NIGHTS);
    const { turn } = await paged.chat.runner.run({
      conversationId: paged.chat.conversationId,
      activity: { type: 'message', id: 'from-denver', text: PASSIVE, localTimezone: 'America/Denver' },
    });
    expect(turn.outbound[0]?.text?.replace(/\u202f/g, ' ')).to.contain('until Monday, 4:30 PM MST');
  });

  it('says so in a same-day alert, after a silence, and where no cover is known', async () => {
    const paged = await begin({ ...staffed, onCall: [] });
    await paged.chat.say('I just want to disappear');
    const [silence] = await paged.pass(11);
    expect(silence).to.match(/^I'm letting your care team know now, but nobody is on call right now\./);
  });

  it('still says that nobody was reached where nobody is on call and no channel takes it', async () => {
    const paged = await begin(NIGHTS);
    paged.mailbox.behaviour = 451;
    paged.endpoint.behaviour = 'hang';
    await paged.endpoint.close();
    await paged.chat.say(IMMINENT);
    expect(await paged.pass(3)).to.deep.equal([UNREACHED]);
  });

  it('climbs the ladder until somebody closes it', async () => {
    const paged = await begin();
    await paged.chat.say(PASSIVE);
    await paged.pass(0);
    expect(paged.mailed()).to.deep.equal(['ruth']);
    await paged.pass(4 * 60);
    expect(paged.mailed()).to.deep.equal(['ruth', 'lena']);
    await closeAlert(paged.chat);
    await paged.pass(5 * 60);
    expect(paged.mailed()).to.deep.equal(['ruth', 'lena']);
  });

  it('is said again to whoever has seen it, when the patient says it again', async () => {
    const paged = await begin({
      ...staffed,
      staff: staffed.staff?.map((one) => (one.id === 'ben' ? { ...one, name: 'Dr. Rivera' } : one)),
    });
    await paged.chat.say(PASSIVE);
    await paged.pass(0);
    await acknowledgeAlert(paged.chat);
    await paged.pass(60);
    await paged.chat.say(PASSIVE);
    await paged.pass(60);
    expect(paged.mailed()).to.deep.equal(['ruth', 'ben']);
  });

  it('is all that a mail tells: no words, no name, no number, no id of the patient', async () => {
    const paged = await begin();
    await paged.chat.say(`${IMMINENT} my name is Maria Silva, call me at 555 0199`);
    await paged.pass(6);
    const { patientId } = paged.chat.last;
    const leaving = [
      ...paged.mailbox.mails.flatMap((mail) => [mail.raw, bodyOf(mail)]),
      ...paged.endpoint.posts.map(({ body }) => body),
    ];
    expect(leaving.length).to.be.greaterThan(6);
    for (const text of leaving) {
      for (const secret of ['pills', 'Maria', 'Silva', '0199', patientId, 'chat"']) {
        expect(text).not.to.contain(secret);
      }
    }
  });

  describe('when staff is accused', () => {
    it('tells the clinical lead alone while nobody knows whom it means, and never says "sent"', async () => {
      const paged = await begin();
      const { text } = await paged.chat.say('the guide touched my breasts while I was under');
      expect(text).to.contain("I'm letting the clinical lead know now.");
      expect(await paged.pass(9 * 60)).to.deep.equal([]);
      expect(new Set(paged.mailed())).to.deep.equal(new Set(['lena']));
      expect(paged.endpoint.posts).to.deep.equal([]);
    });

    it('never tells the accused, who may be on call', async () => {
      const paged = await begin();
      await paged.chat.say(
        'Dr. Adler touched my breasts while I was under. I have the pills in my hand and will take them',
      );
      expect((await paged.chat.alerts())[0]).to.include({ accused: 'ruth' });
      await paged.pass(30);
      expect(new Set(paged.mailed())).to.deep.equal(new Set(['lena', 'ben']));
    });

    for (const words of ['It was Ben Cole.', 'Lo hizo el doctor Cole', 'the guide Ben Cole touched my breasts again']) {
      it(`pages the person on call once the patient names somebody else: ${words}`, async () => {
        const paged = await begin();
        await paged.chat.say('the guide touched my breasts while I was under');
        await paged.pass(0);
        expect(paged.mailed()).to.deep.equal(['lena']);
        await paged.chat.say(words);
        expect((await paged.chat.alerts())[0]).to.include({ accused: 'ben' });
        await paged.pass(0);
        const [alert] = await paged.chat.alerts();
        const ofAlert = paged.mailbox.mails.filter((mail) => headerOf(mail, 'Message-ID')?.includes(alert?.id ?? '?'));
        expect(ofAlert.flatMap(({ to }) => to)).to.deep.equal(['lena@clinic.example', 'ruth@clinic.example']);
      });
    }

    it('takes nobody for the accused whose name stands in other words, or is said much later', async () => {
      const paged = await begin();
      await paged.chat.say('the guide touched my breasts while I was under');
      for (const words of ['Dr. Adler', 'It was Dr. Adler who sent me here', 'Not Dr. Adler'])
        await paged.chat.say(words);
      paged.chat.clock.advance(13 * 3_600_000);
      await paged.chat.say('It was Dr. Adler');
      expect((await paged.chat.alerts())[0]).not.to.have.property('accused');
    });

    it('pages those who were left out once the lead releases it, and takes back what was on its way to the accused', async () => {
      const paged = await begin();
      paged.mailbox.behaviour = 451;
      await paged.chat.say(
        'the guide touched my breasts while I was under. I have the pills in my hand and will take them',
      );
      await paged.pass(0);
      const [{ id: alertId } = { id: '' }] = await paged.chat.alerts();
      const act = { by: 'Lena Ortiz', role: 'clinical-lead', at: paged.chat.clock.now().toISOString(), reason: 'x' };
      const value = { alertId, ...act, accusation: { accused: 'ruth' } };
      const { texts } = await paged.chat.event(`${alertId}/released`, EVENTS.released, value);
      expect(texts).to.deep.equal([]);
      paged.mailbox.behaviour = 'accept';
      await paged.pass(6);
      expect(new Set(paged.mailed())).to.deep.equal(new Set(['lena', 'ben']));
    });

    it('calls others again when it was the accused who had acknowledged', async () => {
      const paged = await begin();
      await paged.chat.say(
        'the guide touched my breasts while I was under. I have the pills in my hand and will take them',
      );
      await paged.pass(0);
      const [{ id: alertId } = { id: '' }] = await paged.chat.alerts();
      const at = paged.chat.clock.now().toISOString();
      const act = { by: 'Dr. Ruth Adler', staffId: 'ruth', role: 'therapist', at };
      await paged.chat.event(`${alertId}/seen`, EVENTS.acknowledged, { alertId, ...act });
      await paged.pass(10);
      expect(new Set(paged.mailed())).to.deep.equal(new Set(['ruth', 'lena']));
      await paged.chat.say('It was Dr. Adler');
      expect((await paged.chat.alerts())[0])
        .to.include({ accused: 'ruth' })
        .and.not.have.property('acknowledged');
      await paged.pass(0);
      expect(new Set(paged.mailed())).to.include('ben');
      expect(paged.mailed().filter((name) => name === 'ruth')).to.have.length(1);
    });

    it('tells the second contact in place of an accused clinical lead, by their title', async () => {
      const paged = await begin();
      const { text } = await paged.chat.say('Lena Ortiz touched my breasts while I was under');
      expect(text).to.contain("I'm letting the medical director know now.");
      expect((await paged.chat.alerts())[0]).to.include({ accused: 'lena', entrustedTo: 'ben' });
      await paged.pass(30);
      expect(paged.mailed()).to.deep.equal(['ben']);
    });

    it('remembers whom it means when danger is asked about', async () => {
      const paged = await begin();
      await paged.chat.say('Lena Ortiz touched my breasts while I was under');
      await paged.chat.say('yes');
      await paged.chat.say('yes');
      const alerts = await paged.chat.alerts();
      expect(alerts.map(({ marks, accused }) => [marks.includes('DANGER'), accused])).to.deep.equal([
        [false, 'lena'],
        [true, 'lena'],
      ]);
      await paged.pass(30);
      expect(new Set(paged.mailed())).to.deep.equal(new Set(['ben']));
    });

    it('pages the person on call for a higher tier, and of that tier alone', async () => {
      const paged = await begin();
      await paged.chat.say(
        'the guide touched my breasts while I was under. I have the pills in my hand and will take them',
      );
      await paged.pass(0);
      expect([...paged.mailed()].sort()).to.deep.equal(['lena', 'ruth']);
      const mail = (name: string) => bodyOf(paged.mailbox.of(name)[0] ?? { to: [], raw: '' });
      expect(mail('ruth')).to.contain('Suicidal now').and.not.contain('Abuse');
      expect(mail('lena')).to.contain('Abuse');
    });
  });
});
