import { once } from 'node:events';
import pino from 'pino';
import { type Companion, compose } from './compose.ts';
import { type Config, readConfig } from './config.ts';
import { systemClock } from './domain/clock.ts';
import { AppError } from './domain/errors.ts';

/** A server that does not end by itself within this is ended. */
const DRAIN_MS = 10_000;
const LINK_SECONDS = 15 * 60;

async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: false }));
  const companion = await compose(config, log, systemClock);
  const { server } = companion;
  await companion.begin();
  await listen(server, config);
  const url = config.publicUrl ?? `http://${config.host}:${server.address().port}`;
  process.stdout.write(`KAP Companion is running.\n\n`);
  if (!config.production) {
    const staff = {
      name: 'First Therapist',
      staffId: 'local',
      clinicId: companion.clinicIds[0] ?? '',
      roles: ['therapist' as const],
    };
    const link = await companion.staffTokens.issueLoginLink(staff, LINK_SECONDS);
    process.stdout.write(`  Patients (demo page):    ${url}/\n`);
    process.stdout.write(`  Therapist (once, 15 min): ${url}/console/#login=${link}\n\n`);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), DRAIN_MS).unref();
      server.close();
      void companion.close().then(() => process.exit(0));
    });
  }
}

async function listen(server: Companion['server'], { port, host }: Config): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const taken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
    const why = taken ? 'is taken by another program' : 'cannot be opened';
    throw new AppError('config.invalid', `${host}:${port} ${why}. Set PORT to a free one.`, { cause });
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`KAP Companion cannot start.\n${error.message}\n`);
  // Parts that were opened would keep the process alive.
  process.exit(1);
}
