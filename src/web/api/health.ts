import type restify from 'restify';
import type { Store } from '../../domain/ports.ts';
import { answer } from './answer.ts';

/** `/healthz`: the process runs. `/readyz`: it can reach its store; `store.unavailable` (503) while it cannot. */
export function mountHealth(server: restify.Server, { store }: { store: Pick<Store, 'ping'> }): void {
  server.get('/healthz', async (_req: restify.Request, res: restify.Response) => answer(res, 200, { status: 'ok' }));
  server.get('/readyz', async (_req: restify.Request, res: restify.Response) => {
    await store.ping();
    answer(res, 200, { status: 'ready' });
  });
}
