import restify from 'restify';
import { AppError, type ErrorCode } from './domain/errors.ts';
import type { Log } from './domain/ports.ts';

/** Adds a part's routes to the server. Handlers are async, take `(req, res)` and throw `AppError`. */
export type Mount = (server: restify.Server) => void;

/** Largest request body, in bytes. */
export const MAX_BODY = 256 * 1024;

const STATUS: Partial<Record<ErrorCode, number>> = {
  'store.unavailable': 503,
  'store.conflict': 503,
  'request.invalid': 400,
  'request.too-large': 413,
  'request.unsupported': 415,
  'not-found': 404,
  'token.missing': 401,
  'token.invalid': 403,
  'token.expired': 403,
  'link.invalid': 403,
  'origin-forbidden': 403,
  'role-forbidden': 403,
  'not-own-patient': 403,
  'patient-merged': 410,
  'clearance-required': 409,
  'state-conflict': 409,
  'rate-limited': 429,
};

/** One restify server with every part's routes and the one place where an error becomes an HTTP answer. */
export function createApp({ log, mounts }: { log: Log; mounts: Mount[] }): restify.Server {
  const server = restify.createServer({ name: 'kap-companion', handleUncaughtExceptions: false });
  server.pre(refuseCompressedBody);
  server.use(restify.plugins.queryParser({ mapParams: false }));
  server.use(restify.plugins.bodyReader({ maxBodySize: MAX_BODY }));
  server.use(restify.plugins.jsonBodyParser({ mapParams: false, bodyReader: true }));
  server.on('restifyError', (req: restify.Request, res: restify.Response, error: Error, done: () => void) => {
    answerError(log, req, res, error);
    done();
  });
  for (const mount of mounts) mount(server);
  return server;
}

/** restify inflates a gzip body past every limit and dies of a broken one, so none is taken. */
function refuseCompressedBody(req: restify.Request, _res: restify.Response, next: restify.Next): void {
  const isPlain = req.headers['content-encoding'] === undefined;
  next(isPlain ? undefined : new AppError('request.unsupported', 'Send the body without Content-Encoding.'));
}

function answerError(log: Log, req: restify.Request, res: restify.Response, error: Error): void {
  const { status, code, message, facts } = describe(error);
  const path = req.getPath();
  if (status >= 500) log.error({ code, path: routeOf(path), error: error.name, stack: error.stack }, 'request failed');
  if (res.headersSent) return;
  res.setHeader('Cache-Control', 'no-store');
  if (path.startsWith('/api/v1/')) {
    res.sendRaw(status, JSON.stringify({ type: 'about:blank', title: message, status, code, ...facts }), {
      'Content-Type': 'application/problem+json',
    });
    return;
  }
  res.sendRaw(status, JSON.stringify({ error: { code, message }, ...facts }), { 'Content-Type': 'application/json' });
}

/** Ids in a path are not for the log. */
function routeOf(path: string): string {
  return path.split('/').slice(0, 4).join('/');
}

interface Described {
  status: number;
  code: ErrorCode;
  message: string;
  facts?: AppError['facts'];
}

function describe(error: Error): Described {
  if (error instanceof AppError) {
    const status = STATUS[error.code] ?? 500;
    const message = status >= 500 && status !== 503 ? 'Something went wrong here. Please try again.' : error.message;
    return { status, code: error.code, message, facts: error.facts };
  }
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (status === 413)
    return { status, code: 'request.too-large', message: `The body is larger than ${MAX_BODY} bytes.` };
  if (status === 404) return { status, code: 'not-found', message: 'There is nothing at this address.' };
  if (status === 415) return { status, code: 'request.unsupported', message: 'Send JSON.' };
  if (status < 500)
    return { status, code: 'request.invalid', message: 'The request could not be read. Send well-formed JSON.' };
  return { status: 500, code: 'internal', message: 'Something went wrong here. Please try again.' };
}
