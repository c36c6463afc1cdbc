/** What the server wrote into the chat page. */
export interface ChatConfig {
  clinic: string;
  clinicName: string;
  phone: string;
  /** The chat lives in a clinic's page and may be minimized. */
  embedded: boolean;
}
