import type restify from 'restify';
import { z } from 'zod';
import { answer } from './answer.ts';
import type { ApiParts } from './api-parts.ts';
import { checkInput } from './check-input.ts';
import { TOKEN_SECONDS } from './staff-tokens.ts';

export const loginSchema = z.strictObject({ token: z.string().min(1).max(4096) });

/** Exchanges a one-time login link for a bearer token. */
export function mountLogin(server: restify.Server, path: string, parts: ApiParts): void {
  const { staffTokens, store, newId, clock } = parts;
  server.post(path, async (req: restify.Request, res: restify.Response) => {
    const staff = await staffTokens.redeemLoginLink(checkInput(loginSchema, req.body).token);
    const { clinicId, name: by, roles } = staff;
    const at = clock.now().toISOString();
    const entry = { id: newId('audit'), clinicId, at, by, role: roles.join(', '), action: 'login' };
    await store.records.update('audit', entry.id, () => entry);
    answer(res, 200, { token: await staffTokens.issue(staff), staff, expiresIn: TOKEN_SECONDS });
  });
}
