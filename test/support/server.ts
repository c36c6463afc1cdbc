import type { AddressInfo } from 'node:net';
import type restify from 'restify';
import { createApp, type Mount } from '../../src/app.ts';
import { silentLog } from './silent-log.ts';

/** Starts an app with these routes on a free port of the loopback; `close` ends it and every connection. */
export async function serve(
  ...mounts: Mount[]
): Promise<{ url: string; server: restify.Server; close(): Promise<void> }> {
  const server = createApp({ log: silentLog, mounts });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      (server.server as unknown as { closeAllConnections(): void }).closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, server, close };
}
