import { ApiError, type ChatApi, type Login } from './chat-api.ts';

/** A value kept in the browser; reading and writing never fail, as storage may be switched off. */
export interface Keep {
  read(): string | undefined;
  write(value: string): void;
  forget(): void;
}

interface SessionParts {
  api: ChatApi;
  clinic: string;
  locale: string;
  resume: Keep;
  now: () => number;
  /** Called before any other request of a conversation, with how the person came to it. */
  onLogin: (login: Login, conversation: 'same' | 'resumed' | 'new' | 'replaced') => void;
}

/**
 * Holds the chat's token. It is renewed after half its life; when it is too late for that, as after a night's sleep of
 * the computer, the resume code leads back to the same conversation.
 */
export class Session {
  readonly #parts: SessionParts;
  #login: Login | undefined;
  #renewAt = 0;
  #conversationId: string | undefined;
  #pending: Promise<Login> | undefined;
  #closed = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** Makes a request with a valid token; a token that the server no longer takes is replaced, once. */
  async use<T>(request: (token: string, conversationId: string) => Promise<T>): Promise<T> {
    const login = await this.#valid();
    try {
      return await request(login.token, login.conversationId);
    } catch (error) {
      const gone = isGone(error);
      if (!gone && !isTokenTrouble(error)) throw error;
      if (this.#login === login) this.#login = undefined;
      if (gone) this.#parts.resume.forget();
      const fresh = await this.#valid();
      return await request(fresh.token, fresh.conversationId);
    }
  }

  /** Turns to the conversation of a code from another device; from the next login on it is this one's. */
  async enter(code: string): Promise<void> {
    const { api, clinic, locale, resume } = this.#parts;
    const login = await api.login({ clinic, locale, resume: code });
    // What cannot be a code at all begins a new chat: not what was asked for.
    if (login.resumed !== true) throw new ApiError(403);
    this.#closed = true;
    resume.write(login.resume);
  }

  /** Forgets the person on this device; nothing is written afterwards. */
  forget(): void {
    this.#closed = true;
    this.#parts.resume.forget();
  }

  #valid(): Promise<Login> {
    if (this.#login !== undefined && this.#parts.now() < this.#renewAt) return Promise.resolve(this.#login);
    this.#pending ??= this.#renew().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #renew(): Promise<Login> {
    const current = this.#login;
    if (current === undefined) return await this.#logIn();
    try {
      const { token, expires_in: expiresIn } = await this.#parts.api.refresh(current.token);
      return this.#hold({ ...current, token, expiresIn });
    } catch (error) {
      return isTokenTrouble(error) ? await this.#logIn() : current;
    }
  }

  async #logIn(): Promise<Login> {
    const { api, clinic, locale, resume, onLogin } = this.#parts;
    const code = resume.read();
    const login = await api.login({ clinic, locale, ...(code === undefined ? {} : { resume: code }) }).catch(asRefusal);
    if (!this.#closed) resume.write(login.resume);
    const known = this.#conversationId;
    if (known !== login.conversationId) await api.start(login.token);
    this.#conversationId = login.conversationId;
    const begun = login.resumed ? 'resumed' : code === undefined && known === undefined ? 'new' : 'replaced';
    onLogin(login, known === login.conversationId ? 'same' : begun);
    return this.#hold(login);
  }

  #hold(login: Login): Login {
    this.#login = login;
    this.#renewAt = this.#parts.now() + (login.expiresIn * 1000) / 2;
    return login;
  }
}

function isTokenTrouble(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 401 || error.status === 403);
}

/** Our server says that the conversation is no more, as after an erasure; a proxy's 404 does not count. */
function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'not-found';
}

function asRefusal(error: unknown): never {
  if (error instanceof ApiError && ['not-found', 'origin-forbidden', 'request.invalid'].includes(error.code ?? ''))
    throw new LoginRefused();
  throw error;
}

/** The login will not be granted by waiting: an unknown clinic, or a page that may not use its chat. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused';
}
