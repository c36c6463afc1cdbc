import { expect } from 'chai';
import fc from 'fast-check';
import { loadContent } from '../../src/content/load-content.ts';
import { SHIPPED_SOURCES } from '../../src/content/questionnaires/index.ts';
import type { Store } from '../../src/domain/ports.ts';
import { expressionEnv } from '../../src/domain/questionnaire/enabled.ts';
import { lookupOf } from '../../src/domain/questionnaire/expression-env.ts';
import type { ResponseRecord } from '../../src/domain/questionnaire/response.ts';
import { scoresOf } from '../../src/domain/questionnaire/score.ts';
import { openStore } from '../../src/storage/open-store.ts';
import type { Chat, Reply } from '../support/chat.ts';
import { formJson } from '../support/form-folder.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { OnePerson } from '../support/one-person.ts';
import { silentLog } from '../support/silent-log.ts';
import { TestClock } from '../support/turn-parts.ts';

const NOTES = formJson(
  'notes',
  ['one', 'two', 'three', 'four'].map((linkId) => ({ linkId, type: 'text', text: `Note ${linkId}?` })),
);
const content = loadContent([...SHIPPED_SOURCES, { json: NOTES, origin: 'clinic', clinics: ['demo'] }]);
const GAD7 = content.library.newest('gad-7');
const RATINGS = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'];
const NOT_TAKEN = /You went on in your other chat|so this question is closed/;
const PATIENT = 'patient_known';
const RUNS = 20;

/** Who writes in a round, and what: a rating, and whether it is a step back. */
const round = fc.record({ who: fc.constantFrom([0], [1], [0, 1], [1, 0]), rating: fc.nat(3), back: fc.nat(6) });

/** A message, and the question that its chat showed when it was written. */
interface Sent {
  conversationId: string;
  asked: string;
  said: string;
  reply: Reply;
}

describe('Two chats of one person at the same moment', () => {
  const STORES: [kind: string, open: () => Promise<Store>][] = [
    ['a store in memory', async () => new MemoryStore()],
    ['SQLite', () => openStore({ url: 'sqlite::memory:', log: silentLog })],
  ];
  for (const [kind, open] of STORES) {
    it(`lose no answer, take none for another question, and score what was answered, on ${kind}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(round, { minLength: 8, maxLength: 30 }), async (rounds) => {
          const store = await open();
          try {
            await interleave(store, rounds);
          } finally {
            await store.close();
          }
        }),
        { numRuns: RUNS },
      );
    });
  }
});

async function interleave(
  store: Store,
  rounds: { who: readonly number[]; rating: number; back: number }[],
): Promise<void> {
  const one = new OnePerson(store, new TestClock(), content);
  await one.known(PATIENT, ['https://clinic.test/notes|1', GAD7.canonical]);
  const web = one.chat('web', 'directline', { patientId: PATIENT });
  const teams = one.chat('msteams|a:1', 'msteams', { patientId: PATIENT });
  await web.start();
  await teams.start();
  const sent: Sent[] = [];
  for (const [index, { who, rating, back }] of rounds.entries()) {
    const chats = who.map((chat) => (chat === 0 ? web : teams));
    sent.push(...(await Promise.all(chats.map((chat) => send(chat, { index, rating, back })))));
  }
  const runs = (await one.responses(PATIENT)).filter(({ assignmentId }) => assignmentId !== undefined);
  expect(runs.length, 'one run of each form').to.equal(new Set(runs.map(({ assignmentId }) => assignmentId)).size);
  expect(sent.flatMap(({ reply }) => reply.effects)).not.to.include('turn-failed');
  for (const run of runs) checkRun(run, sent);
  for (const message of sent) checkKept(message, runs);
  const said = [...(await web.transcript()), ...(await teams.transcript())];
  for (const message of sent) expect(said).to.include(message.said);
}

async function send(
  chat: Chat,
  { index, rating, back }: { index: number; rating: number; back: number },
): Promise<Sent> {
  const { conversationId } = chat;
  const asked = chat.last.asked ?? '';
  const said = wordsFor(asked, `note ${index} from ${conversationId === 'web' ? 'home' : 'work'}`, { rating, back });
  return { conversationId, asked, said, reply: await chat.say(said) };
}

function wordsFor(asked: string, note: string, { rating, back }: { rating: number; back: number }): string {
  if (asked === 'due') return 'yes';
  if (asked === 'break') return 'keep';
  if (asked === '' || asked === 'menu') return 'hi';
  if (back === 0) return 'back';
  return asked.startsWith('gad7.') ? (RATINGS[rating] ?? '') : note;
}

/** Each answer that stands was given to its own question, and the scores are those of the answers. */
function checkRun(run: ResponseRecord, sent: Sent[]): void {
  for (const [linkId, answer] of Object.entries(run.answers)) {
    const message = sent.find(
      ({ conversationId, reply }) => conversationId === answer.conversationId && reply.turn.n === answer.turn,
    );
    expect(message?.asked, `${linkId}: "${message?.said}"`).to.equal(linkId);
  }
  const questionnaire = content.library.get(run.questionnaire);
  const env = expressionEnv(questionnaire, { answers: lookupOf(run.answers), now: run.updatedAt, context: {} });
  expect(run.scores).to.deep.equal(JSON.parse(JSON.stringify(scoresOf(questionnaire, env))));
}

/** What was written to a question is its answer, now or before a change of mind; or the person read that it is none. */
function checkKept({ asked, said, reply }: Sent, runs: ResponseRecord[]): void {
  if (!said.startsWith('note ')) return;
  const all = runs.flatMap(({ answers }) => answers[asked] ?? []);
  const isKept = all.some((answer) => JSON.stringify(answer).includes(`"${said}"`));
  expect(isKept || NOT_TAKEN.test(reply.text), `"${said}" to ${asked}: ${reply.text}`).to.equal(true);
}
