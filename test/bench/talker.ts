/** One conversation of the load client. A turn is over when the reply is there and the message was acknowledged. */
export interface Talker {
  /** Opens the conversation, up to its first question. */
  open(): Promise<void>;
  /** Answers the open question; false when there is none. Throws when the bot does not go on. */
  answer(): Promise<boolean>;
  close(): void;
}
