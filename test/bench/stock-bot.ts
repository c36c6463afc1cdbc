import {
  ActivityHandler,
  type BotState,
  ConversationState,
  MemoryStorage,
  type StatePropertyAccessor,
  type TurnContext,
  UserState,
} from 'botbuilder';
import {
  ChoiceFactory,
  ChoicePrompt,
  ComponentDialog,
  DialogSet,
  type DialogState,
  DialogTurnStatus,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import type { AskedQuestion } from './series.ts';

/** A bot as Microsoft's samples 05 and 13 build one: a waterfall of prompts, its state in memory, last write wins. */
export class StockBot extends ActivityHandler {
  readonly #states: BotState[];

  constructor(series: AskedQuestion[]) {
    super();
    const storage = new MemoryStorage();
    const conversationState = new ConversationState(storage);
    this.#states = [conversationState, new UserState(storage)];
    const dialog = new SeriesDialog(series);
    const dialogState = conversationState.createProperty<DialogState>('DialogState');
    this.onMessage(async (context, next) => {
      await dialog.run(context, dialogState);
      await next();
    });
  }

  override async run(context: TurnContext): Promise<void> {
    await super.run(context);
    for (const state of this.#states) await state.saveChanges(context, false);
  }
}

class SeriesDialog extends ComponentDialog {
  constructor(series: AskedQuestion[]) {
    super('series');
    this.addDialog(new TextPrompt('text'));
    this.addDialog(new ChoicePrompt('choice'));
    const asks = series.map(({ text, choices }) => async (step: WaterfallStepContext) => {
      keep(step);
      if (choices.length === 0) return step.prompt('text', { prompt: text });
      return step.prompt('choice', { prompt: text, choices: ChoiceFactory.toChoices(choices) });
    });
    const end = async (step: WaterfallStepContext) => {
      keep(step);
      await step.context.sendActivity('Thank you. That is all.');
      return step.endDialog();
    };
    this.addDialog(new WaterfallDialog('waterfall', [...asks, end]));
    this.initialDialogId = 'waterfall';
  }

  async run(context: TurnContext, accessor: StatePropertyAccessor<DialogState>): Promise<void> {
    const dialogs = new DialogSet(accessor);
    dialogs.add(this);
    const dialogContext = await dialogs.createContext(context);
    const results = await dialogContext.continueDialog();
    if (results.status === DialogTurnStatus.empty) await dialogContext.beginDialog(this.id);
  }
}

/** What the samples do with each answer: it waits in the waterfall's own state. */
function keep(step: WaterfallStepContext): void {
  if (step.index > 0) (step.values as Record<string, unknown>)[`answer${step.index}`] = step.result;
}
