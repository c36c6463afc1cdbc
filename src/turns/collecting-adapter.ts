import { type Activity, BotAdapter, type ConversationReference, type ResourceResponse, TurnContext } from 'botbuilder';
import { AppError } from '../domain/errors.ts';
import type { StoredActivity } from '../domain/turn.ts';
import { TURN_SCOPE } from '../domain/turn-scope.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** The part of a bot the turn needs; every `ActivityHandler` has it. */
export interface Bot {
  run(context: TurnContext): Promise<void>;
}

/** Runs a bot on one activity and collects what it sends: nothing leaves the process. */
export class CollectingAdapter extends BotAdapter {
  readonly #work: UnitOfWork;

  constructor(work: UnitOfWork) {
    super();
    this.#work = work;
  }

  async run(bot: Bot, inbound: StoredActivity): Promise<void> {
    const context = new TurnContext(this, structuredClone(inbound) as unknown as Activity);
    context.turnState.set(TURN_SCOPE, this.#work);
    await bot.run(context);
  }

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return activities.map((activity) => {
      const { outbound, conversation, n, now } = this.#work;
      const id = `${conversation.id}|${n}.${outbound.length + 1}`;
      // Typing and trace are not part of what was said.
      if (activity.type === 'typing' || activity.type === 'trace') return { id };
      outbound.push({ ...plain(activity), type: activity.type ?? 'message', id, timestamp: now });
      return { id };
    });
  }

  override async updateActivity(): Promise<undefined> {
    throw new AppError('internal', 'A turn only adds to the transcript; it changes nothing that was said.');
  }

  override async deleteActivity(): Promise<void> {
    throw new AppError('internal', 'A turn only adds to the transcript; it deletes nothing that was said.');
  }

  override async continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    throw new AppError('internal', 'Proactive messages are turns of their own: run an event.');
  }
}

/** As it will be stored: JSON, without undefined members and Dates. */
function plain(activity: Partial<Activity>): StoredActivity {
  return JSON.parse(JSON.stringify(activity)) as StoredActivity;
}
