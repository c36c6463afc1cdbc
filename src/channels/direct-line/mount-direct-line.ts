import type { Next, Request, Response, Server } from 'restify';
import { AppError } from '../../domain/errors.ts';
import type { StoredActivity } from '../../domain/turn.ts';
import { activityHandlers } from './activities.ts';
import { conversationHandlers } from './conversations.ts';
import { BASE, type DirectLineParts } from './parts.ts';
import { openStreams } from './streams.ts';

/** A mounted Direct Line server. */
export interface DirectLine {
  /**
   * Shows activities that could not be stored to whoever has this conversation open here: the crisis numbers when
   * the store is away. They are in no log, and gone when nobody is connected.
   */
  announce(conversationId: string, activities: StoredActivity[]): void;
  /** Sends the open streams away, so that the server can close; their clients come back to another one. */
  close(): void;
}

/** Our own Direct Line 3.0: stock clients and our widget work against it as against Azure's. */
export function mountDirectLine(server: Server, parts: DirectLineParts): DirectLine {
  const conversations = conversationHandlers(parts);
  const activities = activityHandlers(parts);

  server.pre(openToEveryOrigin);
  server.post(`${BASE}/tokens/generate`, conversations.generate);
  server.post(`${BASE}/tokens/refresh`, conversations.refresh);
  server.post(`${BASE}/conversations`, conversations.start);
  server.get(`${BASE}/conversations/:id`, conversations.reconnect);
  server.get(`${BASE}/conversations/:id/activities`, activities.list);
  server.post(`${BASE}/conversations/:id/activities`, activities.post);
  server.post(`${BASE}/conversations/:id/upload`, activities.upload);
  server.get(`${BASE}/conversations/:id/stream`, refuse('The stream is a WebSocket: connect with ws:// or wss://.'));
  server.get(`${BASE}/session/getsessionid`, refuse('Sign-in cards are not used here, so there are no sessions.'));
  return openStreams(server, parts);
}

/** Any page may call: what opens a conversation is the bearer token, and there are no cookies to abuse. */
function openToEveryOrigin(req: Request, res: Response, next: Next): void {
  const isOurs = req.getPath().startsWith(`${BASE}/`);
  const isPreflight = isOurs && req.method === 'OPTIONS';
  if (isOurs) {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Cache-Control', 'no-store');
  }
  if (isPreflight) {
    res.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    res.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-Requested-With, x-ms-bot-agent');
    res.setHeader('Access-Control-Max-Age', '86400');
    res.send(204);
  }
  next(isPreflight ? false : undefined);
}

function refuse(message: string) {
  return async () => {
    throw new AppError('request.invalid', message);
  };
}
