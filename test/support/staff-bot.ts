import type { TurnContext } from 'botbuilder';
import type { Effect } from '../../src/domain/effects.ts';
import type { Accusation } from '../../src/domain/escalation/accused.ts';
import { EVENTS } from '../../src/domain/events.ts';
import type { StaffAct } from '../../src/domain/safety/alert.ts';
import type { TurnScope } from '../../src/domain/turn-scope.ts';
import type { Bot } from '../../src/turns/collecting-adapter.ts';
import { scopeOf } from './turn-parts.ts';

/** What a scripted turn says and changes. */
export interface Script {
  says?: { text: string; kind?: string }[];
  effects?(scope: TurnScope): Effect[];
  fails?: boolean;
}

/** A bot that does in each turn what the test told it to, and takes staff acts as the real one does. */
export class StaffBot implements Bot {
  next: Script = {};
  /** Staff acts fail while this is set. */
  broken = false;

  async run(context: TurnContext): Promise<void> {
    if (context.activity.type === 'event') return this.#act(context);
    const { says = [], effects, fails = false } = this.next;
    this.next = {};
    for (const effect of effects?.(scopeOf(context)) ?? []) scopeOf(context).emit(effect);
    for (const { text, kind = 'notice' } of says) await say(context, text, kind);
    if (fails) throw new TypeError('a fault of the bot');
  }

  async #act(context: TurnContext): Promise<void> {
    if (this.broken) throw new TypeError('a fault of the bot');
    const { name, value } = context.activity;
    const { alertId, ...act } = value as StaffAct & { alertId: string };
    const { patientId } = scopeOf(context).conversation;
    if (name === EVENTS.released) return release(context);
    const kind = name === EVENTS.closed ? 'alert.closed' : 'alert.acknowledged';
    scopeOf(context).emit({ kind, alertId, patientId, act });
    await say(
      context,
      kind === 'alert.closed' ? 'Your care team has looked at it.' : 'A person has seen it.',
      'crisis',
    );
  }
}

function release(context: TurnContext): void {
  const { alertId, accusation, ...act } = context.activity.value as StaffAct & {
    alertId: string;
    accusation: Accusation;
  };
  scopeOf(context).emit({ kind: 'alert.released', alertId, accusation, act });
}

async function say(context: TurnContext, text: string, kind: string): Promise<void> {
  await context.sendActivity({ type: 'message', text, channelData: { companion: { kind } } });
}
