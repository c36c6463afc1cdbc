import type restify from 'restify';
import { BuiltFiles } from '../built-files.ts';

/** The hash of nothing: the component library adds empty style elements and fills them through the CSSOM. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
/** Everything comes from this server; no script or style stands in the page itself. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${EMPTY_STYLE}`,
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
const FOREVER = 'public, max-age=31536000, immutable';

/** The therapist console: one page and its files. What it shows comes from the staff API. */
export function mountConsole(server: restify.Server, { publicDir }: { publicDir: string }): void {
  const files = new BuiltFiles(publicDir, 'The console');
  server.get('/console', async (_req: restify.Request, res: restify.Response) => {
    res.sendRaw(301, '', { Location: '/console/' });
  });
  server.get('/console/', async (req: restify.Request, res: restify.Response) => {
    files.send(req, res, 'index.html', {
      'Cache-Control': 'no-store',
      'Content-Security-Policy': POLICY,
      'Referrer-Policy': 'no-referrer',
      'X-Frame-Options': 'DENY',
    });
  });
  server.get('/console/assets/:name', async (req: restify.Request, res: restify.Response) => {
    files.send(req, res, `assets/${req.params.name}`, { 'Cache-Control': FOREVER });
  });
}
