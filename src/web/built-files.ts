import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type restify from 'restify';
import { AppError } from '../domain/errors.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const PAGE = 'index.html';

/** What the build made of browser code: read once, compressed once, found by name alone. */
export class BuiltFiles {
  readonly #files = new Map<string, { type: string; plain: Buffer; gzip: Buffer }>();

  /** Throws `config.invalid` when the browser code (`what`, as in "The console") was not built. */
  constructor(publicDir: string, what: string) {
    try {
      const page = existsSync(join(publicDir, PAGE)) ? [PAGE] : [];
      for (const name of [...page, ...readdirSync(join(publicDir, 'assets')).map((asset) => `assets/${asset}`)]) {
        const plain = readFileSync(join(publicDir, name));
        const type = TYPES[extname(name)] ?? 'application/octet-stream';
        this.#files.set(name, { type, plain, gzip: gzipSync(plain, { level: 9 }) });
      }
    } catch (cause) {
      throw new AppError('config.invalid', `${what} is not built: run "npm run build".`, { cause });
    }
  }

  names(): string[] {
    return [...this.#files.keys()];
  }

  /** Throws `not-found`. */
  send(req: restify.Request, res: restify.Response, name: string, headers: Record<string, string>): void {
    const file = this.#files.get(name);
    if (file === undefined) throw new AppError('not-found', 'There is nothing at this address.');
    const gzip = /\bgzip\b/.test(req.header('accept-encoding', ''));
    res.sendRaw(200, gzip ? file.gzip : file.plain, {
      ...headers,
      'Content-Type': file.type,
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
      ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
    });
  }
}
