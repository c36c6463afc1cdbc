import { isIPv4 } from 'node:net';
import type { Request } from 'restify';
import { AppError } from '../../domain/errors.ts';
import type { AzureBot } from './bot-service-adapter.ts';

const LOOPBACK_HOSTS = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Who may come as far as the SDK's own check. Without credentials that check lets everybody pass, so nobody gets there
 * but a program on this very machine, such as the Agents Playground, and nobody at all in production.
 */
export function gate(config: { production: boolean; host: string; azureBot: AzureBot }): (req: Request) => void {
  const guarded = config.azureBot !== undefined;
  const open = !config.production && LOOPBACK_HOSTS.has(config.host);
  return (req) => {
    if (guarded || (open && isLocal(req))) return;
    throw new AppError('origin-forbidden', 'This bot has no credentials. Set MicrosoftAppId and MicrosoftAppPassword.');
  };
}

/** From this machine, and not for somebody else: a proxy says for whom it asks. */
function isLocal({ socket, headers }: Request): boolean {
  const { remoteAddress = '' } = socket;
  const address = remoteAddress.replace(/^::ffff:/, '');
  const loopback = address === '::1' || (isIPv4(address) && address.startsWith('127.'));
  return loopback && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
}
