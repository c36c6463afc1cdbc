import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock, NewId } from '../../domain/clock.ts';
import { AppError } from '../../domain/errors.ts';
import { ROLES } from '../../domain/staff.ts';

/** A person of a clinic's staff, as their token vouches for them. */
export const staffSchema = z.object({
  staffId: z.string().min(1),
  name: z.string().min(1),
  roles: z.array(z.enum(ROLES)).min(1),
  clinicId: z.string().min(1),
});
export type Staff = z.infer<typeof staffSchema>;

export interface StaffTokens {
  issue(staff: Staff, lifetimeSeconds?: number): Promise<string>;
  /** Throws `token.invalid` or `token.expired`. */
  verify(token: string): Promise<Staff>;
  /** A link's token: good for one login, if it is used in time. */
  issueLoginLink(staff: Staff, lifetimeSeconds?: number): Promise<string>;
  /** Whom a login link is for, and its id; that it was not used before is for the caller to check. */
  verifyLoginLink(token: string): Promise<{ id: string; staff: Staff }>;
}

/** A working day. */
export const TOKEN_SECONDS = 8 * 3600;
const LINK_SECONDS = 24 * 3600;
const ISSUER = 'kap-companion';
const ALGORITHM = 'HS256';
/** One audience a purpose: a chat token opens no console, a login link reads no patient. */
const AUDIENCE = { staff: 'staff', link: 'staff/login' } as const;
type Purpose = keyof typeof AUDIENCE;

/** Staff tokens as signed JWTs: any server on the same store can check them. */
export function createStaffTokens({ key, clock, newId }: { key: Uint8Array; clock: Clock; newId: NewId }): StaffTokens {
  const sign = (purpose: Purpose, claims: JWTPayload, seconds: number) => {
    const now = Math.floor(clock.now().getTime() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE[purpose])
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(key);
  };
  const check = async (purpose: Purpose, token: string) => {
    const expected = { issuer: ISSUER, audience: AUDIENCE[purpose], algorithms: [ALGORITHM], currentDate: clock.now() };
    const { payload } = await jwtVerify(token, key, expected).catch(refuse);
    const staff = staffSchema.safeParse(payload);
    return staff.success ? { payload, staff: staff.data } : refuse(staff.error);
  };
  return {
    issue: (staff, seconds = TOKEN_SECONDS) => sign('staff', staff, seconds),
    verify: async (token) => (await check('staff', token)).staff,
    issueLoginLink: (staff, seconds = LINK_SECONDS) => sign('link', { ...staff, jti: newId('login') }, seconds),
    async verifyLoginLink(token) {
      const { payload, staff } = await check('link', token);
      return { id: payload.jti ?? refuse(undefined), staff };
    },
  };
}

function refuse(cause: unknown): never {
  if (cause instanceof errors.JWTExpired) {
    throw new AppError('token.expired', 'This login has expired. Please log in again.', { cause });
  }
  throw new AppError('token.invalid', 'This login is not valid here. Please log in again.', { cause });
}
