import type restify from 'restify';
import { AppError } from '../../domain/errors.ts';
import { BuiltFiles } from '../built-files.ts';

/** The widget's files, by the hashed names of the build. */
export class Assets {
  readonly #files: BuiltFiles;

  constructor(publicDir: string) {
    this.#files = new BuiltFiles(publicDir, 'The chat widget');
  }

  /** The hashed file of an entry, as in `name('chat', '.js')` → `chat-Bx12.js`. */
  name(entry: string, extension: string): string {
    const names = this.#files.names().map((path) => path.slice(path.lastIndexOf('/') + 1));
    const found = names.find((name) => name.startsWith(`${entry}-`) && name.endsWith(extension));
    if (found === undefined)
      throw new AppError('config.invalid', `The build of the widget has no ${entry}${extension}.`);
    return found;
  }

  /** A page's address of an entry's file. */
  url(entry: string, extension: string): string {
    return `/widget/assets/${this.name(entry, extension)}`;
  }

  send(req: restify.Request, res: restify.Response, name: string, cacheControl: string): void {
    this.#files.send(req, res, `assets/${name}`, {
      'Cache-Control': cacheControl,
      // The loader runs on the clinics' own sites.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  }
}
