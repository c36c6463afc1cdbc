import type restify from 'restify';
import type { Markup } from './html.ts';

/** Sends a page with the headers that every page of ours has; `policy` is its Content-Security-Policy. */
export function sendPage(res: restify.Response, status: number, page: Markup, policy: Record<string, string>): void {
  const csp = { 'default-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'", ...policy };
  res.sendRaw(status, page.text, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': Object.entries(csp)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
}
