import { Child, type Usage } from './child.ts';
import type { Protocol, RoundOrder, RoundResult } from './load-client.ts';
import type { AskedQuestion } from './series.ts';

/** A server under load, as one way of talking with it. */
export interface Contender {
  name: string;
  protocol: Protocol;
  url: string;
  server: Child;
  rounds: Round[];
}

export interface Round extends RoundResult {
  /** Processor time of the server alone. */
  cpuMs: number;
  rssMb: number;
}

export async function startCompanion(name: string, settings: Record<string, string>): Promise<Contender> {
  const server = new Child('./companion-server.js');
  const { url } = await server.ask<{ url: string }>({ settings });
  return { name, protocol: 'direct-line', url, server, rounds: [] };
}

export async function startStock(name: string, protocol: Protocol, series: AskedQuestion[]): Promise<Contender> {
  const server = new Child('./stock-server.js');
  const { url } = await server.ask<{ url: string }>({ series });
  return { name, protocol, url, server, rounds: [] };
}

/** One round of load on one server, with what it cost that server. */
export async function runRound(
  { url, protocol, server }: Contender,
  client: Child,
  order: Pick<RoundOrder, 'conversations' | 'series'>,
): Promise<Round> {
  const before = await server.ask<Usage>({});
  const result = await client.ask<RoundResult>({ ...order, url, protocol } satisfies RoundOrder);
  const after = await server.ask<Usage>({});
  return { ...result, cpuMs: after.cpuMs - before.cpuMs, rssMb: after.rssMb };
}
