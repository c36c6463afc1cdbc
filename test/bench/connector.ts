import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A channel's connector service: where a bot sends its replies. */
export interface Connector {
  url: string;
  /** The text of the next reply in this conversation. */
  nextReply(conversationId: string): Promise<string>;
}

const PATH = /^\/v3\/conversations\/([^/]+)\/activities/;

export async function startConnector(): Promise<Connector> {
  const waiting = new Map<string, (text: string) => void>();
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const { text } = JSON.parse(Buffer.concat(chunks).toString()) as { text: string };
      res.setHeader('Content-Type', 'application/json');
      res.end('{"id":"reply"}');
      waiting.get(PATH.exec(req.url ?? '')?.[1] ?? '')?.(text);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    nextReply: (conversationId) => new Promise((resolve) => waiting.set(conversationId, resolve)),
  };
}
