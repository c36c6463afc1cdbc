import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Post {
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A clinic's own pager: takes webhooks on the loopback; how it answers can be changed at any time. */
export class PagerEndpoint {
  readonly posts: Post[] = [];
  behaviour: 'hang' | 200 | 204 | 302 | 400 | 503 = 204;
  readonly #hung: ServerResponse[] = [];
  readonly #server = createServer((req, res) => {
    void text(req).then((body) => {
      this.posts.push({ headers: req.headers, body });
      if (this.behaviour === 'hang') {
        this.#hung.push(res);
        return;
      }
      // Not writeHead: restify, in the same process, has its own.
      res.statusCode = this.behaviour;
      res.setHeader('location', `${this.url}/elsewhere`);
      res.end();
    });
  });

  static async open(): Promise<PagerEndpoint> {
    const endpoint = new PagerEndpoint();
    endpoint.#server.listen(0, '127.0.0.1');
    await once(endpoint.#server, 'listening');
    return endpoint;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/page`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
