import { createHash } from 'node:crypto';
import type { ChatClaims } from '../../domain/chat-tokens.ts';

/**
 * Tokens whose signature was found good, so that a busy conversation doesn't pay for it on every request. Kept by
 * hash, never in clear; the oldest leave first.
 */
export class VerifiedTokens {
  readonly #known = new Map<string, { claims: ChatClaims; expiresAt: number }>();
  readonly #limit: number;

  constructor(limit = 10_000) {
    this.#limit = limit;
  }

  /** The claims of a token that is known and, at `now` (ms), not yet expired. */
  get(token: string, now: number): ChatClaims | undefined {
    const known = this.#known.get(hash(token));
    return known !== undefined && now < known.expiresAt ? known.claims : undefined;
  }

  set(token: string, claims: ChatClaims, expiresAt: number): void {
    this.#known.set(hash(token), { claims, expiresAt });
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#limit && oldest !== undefined) this.#known.delete(oldest);
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
