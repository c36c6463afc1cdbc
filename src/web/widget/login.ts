import type restify from 'restify';
import { z } from 'zod';
import type { ChatClaims, ChatTokens } from '../../domain/chat-tokens.ts';
import type { Clinic } from '../../domain/clinic.ts';
import type { Clock, NewId } from '../../domain/clock.ts';
import { AppError } from '../../domain/errors.ts';
import { languageOf } from '../../domain/languages.ts';
import { readResumeCode } from '../../domain/resume-code.ts';
import { Guesses } from './guesses.ts';
import { mayUse, ownHost } from './origins.ts';
import type { ResumeCodes } from './resume-codes.ts';

const LOGIN = '/api/widget/login';

const loginSchema = z.object({
  clinic: z.string().max(100),
  resume: z.string().max(4096).optional(),
  user: z.string().max(8192).optional(),
  locale: z.string().max(35).optional(),
});

interface LoginParts {
  clinics: (id: string) => Clinic | undefined;
  tokens: ChatTokens;
  codes: ResumeCodes;
  clock: Clock;
  newId: NewId;
  publicUrl?: string;
}

/** The widget's way in: a token for a new conversation, or for the one that the resume token or code names. */
export function mountLogin(server: restify.Server, parts: LoginParts): void {
  const guesses = new Guesses(parts.clock);
  const comeBack = (resume: string, clinic: Clinic, address: string) => {
    const code = readResumeCode(resume);
    return code === undefined
      ? resumed(parts.tokens, clinic, resume)
      : byCode(code, clinic, address, parts.codes, guesses);
  };
  server.opts(LOGIN, async (req: restify.Request, res: restify.Response) => {
    // The preflight does not say which clinic; the login itself checks that.
    allowOrigin(req, res);
    res.sendRaw(204, '', { 'Access-Control-Allow-Methods': 'POST', 'Access-Control-Allow-Headers': 'content-type' });
  });

  server.post(LOGIN, async (req: restify.Request, res: restify.Response) => {
    const login = readLogin(req.body);
    const clinic = parts.clinics(login.clinic);
    if (clinic === undefined) throw new AppError('not-found', 'There is no such clinic here.');
    const origin = req.header('origin');
    // Browsers always name a foreign origin; a request without one carries no one else's rights.
    if (origin !== undefined && !mayUse(clinic, origin, ownHost(req, parts.publicUrl)))
      throw new AppError('origin-forbidden', "This website is not on the clinic's list of origins.");
    if (login.user !== undefined)
      throw new AppError('request.invalid', 'Signing in through the website is not set up for this clinic.');
    allowOrigin(req, res);
    const known =
      login.resume === undefined ? undefined : await comeBack(login.resume, clinic, req.socket.remoteAddress ?? '');
    const claims = known ?? newcomer(parts.newId, clinic, login.locale);
    const { token, expiresIn } = await parts.tokens.issue(claims);
    const resume = await parts.tokens.issueResume(claims);
    const { conversationId, userId, language } = claims;
    res.header('Cache-Control', 'no-store');
    res.send(200, { token, conversationId, userId, expiresIn, resume, language, resumed: known !== undefined });
  });
}

function readLogin(body: unknown): z.infer<typeof loginSchema> {
  const parsed = loginSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'body'))].join(', ');
  throw new AppError('request.invalid', `Send JSON with {clinic, resume?, user?, locale?}; not right: ${fields}.`);
}

/** A code was typed by a person: a wrong one is said to be, and leads nowhere. */
async function byCode(
  code: string,
  clinic: Clinic,
  address: string,
  codes: ResumeCodes,
  guesses: Guesses,
): Promise<ChatClaims> {
  guesses.take(address);
  const claims = await codes.redeem(code, clinic.id);
  if (claims === undefined)
    throw new AppError('token.invalid', 'This code is not right, or it was used or is too old. Please check it.');
  guesses.giveBack(address);
  return claims;
}

/** A token that is too old, forged or of another clinic must not strand a person: they begin anew. */
async function resumed(tokens: ChatTokens, clinic: Clinic, resume: string): Promise<ChatClaims | undefined> {
  try {
    const claims = await tokens.verifyResume(resume);
    return claims.clinicId === clinic.id ? claims : undefined;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'token.invalid' || error.code === 'token.expired'))
      return undefined;
    throw error;
  }
}

function newcomer(newId: NewId, clinic: Clinic, locale: string | undefined): ChatClaims {
  const wanted = languageOf(locale, clinic.languages[0]);
  const language = clinic.languages.includes(wanted) ? wanted : (clinic.languages[0] ?? 'en');
  // Direct Line user ids begin with `dl_`, so that nobody can pass for a user of another channel.
  return { conversationId: newId('conversation'), userId: `dl_${newId('user')}`, clinicId: clinic.id, language };
}

function allowOrigin(req: restify.Request, res: restify.Response): void {
  const origin = req.header('origin');
  if (origin === undefined) return;
  res.header('Access-Control-Allow-Origin', origin);
  res.header('Vary', 'Origin');
}
