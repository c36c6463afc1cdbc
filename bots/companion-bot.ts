import { TeamsActivityHandler, type TurnContext } from 'botbuilder';
import { type Dialog, DialogContextError, DialogSet, type DialogState, DialogTurnStatus } from 'botbuilder-dialogs';
import { AppError } from '../src/domain/errors.ts';
import { TURN_SCOPE, type TurnScope } from '../src/domain/turn-scope.ts';

const STACK = 'stack';

/** Hands each activity to the root dialog; its stack lives in the turn. */
export class CompanionBot extends TeamsActivityHandler {
  readonly #root: Dialog;

  constructor(root: Dialog) {
    super();
    this.#root = root;
    this.onTurn(async (context, next) => {
      await this.#onTurn(context);
      await next();
    });
  }

  async #onTurn(context: TurnContext): Promise<void> {
    const scope = context.turnState.get(TURN_SCOPE) as TurnScope | undefined;
    if (scope === undefined) throw new AppError('internal', 'The bot runs within a turn only.');
    try {
      await runRoot(this.#root, context, stackIn(scope));
    } catch (error) {
      throw faultOf(error);
    }
  }
}

/** What really failed: the SDK wraps it, and a store that is away would pass for a broken dialog. */
function faultOf(error: unknown): unknown {
  return error instanceof DialogContextError ? faultOf(error.error) : error;
}

/** The dialog stack inside the turn's memory: changed in place by the SDK. */
function stackIn(scope: TurnScope): DialogState {
  const known = scope.memory[STACK] as unknown as DialogState | undefined;
  const stack = known ?? { dialogStack: [] };
  scope.memory[STACK] = stack as never;
  return stack;
}

/** `runDialog` of the SDK without its memory scopes, which need a BotState; a stack of unknown ids begins anew. */
async function runRoot(root: Dialog, context: TurnContext, state: DialogState): Promise<void> {
  const dialogs = new DialogSet({
    get: async () => state,
    set: async () => {},
    delete: async () => {},
  } as unknown as ConstructorParameters<typeof DialogSet>[0]);
  dialogs.add(root);
  if (state.dialogStack.some((instance) => instance.id !== root.id)) state.dialogStack.length = 0;
  const dc = await dialogs.createContext(context);
  const result = await dc.continueDialog();
  if (result.status === DialogTurnStatus.empty) await dc.beginDialog(root.id);
}
