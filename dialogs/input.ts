import { ActivityTypes, type TurnContext } from 'botbuilder';
import { type CompanionAnswer, companionValueSchema } from '../src/domain/companion-data.ts';
import { AppError } from '../src/domain/errors.ts';
import { wordsIn } from '../src/domain/safety/words.ts';
import type { StoredActivity } from '../src/domain/turn.ts';
import { TURN_SCOPE, type TurnScope } from '../src/domain/turn-scope.ts';
import type { Command } from './commands.ts';

/** What a person sent: typed text, or a tap. */
export interface Input {
  text?: string;
  value?: CompanionAnswer;
}

const COMMAND = Symbol('command');

/** The turn's scope; the turn runner puts it there. */
export function scopeOf(context: TurnContext): TurnScope {
  const scope = context.turnState.get(TURN_SCOPE) as TurnScope | undefined;
  if (scope === undefined) throw new AppError('internal', 'A dialog runs within a turn only.');
  return scope;
}

export function inputOf(context: TurnContext): Input {
  const { text, value } = context.activity;
  const answer = value === undefined ? undefined : answerIn(value);
  return {
    ...(typeof text === 'string' && text.trim() !== '' ? { text: text.trim() } : {}),
    ...(answer === undefined ? {} : { value: answer }),
  };
}

function answerIn(value: unknown): CompanionAnswer | undefined {
  const parsed = companionValueSchema.safeParse(value);
  return parsed.success && 'linkId' in parsed.data.companion ? (parsed.data.companion as CompanionAnswer) : undefined;
}

/** All words of this turn, typed or in a control. */
export function wordsOf(context: TurnContext): string {
  return wordsIn(context.activity as unknown as StoredActivity).join(' ');
}

/** An event that the server made: it comes from nobody. */
export function isOwnEvent({ activity: { type, from } }: TurnContext): boolean {
  return type === ActivityTypes.Event && from === undefined;
}

/** The command of this turn, recognised once by the interruptible dialog. */
export function commandOf(context: TurnContext): Command | undefined {
  return context.turnState.get(COMMAND) as Command | undefined;
}

export function setCommand(context: TurnContext, command: Command | undefined): void {
  context.turnState.set(COMMAND, command);
}
