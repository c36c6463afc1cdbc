import type { JsonObject } from './json.ts';

/** Stable codes: clients, logs and tests rely on them, never on a message text. */
export type ErrorCode =
  | 'config.invalid'
  | 'content.invalid'
  | 'questionnaire.invalid'
  | 'store.unavailable'
  | 'store.conflict'
  | 'store.no-index'
  | 'request.invalid'
  | 'request.too-large'
  | 'request.unsupported'
  | 'not-found'
  | 'token.missing'
  | 'token.invalid'
  | 'token.expired'
  | 'link.invalid'
  | 'origin-forbidden'
  | 'role-forbidden'
  | 'not-own-patient'
  | 'patient-merged'
  | 'clearance-required'
  | 'state-conflict'
  | 'rate-limited'
  | 'internal';

/** The one error of this project. The message says what to do; it never holds a secret or a patient's words. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** What a client needs besides, to go on; it stands beside the code in the answer. */
  readonly facts: JsonObject;

  constructor(
    code: ErrorCode,
    message: string,
    { facts = {}, ...options }: { cause?: unknown; facts?: JsonObject } = {},
  ) {
    super(message, options);
    this.code = code;
    this.facts = facts;
  }
}
