import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type restify from 'restify';
import { AppError } from '../../domain/errors.ts';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface Asset {
  type: string;
  plain: Buffer;
  gzip: Buffer;
}

/** What the build made of the browser code: small enough to be held in memory, compressed once. */
export class Assets {
  readonly #files = new Map<string, Asset>();

  /** Throws `config.invalid` when the browser code was not built. */
  constructor(publicDir: string) {
    try {
      for (const name of readdirSync(join(publicDir, 'assets'))) {
        const plain = readFileSync(join(publicDir, 'assets', name));
        const type = TYPES[extname(name)] ?? 'application/octet-stream';
        this.#files.set(name, { type, plain, gzip: gzipSync(plain, { level: 9 }) });
      }
    } catch (cause) {
      throw new AppError('config.invalid', 'The chat widget is not built: run "npm run build".', { cause });
    }
  }

  /** The hashed file of an entry, as in `name('chat', '.js')` → `chat-Bx12.js`. */
  name(entry: string, extension: string): string {
    const found = [...this.#files.keys()].find((name) => name.startsWith(`${entry}-`) && name.endsWith(extension));
    if (found === undefined)
      throw new AppError('config.invalid', `The build of the widget has no ${entry}${extension}.`);
    return found;
  }

  /** A page's address of an entry's file. */
  url(entry: string, extension: string): string {
    return `/widget/assets/${this.name(entry, extension)}`;
  }

  send(req: restify.Request, res: restify.Response, name: string, cacheControl: string): void {
    const asset = this.#files.get(name);
    if (asset === undefined) throw new AppError('not-found', 'There is nothing at this address.');
    const gzip = /\bgzip\b/.test(req.header('accept-encoding', ''));
    res.sendRaw(200, gzip ? asset.gzip : asset.plain, {
      'Content-Type': asset.type,
      'Cache-Control': cacheControl,
      'X-Content-Type-Options': 'nosniff',
      // The loader runs on the clinics' own sites.
      'Cross-Origin-Resource-Policy': 'cross-origin',
      Vary: 'Accept-Encoding',
      ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
    });
  }
}
