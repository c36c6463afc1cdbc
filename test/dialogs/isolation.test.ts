import { expect } from 'chai';
import fc from 'fast-check';
import { loadContent } from '../../src/content/load-content.ts';
import { SHIPPED_SOURCES } from '../../src/content/questionnaires/index.ts';
import type { Chat } from '../support/chat.ts';
import { formJson } from '../support/form-folder.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { OnePerson } from '../support/one-person.ts';
import { SeededClinic } from '../support/seeded-clinic.ts';
import { StaffApi } from '../support/staff-api.ts';
import { TestClock, testClinic } from '../support/turn-parts.ts';

/** A word of each person's own, which nobody else ever writes. */
const MARKS = ['walnut', 'harbor', 'violin', 'meadow', 'candle'];
const NORTH = 4;
const RUNS = 15;
const NOTES = formJson(
  'notes',
  Array.from({ length: 12 }, (_, at) => ({ linkId: `note${at}`, type: 'text', text: `Note ${at}?` })),
);
const FORM = 'https://clinic.test/notes|1';
const content = loadContent([...SHIPPED_SOURCES, { json: NOTES, origin: 'clinic', clinics: ['demo', 'north'] }]);
const ROUTES = ['', '/transcript?limit=100', '/responses', '/alerts', '/findings', '/sessions', '/questionnaires'];

const who = fc.nat(MARKS.length - 1);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('staff' as const), who }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('type' as const), who, code: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('guess' as const), who }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Code {
  code: string;
  /** Whose it is, by the chat that showed it. */
  of: number;
  /** Only the newest of an owner is good. */
  owner: string;
  usedBy?: number;
}

describe('People who are not one person', () => {
  it('never read, and staff never read in their record, a word of another, but by a right code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const town = await Town.build();
        for (const one of steps) await town.take(one);
        await town.checkRecords();
        await town.checkApi();
      }),
      { numRuns: RUNS },
    );
  });
});

/** Five people in two clinics, each in a chat of their own, and who is known to be whom. */
class Town {
  readonly #one = new OnePerson(new MemoryStore(), new TestClock(), content);
  readonly #chats: Chat[] = [];
  readonly #codes: Code[] = [];
  /** The person each is known as. */
  readonly #group = MARKS.map((_, at) => at);
  readonly #born: string[] = [];
  readonly #said: string[][] = MARKS.map(() => []);

  static async build(): Promise<Town> {
    const town = new Town();
    for (const [at] of MARKS.entries()) await town.#settle(at);
    return town;
  }

