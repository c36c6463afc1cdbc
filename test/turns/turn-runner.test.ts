import type { TurnContext } from 'botbuilder';
import { expect } from 'chai';
import { AppError } from '../../src/domain/errors.ts';
import type { Arrival } from '../../src/turns/arrival.ts';
import { FinishTurn } from '../../src/turns/finish-turn.ts';
import { Recovery } from '../../src/turns/recovery.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { silentLog } from '../support/silent-log.ts';
import { aPerson, runnerOf, scopeOf, TestClock } from '../support/turn-parts.ts';

/** Counts the messages and says each back with its number. */
const countingBot = {
  async run(context: TurnContext) {
    const scope = scopeOf(context);
    scope.memory.count = Number(scope.memory.count ?? 0) + 1;
    await context.sendActivity(`${scope.memory.count}: ${context.activity.text}`);
  },
};

const message = (id: string, text: string, conversationId = 'c1'): Arrival => ({
  conversationId,
  activity: { type: 'message', id, text },
  start: aPerson,
});

describe('AtomicTurnRunner', () => {
  it('makes one turn of 50 copies of one activity posted at once', async () => {
    const store = new MemoryStore();
    const runner = runnerOf(store, countingBot);
    const results = await Promise.all(Array.from({ length: 50 }, () => runner.run(message('a', 'hello'))));
    expect(results.filter((result) => !result.duplicate)).to.have.length(1);
    expect(await store.turns.since('c1', 0, 100)).to.have.length(1);
    expect(new Set(results.map((result) => result.turn.outbound[0]?.text))).to.deep.equal(new Set(['1: hello']));
  });

  it('makes 50 turns, in order, of 50 different activities posted at once', async () => {
    const store = new MemoryStore();
    const runner = runnerOf(store, countingBot);
    await Promise.all(Array.from({ length: 50 }, (_, i) => runner.run(message(`m${i}`, `text ${i}`))));
    const turns = await store.turns.since('c1', 0, 100);
    expect(turns.map((turn) => turn.outbound[0]?.text)).to.deep.equal(
      Array.from({ length: 50 }, (_, i) => `${i + 1}: text ${i}`),
    );
  });

  it('loses and doubles nothing when two servers share a conversation', async () => {
    const store = new MemoryStore();
    const servers = [runnerOf(store, countingBot), runnerOf(store, countingBot)];
    await Promise.all(Array.from({ length: 40 }, (_, i) => servers[i % 2]?.run(message(`m${i}`, `text ${i}`))));
    const turns = await store.turns.since('c1', 0, 100);
    expect(turns.map((turn) => turn.n)).to.deep.equal(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(new Set(turns.map((turn) => turn.inbound.id)).size).to.equal(40);
    expect(turns.map((turn) => turn.state.dialog.count)).to.deep.equal(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('keeps the message and the state when the bot throws, and says sorry', async () => {
    const store = new MemoryStore();
    const failing = {
      async run(context: TurnContext) {
        if (context.activity.text === 'break') throw new Error('a fault with details');
        await countingBot.run(context);
      },
    };
    const runner = runnerOf(store, failing);
    await runner.run(message('a', 'one'));
    await runner.run(message('b', 'break'));
    await runner.run(message('c', 'two'));
    const [, broken, after] = await store.turns.since('c1', 0, 10);
    expect(broken?.inbound.text).to.equal('break');
    expect(broken?.outbound.map((activity) => activity.text)).to.deep.equal(['Sorry, something went wrong.']);
    expect(broken?.effects).to.deep.equal([{ kind: 'turn-failed', code: 'internal' }]);
    expect(after?.outbound[0]?.text).to.equal('2: two');
  });

  it('keeps what the safety net did before the failure', async () => {
    const store = new MemoryStore();
    const bot = {
      async run(context: TurnContext) {
        const scope = scopeOf(context);
        await context.sendActivity('Please call 988.');
        scope.emit({ kind: 'patient.changed', patientId: scope.conversation.patientId, set: { quiet: true } });
        scope.keep();
        await context.sendActivity('never said');
        throw new Error('late fault');
      },
    };
    const { turn } = await runnerOf(store, bot).run(message('a', 'help'));
    expect(turn.outbound.map((activity) => activity.text)).to.deep.equal([
      'Please call 988.',
      'Sorry, something went wrong.',
    ]);
    expect((await store.records.get('patients', turn.state.conversation.patientId))?.quiet).to.equal(true);
  });

  it('refuses a conversation that nobody started', async () => {
    const runner = runnerOf(new MemoryStore(), countingBot);
    const error = await runner.runEvent('nobody', { id: 'e', name: 'x', value: {} }).catch((e: unknown) => e);
    expect(error).to.be.instanceOf(AppError).and.include({ code: 'not-found' });
  });

  it('lets the channel retry when the store cannot be reached', async () => {
    const store = new MemoryStore();
    const runner = runnerOf(store, countingBot);
    const commit = store.turns.commit.bind(store.turns);
    store.turns.commit = async () => {
      throw new AppError('store.unavailable', 'The database cannot be reached.');
    };
    const error = await runner.run(message('a', 'hello')).catch((e: unknown) => e);
    expect(error).to.include({ code: 'store.unavailable' });
    store.turns.commit = commit;
    expect((await runner.run(message('a', 'hello'))).duplicate).to.equal(false);
  });
});

describe('Recovery', () => {
  it('finishes a turn that a crash left undelivered and unprojected, once', async () => {
    const store = new MemoryStore();
    const clock = new TestClock();
    const delivered: string[] = [];
    const deliveries = { test: async (turn: { inbound: { id: string } }) => void delivered.push(turn.inbound.id) };
    const marks = store.turns.mark.bind(store.turns);
    const update = store.records.updateAll.bind(store.records);
    store.records.updateAll = async () => {
      throw new Error('crash');
    };
    await runnerOf(store, countingBot, { clock })
      .run(message('a', 'hello'))
      .catch(() => undefined);
    store.turns.mark = marks;
    store.records.updateAll = update;
    clock.advance(60_000);
    const recoveryOf = (holder: string) =>
      new Recovery({ store, finish: new FinishTurn(store, deliveries, silentLog), clock, log: silentLog, holder });
    expect(await recoveryOf('one').recover()).to.equal(1);
    expect(await recoveryOf('two').recover()).to.equal(0);
    expect(delivered).to.deep.equal(['a']);
    const [turn] = await store.turns.since('c1', 0, 1);
    expect(turn).to.include({ delivered: true, projected: true });
    expect(await store.records.get('conversations', 'c1')).to.include({ clinicId: 'demo' });
  });

  it('tries a channel that refuses again later', async () => {
    const store = new MemoryStore();
    const clock = new TestClock();
    let refuse = true;
    const delivered: string[] = [];
    const deliveries = {
      test: async (turn: { inbound: { id: string } }) => {
        if (refuse) throw new Error('502');
        delivered.push(turn.inbound.id);
      },
    };
    await runnerOf(store, countingBot, { clock, deliveries }).run(message('a', 'hello'));
    refuse = false;
    clock.advance(60_000);
    const finish = new FinishTurn(store, deliveries, silentLog);
    await new Recovery({ store, finish, clock, log: silentLog, holder: 'one' }).recover();
    expect(delivered).to.deep.equal(['a']);
  });
});
