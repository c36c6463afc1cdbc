import { expect } from 'chai';
import { CompanionBot } from '../../bots/companion-bot.ts';
import { RootDialog } from '../../dialogs/root-dialog.ts';
import type { Store } from '../../src/domain/ports.ts';
import type { Alert } from '../../src/domain/safety/alert.ts';
import type { Mark, Tier } from '../../src/domain/safety/tiers.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { content } from '../support/chat.ts';
import { wordsOf } from '../support/cries/protocol-table.ts';
import { SharedChat } from '../support/cries/silence.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { pick } from '../support/people/person.ts';
import { silentLog } from '../support/silent-log.ts';
import { seeded } from '../support/storm/random.ts';

interface Doubt {
  form: 'self' | 'others' | 'body';
  words: string;
  /** What silence means, and a Yes after it (clinical pack 7.2, CHECK). */
  silence: Tier;
  marks: readonly Mark[];
  blocks: boolean;
  clockMinutes: number;
  yes: Tier;
}

const SELF = { form: 'self', silence: 'PASSIVE', marks: ['NO_REPLY'], blocks: false, clockMinutes: 1_440 } as const;
const METHOD = { ...SELF, silence: 'ACTIVE', blocks: true, clockMinutes: 60, yes: 'ACTIVE_PLAN' } as const;
const DOUBTS = [
  { ...SELF, words: "I can't do this anymore", yes: 'ACTIVE' },
  { ...SELF, words: 'ya no puedo más', yes: 'ACTIVE' },
  { ...SELF, words: 'I just want to disappear tonight', yes: 'IMMINENT' },
  { ...METHOD, words: 'how much ketamine would be lethal' },
  { ...METHOD, words: 'asking for a friend, how many pills does it take' },
  {
    form: 'others',
    words: 'I could kill my brother sometimes',
    silence: 'HARM_OTHERS',
    marks: ['NO_REPLY', 'REVIEW'],
    blocks: false,
    clockMinutes: 60,
    yes: 'HARM_OTHERS',
  },
  {
    form: 'body',
    words: 'my blood pressure is 190/125',
    silence: 'MEDICAL',
    marks: ['NO_REPLY'],
    blocks: true,
    clockMinutes: 5,
    yes: 'MEDICAL',
  },
] as const satisfies readonly Doubt[];

const SILENCE = { en: "I didn't hear back", es: 'No recibí respuesta' };
const bot = new CompanionBot(new RootDialog(content));

/** FULL_PROPERTY_RUNS=1000 is the acceptance run; the suite makes as many as fit a few seconds. */
const RUNS = Number(process.env.FULL_PROPERTY_RUNS ?? 42);
const STORES: [name: string, runs: number, open: () => Promise<Store>][] = [
  ['in memory', RUNS, async () => new MemoryStore()],
  ['SQLite', Math.ceil(RUNS / 3), () => openStore({ url: 'sqlite::memory:', log: silentLog })],
];