  async #settle(at: number): Promise<void> {
    const clinic = { ...testClinic, id: clinicOf(at) };
    const patientId = `patient_${at}`;
    // One of them is a newcomer.
    const isKnown = at !== 2;
    if (isKnown) await this.#one.known(patientId, [FORM], clinic.id);
    const channel = at % 2 === 0 ? 'directline' : 'msteams';
    const chat = this.#one.chat(`chat-${at}`, channel, { clinic, ...(isKnown ? { patientId } : {}) });
    this.#chats.push(chat);
    this.#born.push((await chat.start()).patientId);
  }

  async take(one: Step): Promise<void> {
    const chat = this.#chat(one.who);
    if (one.kind === 'write') await this.#write(one.who);
    if (one.kind === 'ask') await this.#ask(one.who);
    if (one.kind === 'staff') await this.#staffAsks(one.who);
    if (one.kind === 'guess') expect((await chat.say('2345A-BCDEF')).text).to.contain("can't use this code");
    if (one.kind === 'type') await this.#type(one.who, this.#codes[one.code % Math.max(1, this.#codes.length)]);
    for (const mark of marksIn(chat.last.text)) expect(this.#ownMarks(one.who), chat.last.text).to.include(mark);
  }

  async #write(at: number): Promise<void> {
    const chat = this.#chat(at);
    if (chat.last.asked === 'due') await chat.say('yes');
    const words = `my ${MARKS[at]} note ${this.#said[at]?.length}`;
    this.#said[at]?.push(words);
    await chat.say(words);
  }

  async #ask(at: number): Promise<void> {
    const chat = this.#chat(at);
    if (at % 2 === 1) this.#hold({ code: await this.#one.askedIn(chat), of: at, owner: chat.last.patientId });
    else this.#hold({ code: await this.#one.shownBy(chat, clinicOf(at)), of: at, owner: chat.conversationId });
  }

  async #staffAsks(at: number): Promise<void> {
    const patient = await this.#one.store.records.get('patients', this.#born[at] ?? '');
    if (patient === undefined || patient.mergedInto !== undefined) return;
    this.#hold({ code: (await this.#one.codes.issue(patient, 'staff')).code, of: at, owner: patient.id });
  }

  #hold(code: Code): void {
    for (const older of this.#codes) if (older.owner === code.owner) older.usedBy = -1;
    this.#codes.push(code);
  }

  async #type(at: number, code: Code | undefined): Promise<void> {
    if (code === undefined) return;
    const { text } = await this.#chat(at).say(code.code);
    const isRight = clinicOf(code.of) === clinicOf(at) && (code.usedBy === undefined || code.usedBy === at);
    const isSame = this.#group[at] === this.#group[code.of];
    const expected = isRight ? (isSame ? 'already belong together' : 'now belong together') : "can't use this code";
    expect(text).to.contain(expected);
    if (!isRight || isSame) return;
    code.usedBy = at;
    const [mine, theirs] = [this.#group[at], this.#group[code.of] ?? 0];
    for (const [other, group] of this.#group.entries()) if (group === mine) this.#group[other] = theirs;
  }

  /** Every record of a patient, and every turn of their chats. */
  async checkRecords(): Promise<void> {
    const { records, turns } = this.#one.store;
    for (const [at, chat] of this.#chats.entries()) {
      const patientId = (await records.get('conversations', chat.conversationId))?.patientId ?? '';
      const patient = await records.get('patients', patientId);
      expect(patient?.mergedInto, 'a chat belongs to a record that stands').to.equal(undefined);
      const ids = patient?.conversations ?? [];
      expect(ids).to.include(chat.conversationId);
      const where = { patientId };
      const held = [
        patient,
        await Promise.all(ids.map((id) => turns.since(id, 0, 200))),
        await records.list('responses', { index: 'byPatient', where }),
        await records.list('findings', { index: 'byPatient', where }),
        await records.list('alerts', { index: 'byPatient', where }),
      ];
      const text = JSON.stringify(held);
      for (const mark of marksIn(text)) expect(this.#ownMarks(at)).to.include(mark);
      for (const words of this.#said[at] ?? []) expect(text, 'nothing is lost').to.include(words);
    }
  }

  /** What staff of either clinic are answered about any record there ever was. */
  async checkApi(): Promise<void> {
    const api = await new StaffApi(new SeededClinic(this.#one.store, testClinic)).open();
    try {
      for (const [at, id] of this.#born.entries()) await this.#checkRoutes(api, at, id);
    } finally {
      await api.close();
    }
  }

  async #checkRoutes(api: StaffApi, at: number, id: string): Promise<void> {
    const isMerged = (await this.#one.store.records.get('patients', id))?.mergedInto !== undefined;
    const own = isMerged ? 410 : 200;
    for (const clinicId of ['demo', 'north']) {
      const token = await api.clinic.token('clinical-lead', 'L', clinicId);
      for (const path of ROUTES) {
        const { status, body } = await api.call({ token }, `GET /patients/${id}${path}`);
        expect(status, path).to.equal(clinicId === clinicOf(at) ? own : 404);
        for (const mark of marksIn(JSON.stringify(body))) expect(this.#ownMarks(at), path).to.include(mark);
      }
    }
  }

  #chat(at: number): Chat {
    const chat = this.#chats[at];
    if (chat === undefined) throw new Error('Nobody lives there.');
    return chat;
  }

  #ownMarks(at: number): string[] {
    return MARKS.filter((_, other) => this.#group[other] === this.#group[at]);
  }
}

function clinicOf(at: number): string {
  return at === NORTH ? 'north' : 'demo';
}

function marksIn(text: string): string[] {
  return MARKS.filter((mark) => text.includes(mark));
}
