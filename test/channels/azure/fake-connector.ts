import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../../../src/domain/json.ts';

/** An activity as the bot sent it. */
export type Sent = JsonObject & { id: string; text?: string; attachments?: { content: JsonObject }[] };

/** The service's end of a conversation: takes what the bot sends, or refuses it. */
export class FakeConnector {
  /** What was taken, in order. */
  readonly sent: Sent[] = [];
  /** What was put in the place of an activity, by its id. */
  readonly replaced = new Map<string, Sent>();
  /** A status for some of the bot's calls alone. */
  rule: (call: { chat: string; changes: boolean; activity: Sent }) => number | undefined = () => undefined;
  /** Statuses of the next answers. `hang`: no answer at all. */
  readonly troubles: (number | 'hang')[] = [];
  /** The status of every answer after those. */
  status = 201;
  readonly #server = createServer((req, res) => void this.#take(req, res));

  static async start(): Promise<FakeConnector> {
    const connector = new FakeConnector();
    await new Promise<void>((resolve) => connector.#server.listen(0, '127.0.0.1', () => resolve()));
    return connector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #take(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const activity = (await bodyOf(req)) as Sent;
    const [path, chat = '', known] =
      /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(req.url ?? '') ?? [];
    const own = this.rule({ chat: decodeURIComponent(chat), changes: req.method === 'PUT', activity });
    const status = path === undefined ? 404 : (own ?? this.troubles.shift() ?? this.status);
    if (status === 'hang') return;
    if (status === 201) this.#keep(activity, req.method === 'PUT' ? known : undefined);
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(JSON.stringify(status === 201 ? { id: `teams-${this.sent.length}` } : { error: { code: 'trouble' } }));
  }

  #keep(activity: Sent, inPlaceOf: string | undefined): void {
    if (inPlaceOf === undefined) this.sent.push(activity);
    else this.replaced.set(inPlaceOf, activity);
  }
}

async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}
