import { once } from 'node:events';
import pino from 'pino';
import { compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { answerMessages, usageOfThis } from './child.ts';

answerMessages(async (message: { settings?: Record<string, string> }) =>
  message.settings === undefined ? usageOfThis() : { url: await serve(message.settings) },
);

/** The whole product, as `npm start` puts it together. */
async function serve(settings: Record<string, string>): Promise<string> {
  const config = readConfig(settings);
  const companion = await compose(config, pino({ level: 'warn' }, pino.destination(2)), systemClock);
  await companion.begin();
  companion.server.listen(0, config.host);
  await once(companion.server.server, 'listening');
  return `http://${config.host}:${companion.server.address().port}`;
}
