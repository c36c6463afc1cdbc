import { CompanionBot } from '../../../bots/companion-bot.ts';
import { RootDialog } from '../../../dialogs/root-dialog.ts';
import type { Clinic } from '../../../src/domain/clinic.ts';
import type { Clock, NewId } from '../../../src/domain/clock.ts';
import type { Store } from '../../../src/domain/ports.ts';
import { Pager } from '../../../src/notifiers/pager.ts';
import { DueTimers } from '../../../src/reminders/due-timers.ts';
import { FinishTurn } from '../../../src/turns/finish-turn.ts';
import { Recovery } from '../../../src/turns/recovery.ts';
import { AtomicTurnRunner } from '../../../src/turns/turn-runner.ts';
import { content } from '../chat.ts';
import { silentLog } from '../silent-log.ts';
import { crashingStore, type Life } from './crashing-store.ts';
import type { SimChannel } from './sim-channel.ts';

const BOT = new CompanionBot(new RootDialog(content));

export interface SimServerParts {
  name: string;
  store: Store;
  clinic: Clinic;
  clock: Clock;
  newId: NewId;
  random: () => number;
  channels: SimChannel[];
}

/** A server of the simulated world, with the product's own parts; it dies at a given step. */
export class SimServer implements Life {
  alive = true;
  readonly name: string;
  readonly runner: AtomicTurnRunner;
  readonly pager: Pager;
  readonly timers: DueTimers;
  readonly recovery: Recovery;
  /** Steps until it dies. */
  fuse = Number.POSITIVE_INFINITY;

  constructor({ name, channels, clinic, ...parts }: SimServerParts) {
    const store = crashingStore(parts.store, this);
    const { clock, newId, random } = parts;
    const holder = newId('login');
    const finish = new FinishTurn(store, {}, silentLog);
    this.name = name;
    this.runner = new AtomicTurnRunner({
      ...{ store, finish, clock, newId, bot: BOT, log: silentLog, contentVersion: 'simulated' },
      clinic: () => clinic,
      apology: () => 'Sorry.',
    });
    const common = { store, clock, log: silentLog, holder, runner: this.runner };
    this.timers = new DueTimers(common);
    this.recovery = new Recovery({ ...common, finish });
    this.pager = new Pager({
      ...common,
      ...{ random, ladders: content.escalation, texts: content.texts },
      notifiers: channels.map((channel) => channel.notifier(this)),
      clinic: () => clinic,
      consoleUrl: () => 'https://clinic.example/console/',
    });
  }

  step(): void {
    this.fuse -= 1;
    if (this.fuse <= 0) this.alive = false;
    if (!this.alive) throw new Error('The server is dead.');
  }
}
