import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type Companion, compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { type Clock, systemClock } from '../../src/domain/clock.ts';
import { silentLog } from './silent-log.ts';

/** The whole product as `npm start` puts it together, on the loopback. */
export interface ComposedServer extends Companion {
  url: string;
}

/** Starts it with all its defaults and no credentials, on a data folder of the test's own. */
export async function startComposed(
  dataDir: string,
  env: Record<string, string> = {},
  clock: Clock = systemClock,
): Promise<ComposedServer> {
  const port = await freePort();
  const config = readConfig({ NODE_ENV: 'test', PORT: `${port}`, DATA_DIR: dataDir, ...env });
  const companion = await compose(config, silentLog, clock);
  const { server } = companion;
  await companion.begin();
  server.listen(port, config.host);
  await once(server.server, 'listening');
  const close = async () => {
    server.close();
    (server.server as unknown as { closeAllConnections(): void }).closeAllConnections();
    await companion.close();
  };
  return { ...companion, url: `http://${config.host}:${port}`, close };
}

/** Not 0: the server tells its clients where its streams are, so it must know its own port. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
