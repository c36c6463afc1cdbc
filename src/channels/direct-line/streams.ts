import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'restify';
import { type WebSocket, WebSocketServer } from 'ws';
import { AppError } from '../../domain/errors.ts';
import type { StoredActivity } from '../../domain/turn.ts';
import { admit, clinicOf } from './access.ts';
import { parseWatermark } from './activity-set.ts';
import type { DirectLineParts } from './parts.ts';
import { closeWith, Stream } from './stream.ts';

const PATH = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;
const KEEP_ALIVE_MS = 20_000;
/** Clients have nothing to say here but empty messages. */
const MAX_PAYLOAD = 1024;
/** "Going away" of RFC 6455: clients come back, to another server. */
const GOING_AWAY = 1001;
const LINGER_MS = 1000;

export interface Streams {
  announce(conversationId: string, activities: StoredActivity[]): void;
  close(): void;
}

/** The WebSocket side: `GET /v3/directline/conversations/:id/stream?watermark=…&t=<token>`. */
export function openStreams(server: Server, parts: DirectLineParts): Streams {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD, perMessageDeflate: false });
  const open = new Set<Stream>();

  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const [path = '', query] = (req.url ?? '').split('?');
    const conversationId = PATH.exec(path)?.[1];
    if (conversationId === undefined) {
      refuse(socket);
      return;
    }
    // Upgraded before the token is looked at: a browser is shown a close code, but never the status of a refusal.
    sockets.handleUpgrade(req, socket, head, (upgraded) => {
      void connect(upgraded, conversationId, new URLSearchParams(query));
    });
  });

  const timer = setInterval(() => {
    for (const stream of open) stream.keepAlive();
  }, parts.keepAliveMs ?? KEEP_ALIVE_MS);
  timer.unref();

  return {
    announce(conversationId, activities) {
      for (const stream of open) if (stream.conversationId === conversationId) stream.announce(activities);
    },
    close() {
      clearInterval(timer);
      for (const socket of sockets.clients) socket.close(GOING_AWAY);
      setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, LINGER_MS).unref();
      sockets.close();
    },
  };

  async function connect(socket: WebSocket, conversationId: string, query: URLSearchParams): Promise<void> {
    socket.on('error', () => socket.terminate());
    try {
      const token = query.get('t');
      if (token === null) throw new AppError('token.missing', 'The address of the stream lacks its token.');
      const claims = await admit(parts, token, conversationId);
      clinicOf(parts, claims.clinicId);
      const after = parseWatermark(query.get('watermark'));
      const { turns, log, reached } = parts;
      follow(new Stream({ socket, conversationId, after, turns, log, reached }), socket);
    } catch (error) {
      closeWith(socket, error);
    }
  }

  /** Listens before it reads: a turn that is committed in between is signalled, not missed. */
  function follow(stream: Stream, socket: WebSocket): void {
    if (socket.readyState !== socket.OPEN) return;
    open.add(stream);
    const unsubscribe = parts.signal.subscribe(stream.conversationId, (turn) => void stream.wake(turn));
    socket.on('close', () => {
      open.delete(stream);
      unsubscribe();
    });
    void stream.wake();
  }
}

function refuse(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
