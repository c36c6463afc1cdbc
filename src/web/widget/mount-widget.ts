import type restify from 'restify';
import type { ChatTokens } from '../../domain/chat-tokens.ts';
import type { Clinic } from '../../domain/clinic.ts';
import type { Clock, NewId } from '../../domain/clock.ts';
import { type Language, languageOf } from '../../domain/languages.ts';
import type { PatientLinks } from '../../domain/patient-links.ts';
import { Assets } from './assets.ts';
import { chatPage, unknownClinicPage } from './chat-page.ts';
import { mountCode } from './code-route.ts';
import { demoPage } from './demo-page.ts';
import { mountLogin } from './login.ts';
import { ownHost } from './origins.ts';
import { sendPage } from './page.ts';
import type { ResumeCodes } from './resume-codes.ts';

export interface WidgetParts {
  clinics: (id: string) => Clinic | undefined;
  /** The clinic whose demo page is at `/`; none in production. */
  demoClinic?: string;
  tokens: ChatTokens;
  codes: ResumeCodes;
  links: PatientLinks;
  clock: Clock;
  newId: NewId;
  /** Where the build put the browser code. */
  publicDir: string;
  /** How browsers reach this server; without it the Host header of the request says so. */
  publicUrl?: string;
}

const PAGE_PARTS = { 'script-src': "'self'", 'style-src': "'self'", 'img-src': "'self'" };
const FOREVER = 'public, max-age=31536000, immutable';
/** Clinics' pages keep the loader for so long after a new version; short, as its address has no hash. */
const LOADER_CACHE = 'public, max-age=300';

/** The web chat as a clinic's visitor meets it: loader, chat page, their files, and the login. */
export function mountWidget(server: restify.Server, parts: WidgetParts): void {
  const assets = new Assets(parts.publicDir);
  const script = assets.url('chat', '.js');
  const style = assets.url('chat', '.css');
  const loader = assets.name('embed', '.js');
  const demoStyle = assets.url('demo', '.css');
  const icon = assets.url('icon', '.svg');

  server.get('/embed.js', async (req: restify.Request, res: restify.Response) =>
    assets.send(req, res, loader, LOADER_CACHE),
  );
  server.get('/widget/assets/:name', async (req: restify.Request, res: restify.Response) =>
    assets.send(req, res, String(req.params.name), FOREVER),
  );

  server.get('/chat', async (req: restify.Request, res: restify.Response) => {
    const clinic = parts.clinics(parameter(req, 'clinic') ?? '');
    if (clinic === undefined) {
      const page = unknownClinicPage(pageLanguage(req), { style, icon });
      return sendPage(res, 404, page, { ...PAGE_PARTS, 'frame-ancestors': '*' });
    }
    const host = ownHost(req, parts.publicUrl);
    // Not every browser counts web sockets of our own host among 'self'.
    const sockets = host === undefined ? '' : ` ws://${host} wss://${host}`;
    return sendPage(res, 200, chatPage(clinic, pageLanguage(req, clinic), { script, style, icon }), {
      ...PAGE_PARTS,
      'connect-src': `'self'${sockets}`,
      'frame-ancestors': ["'self'", ...clinic.origins].join(' '),
    });
  });

  const demo = parts.demoClinic === undefined ? undefined : parts.clinics(parts.demoClinic);
  if (demo !== undefined)
    server.get('/', async (req: restify.Request, res: restify.Response) =>
      sendPage(res, 200, demoPage(demo, pageLanguage(req, demo), { style: demoStyle, icon }), {
        ...PAGE_PARTS,
        'frame-src': "'self'",
        'frame-ancestors': "'none'",
      }),
    );

  mountLogin(server, parts);
  mountCode(server, parts);
}

/** The language asked for, else the browser's first, as far as the clinic speaks it. */
function pageLanguage(req: restify.Request, clinic?: Clinic): Language {
  const spoken = clinic?.languages ?? ['en', 'es'];
  const wanted = languageOf(parameter(req, 'lang') ?? req.header('accept-language', ''), spoken[0]);
  return spoken.includes(wanted) ? wanted : (spoken[0] ?? 'en');
}

function parameter(req: restify.Request, name: string): string | undefined {
  const value: unknown = (req.query as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}
