import { once } from 'node:events';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import { answerMessages, usageOfThis } from './child.ts';
import type { AskedQuestion } from './series.ts';
import { StockBot } from './stock-bot.ts';

answerMessages(async (message: { series?: AskedQuestion[] }) =>
  message.series === undefined ? usageOfThis() : { url: await serve(message.series) },
);

/** The server of the samples; without credentials, everybody is believed. */
async function serve(series: AskedQuestion[]): Promise<string> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  const bot = new StockBot(series);
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
    await adapter.process(req, res, (context) => bot.run(context));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
}
