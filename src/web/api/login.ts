import type restify from 'restify';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { answer } from './answer.ts';
import type { ApiParts } from './api-parts.ts';
import { checkInput } from './check-input.ts';
import { type Staff, TOKEN_SECONDS } from './staff-tokens.ts';

export const loginSchema = z.strictObject({ token: z.string().min(1).max(4096) });

/** Exchanges a one-time login link for a bearer token. */
export function mountLogin(server: restify.Server, path: string, parts: ApiParts): void {
  server.post(path, async (req: restify.Request, res: restify.Response) => {
    const { token } = checkInput(loginSchema, req.body);
    const staff = await redeem(token, parts);
    answer(res, 200, { token: await parts.staffTokens.issue(staff), staff, expiresIn: TOKEN_SECONDS });
  });
}

async function redeem(token: string, { store, staffTokens, clock, newId }: ApiParts): Promise<Staff> {
  const { id, staff } = await staffTokens.verifyLoginLink(token);
  const at = clock.now().toISOString();
  // Of two that come at once, the one whose own value is kept was first.
  const mine = newId('login');
  const used = await store.records.update('settings', id, (current) => current ?? { id, value: mine, at });
  if (used?.value !== mine) {
    throw new AppError('token.invalid', 'This login link was used before. Please ask for a new one.');
  }
  const { clinicId, name: by, roles } = staff;
  const entry = { id: newId('audit'), clinicId, at, by, role: roles.join(', '), action: 'login' };
  await store.records.update('audit', entry.id, () => entry);
  return staff;
}
