import type { Language } from '../../../domain/languages.ts';

/** Why a call failed: the API's stable code; `unreachable` when there was no answer at all. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: string;
  /** Whose record was refused, where the code is `not-own-patient`. */
  readonly patientId: string | undefined;

  constructor(code: string, message: string, patientId?: string) {
    super(message);
    this.code = code;
    this.patientId = patientId;
  }
}

interface Options {
  token: string;
  language: Language;
  /** The token is no longer good. */
  onEnded: () => void;
}

/** Calls the staff API as one logged-in person. */
export class StaffClient {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  async send<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown): Promise<T> {
    const { token, language, onEnded } = this.#options;
    try {
      return await call<T>(method, path, body, { authorization: `Bearer ${token}`, 'accept-language': language });
    } catch (error) {
      if (error instanceof CallError && error.code.startsWith('token.')) onEnded();
      throw error;
    }
  }
}

/** One call of the API, as anybody. */
export async function call<T>(method: string, path: string, body?: unknown, headers = {}): Promise<T> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    cache: 'no-store',
    credentials: 'omit',
  }).catch(() => {
    throw new CallError('unreachable', '');
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (response.ok) return answer as T;
  const { code = 'internal', title = '', patientId } = answer as { code?: string; title?: string; patientId?: string };
  throw new CallError(code, title, patientId);
}
