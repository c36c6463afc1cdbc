import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type restify from 'restify';
import { ulid } from 'ulid';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ChatClaims, ChatTokens } from '../../src/domain/chat-tokens.ts';
import type { Clinic } from '../../src/domain/clinic.ts';
import type { CompanionData } from '../../src/domain/companion-data.ts';
import { AppError } from '../../src/domain/errors.ts';
import { mountWidget } from '../../src/web/widget/mount-widget.ts';
import { createPatientLinks } from '../../src/web/widget/patient-links.ts';
import { createResumeCodes } from '../../src/web/widget/resume-codes.ts';
import { MemoryStore } from './memory-store.ts';
import { serve } from './server.ts';

export const PUBLIC_DIR = fileURLToPath(new URL('../../src/web/widget/public', import.meta.url));

const CLINIC: Clinic = {
  id: 'demo',
  name: 'Juniper Clinic',
  phone: '+1 555 0100',
  region: 'US',
  zone: 'America/New_York',
  languages: ['en', 'es'],
  noticeUrl: 'https://clinic.example/privacy',
  origins: ['https://clinic.example'],
  part2Program: false,
};

const CLOCK = { now: () => new Date() };

/** What the scripted bot says: words, and what a widget makes of them. */
export interface Line {
  text: string;
  companion?: CompanionData;
  locale?: string;
  textFormat?: string;
}

/** An activity as it came from a chat. */
export interface Heard {
  id: string;
  text: string;
  value?: unknown;
  from: { id: string; role: 'user' | 'bot' };
  channelData?: { clientActivityID?: string };
}

interface Script {
  greeting?: Line[];
  replies?: Line[][];
  /** Sites that may embed the chat. */
  origins?: string[];
}

interface Conversation {
  log: { id: string }[];
  sockets: Set<WebSocket>;
}

/** What goes wrong with the next posted messages. */
export interface Trouble {
  status: number;
  /** The server has the message although its answer says otherwise. */
  kept?: boolean;
  body?: unknown;
}

/** A server that speaks as much Direct Line as a chat needs, with a bot that reads its lines from a script. */
export class ScriptedChat {
  /** What the bot says at the start, and to each message. Without a line it says nothing. */
  greeting: Line[] = [];
  replies: Line[][] = [];
  readonly heard: Heard[] = [];
  readonly troubles: Trouble[] = [];
  socketsWork = true;
  /** The streams stay open and bring nothing, as when a network drops packets. */
  silent = false;
  /** A stock server may not give `channelData` back. */
  echoesClientIds = true;
  logins = 0;
  refreshes = 0;
  #clinic = CLINIC;
  readonly #conversations = new Map<string, Conversation>();
  readonly records = new MemoryStore().records;
  readonly #codes = createResumeCodes({ records: this.records, key: randomBytes(32), clock: CLOCK, randomBytes });
  /** One-time links of this server. */
  readonly links = createPatientLinks({
    ...{ records: this.records, key: randomBytes(32), clock: CLOCK },
    publicUrl: () => this.url,
  });
  #valid = new Set<string>();
  #resumable = true;
  #app: Awaited<ReturnType<typeof serve>> | undefined;
  readonly #wss = new WebSocketServer({ noServer: true });

  static async start(script: Script = {}): Promise<ScriptedChat> {
    const chat = new ScriptedChat();
    chat.#clinic = { ...CLINIC, origins: script.origins ?? CLINIC.origins };
    chat.greeting = script.greeting ?? [];
    chat.replies = script.replies ?? [];
    chat.#app = await serve(
      (server) => mountWidget(server, chat.#widgetParts()),
      (server) => chat.#mountDirectLine(server),
    );
    const http = chat.#app.server.server as unknown as {
      on(event: 'upgrade', listener: (req: IncomingMessage, socket: Socket, head: Buffer) => void): void;
    };
    http.on('upgrade', (req, socket, head) => chat.#upgrade(req, socket, head));
    return chat;
  }

  get conversations(): number {
    return this.#conversations.size;
  }

  get url(): string {
    return this.#app?.url ?? '';
  }

  async close(): Promise<void> {
    this.dropSockets();
    await this.#app?.close();
  }

