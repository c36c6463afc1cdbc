import type restify from 'restify';
import type { Clinic } from '../../domain/clinic.ts';

/** Where this server is reached, as the browser sees it: `PUBLIC_URL`'s host, else the one that was asked for. */
export function ownHost(req: restify.Request, publicUrl: string | undefined): string | undefined {
  if (publicUrl !== undefined) return new URL(publicUrl).host;
  const host = req.header('host', '');
  return /^(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?$/i.test(host) ? host : undefined;
}

/** Whether a page of this origin may use the clinic's chat: the clinic's sites, and our own pages. */
export function mayUse(clinic: Clinic, origin: string, host: string | undefined): boolean {
  if (clinic.origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
