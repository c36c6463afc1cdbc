import type { TurnContext } from 'botbuilder';
import type { Clinic } from '../../src/domain/clinic.ts';
import type { Clock, NewId } from '../../src/domain/clock.ts';
import type { Store } from '../../src/domain/ports.ts';
import { TURN_SCOPE, type TurnScope } from '../../src/domain/turn-scope.ts';
import type { NewConversation } from '../../src/turns/arrival.ts';
import type { Bot } from '../../src/turns/collecting-adapter.ts';
import { type Deliveries, FinishTurn } from '../../src/turns/finish-turn.ts';
import { AtomicTurnRunner } from '../../src/turns/turn-runner.ts';
import { silentLog } from './silent-log.ts';

export const testClinic: Clinic = {
  id: 'demo',
  name: 'Demo Clinic',
  phone: '+1 555 0100',
  region: 'US',
  zone: 'America/New_York',
  languages: ['en', 'es'],
  noticeUrl: 'https://clinic.example/privacy',
  origins: [],
  part2Program: false,
};

/** A clock that stands still until it is moved. */
export class TestClock implements Clock {
  #now: number;
  constructor(start = '2026-03-02T15:00:00.000Z') {
    this.#now = Date.parse(start);
  }
  now(): Date {
    return new Date(this.#now);
  }
  advance(ms: number): void {
    this.#now += ms;
  }
}

/** Ids that count up: `patient_1`, `alert_2` … */
export function countingIds(): NewId {
  let count = 0;
  return (kind) => {
    count += 1;
    return `${kind}_${String(count).padStart(6, '0')}`;
  };
}

export const aPerson: NewConversation = { channel: 'test', clinicId: 'demo', userId: 'user-1', language: 'en' };

/** A runner over a store, with a bot of the test's own. */
export function runnerOf(
  store: Store,
  bot: Bot,
  options: { deliveries?: Deliveries; clock?: Clock; newId?: NewId; clinic?: Clinic } = {},
): AtomicTurnRunner {
  const { clinic = testClinic } = options;
  return new AtomicTurnRunner({
    store,
    bot,
    finish: new FinishTurn(store, options.deliveries ?? {}, silentLog),
    clinic: (id) => (id === clinic.id ? clinic : undefined),
    clock: options.clock ?? new TestClock(),
    newId: options.newId ?? countingIds(),
    log: silentLog,
    contentVersion: 'test',
    apology: () => 'Sorry, something went wrong.',
  });
}

export function scopeOf(context: TurnContext): TurnScope {
  return context.turnState.get(TURN_SCOPE) as TurnScope;
}
