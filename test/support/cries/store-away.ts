import { AppError } from '../../../src/domain/errors.ts';
import type { Store } from '../../../src/domain/ports.ts';
import type { Chat } from '../chat.ts';
import { pick } from '../people/person.ts';
import { type AnywhereReport, atMoments, count, cryAt, type Run } from './anywhere.ts';
import { faultsAfter, faultsOfRecord } from './faults-of-record.ts';
import type { Heard } from './lines.ts';
import type { Chosen } from './moment.ts';
import { wordsOf } from './protocol-table.ts';

/** More reads than any turn makes. */
const MOST_READS = 12;

/** A cry for help at a random moment, with a store that is away, goes away in the turn, or does not say what it did. */
export function cryToAbsentStore(conversations: number, seed: number): Promise<AnywhereReport> {
  return atMoments(conversations, seed, cryOut);
}

const TROUBLES = ['nothing works', 'a read fails', 'the commit fails', 'the commit says nothing'] as const;
type Trouble = (typeof TROUBLES)[number];

async function cryOut(run: Run, chosen: Chosen): Promise<void> {
  const { lines, line, person, report, at } = run;
  const { chat, isAsked } = chosen;
  const trouble = pick(person.random, TROUBLES);
  const { activity, before, expected, where } = await cryAt(run, chosen);
  const taken = lines.connector.sent.length;
  const end = spoil(chat.store, trouble, Math.floor(person.random() * MOST_READS));
  const heard = await lines.send(line, `cry-${at}`, activity);
  // A turn may make fewer reads than the store still answered: then nothing was away.
  const wasMissed = end();
  count(report.ways, wasMissed ? trouble : 'nothing was missed');
  const faults = wasMissed ? await faultsAway(heard, chat, trouble) : [];
  await lines.settle();
  await chat.catchUp();
  faults.push(...(await faultsOfRecord(chat, expected, before)));
  const again = await lines.send(line, `cry-${at}`, activity);
  if (again.status !== 200) faults.push(`sent again, it got ${again.status}`);
  await lines.settle();
  faults.push(...(await faultsOfDoubles(chat, before.alerts.length)));
  const left = lines.connector.sent.slice(taken).map(({ id }) => id);
  const replies = chat.last.turn.outbound.map(({ id = '' }) => left.filter((one) => one === id).length);
  if (line === 'teams' && replies.some((times) => times !== 1)) faults.push(`the replies left ${replies} times`);
  faults.push(...(await faultsAfter(chat, person, before, isAsked)));
  report.faults.push(...faults.map((fault) => `${trouble}, ${where}: ${fault}`));
}

/** The numbers come at once, with the truth that nothing could be saved; and nothing was. */
async function faultsAway({ status, words, body }: Heard, chat: Chat, trouble: Trouble): Promise<string[]> {
  const { turn } = chat.last;
  const { language, channel } = turn.state.conversation;
  const wanted = [wordsOf('unsaved', language), '911', '988'];
  const companion = body.companion as { kind?: string; status?: string; numbers?: unknown[] } | undefined;
  const isTold = companion?.status === 'unsaved' && (companion.numbers ?? []).length > 1;
  const newer = await chat.store.turns.since(chat.conversationId, turn.n, 10);
  return [
    ...(status === 503 ? [] : [`the channel answered ${status}`]),
    ...wanted.filter((part) => !words.includes(part)).map((part) => `"${part}" did not come to the person`),
    ...(channel === 'directline' && !isTold ? ['the answer does not carry the numbers'] : []),
    ...(newer.length === (trouble === 'the commit says nothing' ? 1 : 0) ? [] : [`${newer.length} turns were kept`]),
  ];
}

/** However often it came, it is one turn; and what it raised is one alert, or none. */
async function faultsOfDoubles(chat: Chat, alertsBefore: number): Promise<string[]> {
  const { turn } = chat.last;
  const newer = await chat.store.turns.since(chat.conversationId, turn.n - 1, 10);
  const raised = turn.effects.filter(({ kind }) => kind === 'alert.raised').length;
  const alerts = (await chat.alerts()).length - alertsBefore;
  const unfinished = newer.filter(({ delivered, projected }) => !delivered || !projected);
  return [
    ...(newer.length === 1 ? [] : [`it is ${newer.length} turns`]),
    ...(alerts === raised ? [] : [`${alerts} alerts came of it`]),
    ...unfinished.map(({ n }) => `turn ${n} was left undone`),
  ];
}

/** Takes the store away; what is returned brings it back, and says whether it was missed. */
function spoil(store: Store, trouble: Trouble, reads: number): () => boolean {
  const { turns, records } = store;
  const load = turns.load.bind(turns);
  const commit = turns.commit.bind(turns);
  const get = records.get.bind(records);
  const list = records.list.bind(records);
  let missed = false;
  let left = trouble === 'a read fails' ? reads : Number.POSITIVE_INFINITY;
  const away = (): never => {
    missed = true;
    throw new AppError('store.unavailable', 'The database cannot be reached.');
  };
  const reading = () => {
    left -= 1;
    if (left < 0 || trouble === 'nothing works') away();
  };
  turns.load = async (...query) => {
    if (trouble === 'nothing works') away();
    return load(...query);
  };
  turns.commit = async (turn) => {
    if (trouble === 'the commit says nothing') await commit(turn);
    return trouble === 'a read fails' && left >= 0 ? commit(turn) : away();
  };
  records.get = async (...query) => {
    reading();
    return get(...query);
  };
  records.list = async (...query) => {
    reading();
    return list(...query);
  };
  return () => {
    Object.assign(turns, { load, commit });
    Object.assign(records, { get, list });
    return missed;
  };
}