for (const [name, runs, open] of STORES) {
  describe(`A question about doubtful words that nobody answers (${name})`, function () {
    this.timeout(600_000);

    /** The question is open, in a conversation of its own. */
    async function asked(doubt: Doubt, seed: number) {
      const random = seeded(seed);
      const language = pick(random, ['en', 'es'] as const);
      const shared = new SharedChat({ store: await open(), language, bot });
      await shared.chat.start();
      const quiet = random() < 0.25;
      const { patientId } = shared.chat.last;
      await shared.chat.store.records.update('patients', patientId, (patient) => patient && { ...patient, quiet });
      const question = await shared.chat.say(doubt.words);
      expect(question.asked, doubt.words).to.equal(`crisis.check.${doubt.form}`);
      return { ...shared, shared, random, language, quiet, chat: shared.chat };
    }

    function everySeed(body: (doubt: Doubt, seed: number) => Promise<void>) {
      return async () => {
        for (let seed = 1; seed <= runs; seed += 1) {
          const doubt = DOUBTS[seed % DOUBTS.length];
          if (doubt !== undefined) await body(doubt, seed);
        }
      };
    }

    it('makes one alert of its form at ten minutes, says so once, whatever restarts and whoever else looks', async () => {
      await everySeed(async (doubt, seed) => {
        const { shared, chat, random, language, quiet } = await asked(doubt, seed);
        await shared.pass(9 * random());
        expect(await chat.alerts(), `${seed}: before its time`).to.deep.equal([]);
        if (random() < 0.5) shared.restart();
        await shared.pass(10);
        if (random() < 0.5) shared.restart();
        for (let again = 0; again < 3; again += 1) await shared.pass(random() * 60);
        const noReplies = await shared.noReplies();
        expect(noReplies.map(kindOf), `${seed}: ${doubt.words}`).to.deep.equal([kindWanted(doubt, quiet)]);
        expect(await shared.times(SILENCE[language]), `${seed}: quiet ${quiet}`).to.equal(quiet ? 0 : 1);
        expect(await chat.alerts()).to.have.length(1);
        await chat.store.close();
      })();
    });

    it('makes none when it is answered before, with what it was asked for or not', async () => {
      await everySeed(async (doubt, seed) => {
        const { shared, chat, random } = await asked(doubt, seed);
        await shared.pass(9 * random());
        if (random() < 0.5) shared.restart();
        const answer = pick(random, ['no', 'unsure', 'yes'] as const);
        await chat.tap({ linkId: `crisis.check.${doubt.form}`, code: answer });
        await shared.pass(60);
        expect(await shared.noReplies(), `${seed}: ${answer}`).to.deep.equal([]);
        const tiers = (await chat.alerts()).flatMap((alert) => alert.tiers);
        const wanted = { no: [], unsure: [doubt.silence], yes: [doubt.yes] };
        expect(tiers, `${seed}: ${answer}`).to.deep.equal(wanted[answer]);
        await chat.store.close();
      })();
    });

    it('counts its ten minutes from the second asking, where words were no answer', async () => {
      await everySeed(async (doubt, seed) => {
        const { shared, chat, random } = await asked(doubt, seed);
        const first = 1 + 8 * random();
        await shared.pass(first);
        await chat.say('the weather');
        await shared.pass(10 - first + 0.5);
        expect(await chat.alerts(), `${seed}: of the first asking`).to.deep.equal([]);
        await shared.pass(first);
        expect(await shared.noReplies(), `${seed}`).to.have.length(1);
        await chat.store.close();
      })();
    });

    it('takes a late answer upwards only', async () => {
      await everySeed(async (doubt, seed) => {
        const { shared, chat, random } = await asked(doubt, seed);
        await shared.pass(10.5);
        if (random() < 0.5) shared.restart();
        const answer = pick(random, ['no', 'unsure', 'yes'] as const);
        await chat.tap({ linkId: `crisis.check.${doubt.form}`, code: answer });
        await shared.pass(60);
        const alerts = await chat.alerts();
        expect(alerts.filter(({ closed }) => closed !== undefined)).to.deep.equal([]);
        const isHigher = answer === 'yes' && (doubt.yes !== doubt.silence || doubt.marks.length > 1);
        const wanted = [doubt.silence, ...(isHigher ? [doubt.yes] : [])];
        expect(
          alerts.map(({ tiers }) => tiers[0]),
          `${seed}: ${doubt.words}, ${answer}`,
        ).to.deep.equal(wanted);
        if (!isHigher && answer !== 'no') expect(alerts[0]?.joined.length, `${seed}: ${answer} is added`).to.equal(1);
        await chat.store.close();
      })();
    });
  });
}

type Kind = Pick<Doubt, 'blocks' | 'clockMinutes'> & { tiers: Tier[]; marks: Mark[] };

function kindOf({ tiers, marks, blocks, clock, raisedAt }: Alert): Kind {
  const clockMinutes = (Date.parse(clock) - Date.parse(raisedAt)) / 60_000;
  return { tiers, marks: [...marks].sort(), blocks, clockMinutes };
}

function kindWanted({ silence, marks, blocks, clockMinutes }: Doubt, quiet: boolean): Kind {
  const all: Mark[] = [...marks, ...(quiet ? (['QUIET'] as const) : [])];
  return { tiers: [silence], marks: all.sort(), blocks, clockMinutes };
}

describe('The last item of the suicide screen that nobody answers', () => {
  it('counts as skipped at ten minutes, once, whatever restarts and whoever else looks', async () => {
    const before = new SharedChat({ store: new MemoryStore(), bot });
    await before.chat.answerUntil('asq.q1');
    await before.chat.converse(['Yes', 'asq.q2'], ['No', 'asq.q3'], ['No', 'asq.q4'], ['No', 'asq.q5']);
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = seeded(seed);
      const store = (before.chat.store as MemoryStore).fork();
      const shared = new SharedChat({ store, bot, idSuffix: `_${seed}` });
      const { chat } = shared;
      chat.clock.advance(before.chat.clock.now().getTime() - chat.clock.now().getTime());
      await shared.pass(9 * random());
      if (random() < 0.5) shared.restart();
      expect((await chat.alerts()).flatMap(({ tiers }) => tiers)).to.deep.equal(['PASSIVE']);
      await shared.pass(10);
      for (let again = 0; again < 3; again += 1) await shared.pass(random());
      expect(
        (await chat.alerts()).flatMap(({ tiers }) => tiers),
        `${seed}`,
      ).to.deep.equal(['PASSIVE', 'IMMINENT']);
      expect(await shared.times("You don't have to answer that here")).to.equal(1);
      expect(await shared.times(wordsOf('means', 'en'))).to.equal(1);
      const { prescreening } = await chat.responses();
      expect(prescreening?.answers['asq.q5']).to.deep.include({ state: 'skipped' });
    }
  });
});
