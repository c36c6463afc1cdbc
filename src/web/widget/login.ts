import type restify from 'restify';
import { z } from 'zod';
import type { ChatClaims, ChatTokens } from '../../domain/chat-tokens.ts';
import type { Clinic } from '../../domain/clinic.ts';
import type { Clock, NewId } from '../../domain/clock.ts';
import { AppError } from '../../domain/errors.ts';
import { languageOf } from '../../domain/languages.ts';
import type { PatientLinks } from '../../domain/patient-links.ts';
import { readResumeCode } from '../../domain/resume-code.ts';
import { Guesses } from './guesses.ts';
import { mayUse, ownHost } from './origins.ts';
import type { ResumeCodes } from './resume-codes.ts';

const LOGIN = '/api/widget/login';

const loginSchema = z.object({
  clinic: z.string().max(100),
  resume: z.string().max(4096).optional(),
  link: z.string().max(200).optional(),
  nonce: z.string().min(16).max(200).optional(),
  user: z.string().max(8192).optional(),
  locale: z.string().max(35).optional(),
});

interface LoginParts {
  clinics: (id: string) => Clinic | undefined;
  tokens: ChatTokens;
  codes: ResumeCodes;
  links: PatientLinks;
  clock: Clock;
  newId: NewId;
  publicUrl?: string;
}

/** The widget's way in: a token for a new conversation, or for the one that a resume token, a code or a link names. */
export function mountLogin(server: restify.Server, parts: LoginParts): void {
  const guesses = new Guesses(parts.clock);
  // Old links are opened by people; they must not keep others from their codes.
  const openings = new Guesses(parts.clock);
  const comeBack = async ({ resume, link, nonce }: Login, clinic: Clinic, address: string) => {
    if (link !== undefined)
      return byGuess(openings, address, linkRefused(clinic), () => parts.links.redeem(link, clinic.id, nonce));
    if (resume === undefined) return undefined;
    const code = readResumeCode(resume);
    if (code === undefined) return resumed(parts.tokens, clinic, resume);
    return byGuess(guesses, address, codeRefused(), () => parts.codes.redeem(code, clinic.id));
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
    const known = await comeBack(login, clinic, req.socket.remoteAddress ?? '');
    const claims = known ?? newcomer(parts.newId, clinic, login.locale);
    const { token, expiresIn } = await parts.tokens.issue(claims);
    const resume = await parts.tokens.issueResume(claims);
    const { conversationId, userId, language } = claims;
    res.header('Cache-Control', 'no-store');
    res.send(200, { token, conversationId, userId, expiresIn, resume, language, resumed: known !== undefined });
  });
}

type Login = z.infer<typeof loginSchema>;

function readLogin(body: unknown): Login {
  const parsed = loginSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'body'))].join(', ');
  throw new AppError(
    'request.invalid',
    `Send JSON with {clinic, resume?, link?, nonce?, user?, locale?}; not right: ${fields}.`,
  );
}

/** What a person brings can be tried: a wrong one is said to be, and leads nowhere. */
async function byGuess(
  guesses: Guesses,
  address: string,
  refusal: AppError,
  redeem: () => Promise<ChatClaims | undefined>,
): Promise<ChatClaims> {
  guesses.take(address);
  const claims = await redeem();
  if (claims === undefined) throw refusal;
  guesses.giveBack(address);
  return claims;
}

function codeRefused(): AppError {
  return new AppError('token.invalid', 'This code is not right, or it was used or is too old. Please check it.');
}

/** The same for a link that is used, old, altered or of nobody: which, is for its person alone to know. */
function linkRefused({ phone }: Clinic): AppError {
  const instead = `Ask the clinic for a new one (${phone}), or enter a code that your chat shows on another device.`;
  return new AppError('link.invalid', `This link does not open a chat, or not any more. ${instead}`);
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
