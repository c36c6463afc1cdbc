import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type ConversationReference } from 'botbuilder';
import { AppError } from '../../domain/errors.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { StoredActivity } from '../../domain/turn.ts';

/** The bot's registration with Azure; undefined: no credentials, so nothing is checked and nothing proved. */
export type AzureBot =
  | { appType: string; appId: string; password: string | undefined; tenantId: string | undefined }
  | undefined;

/** The part of the SDK's connector client that sends. */
interface Connector {
  conversations: {
    sendToConversation(id: string, activity: StoredActivity, options: { abortSignal: AbortSignal }): Promise<unknown>;
    updateActivity(
      id: string,
      activityId: string,
      activity: StoredActivity,
      options: { abortSignal: AbortSignal },
    ): Promise<unknown>;
  };
}

/** The way to one person, while it is open. */
export interface Line {
  send(activity: StoredActivity): Promise<unknown>;
  /** Puts another activity in the place of one that is there; its id is the channel's own. */
  replace(activityId: string, activity: StoredActivity): Promise<unknown>;
}

const TOKEN_ERRORS = new Set(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError']);

/** The SDK's adapter, for what only it can do: check who calls, and speak with the service's own credentials. */
export class BotServiceAdapter extends CloudAdapter {
  readonly #appId: string;

  constructor(azureBot: AzureBot, endpoints: Record<string, string> = {}) {
    super(new ConfigurationBotFrameworkAuthentication({ ...settingsOf(azureBot), ...endpoints }));
    this.#appId = azureBot?.appId ?? '';
  }

  /** Throws `token.missing` or `token.invalid` unless the activity comes from the service, meant for this bot. */
  async authenticate(authorization: string | undefined, activity: StoredActivity): Promise<void> {
    try {
      // A copy: the SDK writes into what it checks. No logic: whatever it throws is about the caller, not the turn.
      await this.processActivity(authorization ?? '', structuredClone(activity) as never, async () => {});
    } catch (cause) {
      // Keys that cannot be fetched are no fault of the caller: the service may try again.
      if (!isRefusal(cause)) throw cause;
      // What the SDK says of it stays here: it is no caller's to read.
      if (authorization === undefined) throw new AppError('token.missing', 'Send the token of the service.', { cause });
      throw new AppError('token.invalid', 'This token does not open this bot.', { cause });
    }
  }

  /**
   * Opens the way to a person. Activities go through the connector client itself: `sendActivity` would take off the
   * id by which a repeated delivery is known.
   */
  async open(reference: JsonObject, abortSignal: AbortSignal, speak: (line: Line) => Promise<void>): Promise<void> {
    const { bot, user, conversation, channelId, serviceUrl } = reference;
    const { id } = (reference as unknown as ConversationReference).conversation;
    // From the bot, to the person, in their conversation: an event of our own brought none of it.
    const addressed = (activity: StoredActivity) => {
      return { ...activity, from: bot, recipient: user, conversation, channelId, serviceUrl };
    };
    await this.continueConversationAsync(this.#appId, reference as Partial<ConversationReference>, async (context) => {
      const { conversations } = context.turnState.get<Connector>(this.ConnectorClientKey);
      await speak({
        send: (activity) => conversations.sendToConversation(id, addressed(activity), { abortSignal }),
        replace: (known, activity) => conversations.updateActivity(id, known, addressed(activity), { abortSignal }),
      });
    });
  }
}

/** The SDK's own refusals have a status; those of the token library that it uses have names. */
function isRefusal(error: unknown): boolean {
  const { statusCode, name } = error as { statusCode?: unknown; name?: string };
  return typeof statusCode === 'number' || TOKEN_ERRORS.has(name ?? '');
}

function settingsOf(azureBot: AzureBot): Record<string, string> {
  if (azureBot === undefined) return {};
  const { appType, appId, password, tenantId } = azureBot;
  return {
    MicrosoftAppType: appType,
    MicrosoftAppId: appId,
    ...(password === undefined ? {} : { MicrosoftAppPassword: password }),
    ...(tenantId === undefined ? {} : { MicrosoftAppTenantId: tenantId }),
  };
}
