import type restify from 'restify';

/** Nothing of a patient stays in a cache. */
export function answer(res: restify.Response, status: number, body: unknown): void {
  res.sendRaw(status, JSON.stringify(body), {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
}