  /** Cuts every stream, as a change of network does. */
  dropSockets(): void {
    for (const { sockets } of this.#conversations.values()) for (const socket of sockets) socket.terminate();
  }

  /** All tokens so far are no longer good, as after a night. */
  expireTokens(): void {
    this.#valid = new Set();
  }

  /** The codes of earlier conversations are no longer good. */
  forgetConversations(): void {
    this.#resumable = false;
    this.expireTokens();
  }

  /** The bot speaks unasked, in every conversation. */
  say(...lines: Line[]): void {
    for (const id of this.#conversations.keys()) this.#speak(id, lines);
  }

  #widgetParts() {
    const tokens: ChatTokens = {
      issue: async (claims) => {
        this.logins++;
        const token = `${claims.conversationId}.${claims.userId}.${ulid()}`;
        this.#valid.add(token);
        return { token, expiresIn: 1800 };
      },
      issueResume: async (claims) => JSON.stringify(claims),
      verify: async (token) => {
        const [conversationId = '', userId = ''] = token.split('.');
        if (!this.#valid.has(token)) throw new AppError('token.expired', 'The token has expired.');
        return { conversationId, userId, clinicId: CLINIC.id, language: 'en' };
      },
      verifyResume: async (code) => {
        if (!this.#resumable) throw new AppError('token.expired', 'This code is too old.');
        try {
          return JSON.parse(code) as ChatClaims;
        } catch (cause) {
          throw new AppError('token.invalid', 'This code is not one of ours.', { cause });
        }
      },
    };
    return {
      clinics: (id: string) => (id === CLINIC.id ? this.#clinic : undefined),
      demoClinic: CLINIC.id,
      tokens,
      codes: this.#codes,
      links: this.links,
      clock: CLOCK,
      newId: (kind: string) => `${kind}_${ulid()}`,
      publicDir: PUBLIC_DIR,
    };
  }

  #mountDirectLine(server: restify.Server): void {
    server.post('/v3/directline/tokens/refresh', async (req: restify.Request, res: restify.Response) => {
      const { token, id } = this.#claims(req);
      this.refreshes++;
      res.send(200, { conversationId: id, token, expires_in: 1800 });
    });
    server.post('/v3/directline/conversations', async (req: restify.Request, res: restify.Response) => {
      const { token, id } = this.#claims(req);
      if (!this.#conversations.has(id)) {
        this.#conversations.set(id, { log: [], sockets: new Set() });
        this.#speak(id, this.greeting);
      }
      res.send(201, { conversationId: id, token, expires_in: 1800 });
    });
    server.get('/v3/directline/conversations/:id', async (req: restify.Request, res: restify.Response) => {
      const { token, id } = this.#claims(req);
      const watermark = watermarkOf(req);
      const path = `/v3/directline/conversations/${id}/stream?watermark=${watermark}&t=${token}`;
      res.send(200, { conversationId: id, token, streamUrl: `${this.url.replace('http', 'ws')}${path}` });
    });
    server.get('/v3/directline/conversations/:id/activities', async (req: restify.Request, res: restify.Response) => {
      const { id } = this.#claims(req);
      res.send(200, this.#since(id, watermarkOf(req)));
    });
    server.post('/v3/directline/conversations/:id/activities', async (req: restify.Request, res: restify.Response) => {
      const { id, userId } = this.#claims(req);
      const trouble = this.troubles.shift();
      if (trouble === undefined || trouble.kept === true) {
        const heard = this.#hear(id, userId, req.body as Heard);
        if (trouble === undefined) {
          res.send(200, { id: heard });
          return;
        }
      }
      res.send(trouble?.status, trouble?.body ?? {});
    });
  }

  #claims(req: restify.Request): { token: string; id: string; userId: string } {
    const token = req.header('authorization', '').replace('Bearer ', '');
    if (!this.#valid.has(token)) throw new AppError('token.expired', 'The token has expired.');
    const [id = '', userId = ''] = token.split('.');
    return { token, id, userId };
  }

  #hear(id: string, userId: string, activity: Heard): string {
    const heard: Heard = { ...activity, id: this.#nextId(id), from: { id: userId, role: 'user' } };
    this.heard.push(heard);
    const { channelData, ...bare } = heard;
    this.#append(id, [this.echoesClientIds ? heard : bare]);
    this.#speak(id, this.replies.shift() ?? []);
    return heard.id;
  }

  #speak(id: string, lines: Line[]): void {
    for (const { text, companion, locale, textFormat } of lines) {
      const from = { id: 'companion', role: 'bot' };
      const activity = { type: 'message', id: this.#nextId(id), from, text, ...(locale && { locale }) };
      this.#append(id, [
        { ...activity, ...(textFormat && { textFormat }), ...(companion && { channelData: { companion } }) },
      ]);
    }
  }

  #append(id: string, activities: { id: string }[]): void {
    const conversation = this.#conversations.get(id);
    if (conversation === undefined) return;
    conversation.log.push(...activities);
    if (this.silent) return;
    const frame = JSON.stringify({ activities, watermark: String(conversation.log.length) });
    for (const socket of conversation.sockets) socket.send(frame);
  }

  #nextId(id: string): string {
    return `${id}|${String(this.#conversations.get(id)?.log.length ?? 0).padStart(7, '0')}`;
  }

  #since(id: string, watermark: number) {
    const { log } = this.#conversations.get(id) ?? { log: [] };
    return { activities: log.slice(watermark), watermark: String(log.length) };
  }

  #upgrade(req: IncomingMessage, socket: Socket, head: Buffer): void {
    const url = new URL(req.url ?? '', this.url);
    const id = url.pathname.split('/')[4] ?? '';
    const conversation = this.#conversations.get(id);
    if (!this.socketsWork || conversation === undefined) {
      socket.destroy();
      return;
    }
    this.#wss.handleUpgrade(req, socket, head, (stream) => {
      conversation.sockets.add(stream);
      stream.on('close', () => conversation.sockets.delete(stream));
      const missed = this.#since(id, Number(url.searchParams.get('watermark') ?? 0));
      if (missed.activities.length > 0) stream.send(JSON.stringify(missed));
    });
  }
}

function watermarkOf(req: restify.Request): number {
  return Number((req.query as { watermark?: string } | undefined)?.watermark ?? 0);
}
