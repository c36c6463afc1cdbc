import { answerMessages } from './child.ts';
import { type Connector, startConnector } from './connector.ts';
import { ConnectorTalker } from './connector-talker.ts';
import { DirectLineTalker } from './direct-line-talker.ts';
import type { AskedQuestion } from './series.ts';
import type { Talker } from './talker.ts';

/** How the load client talks with a server. */
export type Protocol = 'direct-line' | 'connector' | 'expect-replies';

export interface RoundOrder {
  url: string;
  protocol: Protocol;
  conversations: number;
  series: AskedQuestion[];
}

/** What a round took: of each turn, and of all of them side by side. */
export interface RoundResult {
  turnMs: number[];
  elapsedMs: number;
}

const connector = await startConnector();
let rounds = 0;

answerMessages(runRound);

/** Opens all conversations, then talks them all to their end side by side, each waiting for the bot's replies. */
async function runRound(order: RoundOrder): Promise<RoundResult> {
  rounds += 1;
  const talkers = Array.from({ length: order.conversations }, (_, index) => talkerFor(order, index));
  await Promise.all(talkers.map((talker) => talker.open()));
  const turnMs: number[] = [];
  const begun = performance.now();
  await Promise.all(talkers.map((talker) => talk(talker, turnMs)));
  const elapsedMs = performance.now() - begun;
  for (const talker of talkers) talker.close();
  return { turnMs, elapsedMs };
}

async function talk(talker: Talker, turnMs: number[]): Promise<void> {
  let goesOn = true;
  while (goesOn) {
    const begun = performance.now();
    goesOn = await talker.answer();
    if (goesOn) turnMs.push(performance.now() - begun);
  }
}

function talkerFor({ url, protocol, series }: RoundOrder, index: number): Talker {
  if (protocol === 'direct-line') return new DirectLineTalker(url, index % 2 === 1);
  const id = `r${rounds}c${index}`;
  return new ConnectorTalker({ url, series, id, ...own(protocol === 'connector' ? connector : undefined) });
}

function own(known: Connector | undefined): { connector?: Connector } {
  return known === undefined ? {} : { connector: known };
}
