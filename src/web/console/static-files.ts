import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type restify from 'restify';
import { AppError } from '../../domain/errors.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What the build made of the browser code: read once, compressed once, found by name alone. */
export class StaticFiles {
  readonly #files = new Map<string, { type: string; plain: Buffer; gzip: Buffer }>();

  /** Throws `config.invalid` when the browser code was not built. */
  constructor(publicDir: string) {
    try {
      const assets = readdirSync(join(publicDir, 'assets')).map((name) => `assets/${name}`);
      for (const name of ['index.html', ...assets]) {
        const plain = readFileSync(join(publicDir, name));
        const type = TYPES[extname(name)] ?? 'application/octet-stream';
        this.#files.set(name, { type, plain, gzip: gzipSync(plain, { level: 9 }) });
      }
    } catch (cause) {
      throw new AppError('config.invalid', 'The console is not built: run "npm run build".', { cause });
    }
  }

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
