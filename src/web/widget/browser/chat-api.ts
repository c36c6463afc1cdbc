import type { ChatActivity, CompanionData } from './activity.ts';

interface ErrorBody {
  error?: { code?: string; message?: string };
  companion?: CompanionData & { text?: string };
}

/** A request that the server refused or that never reached it (status 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** Our server's own code; a proxy on the way has none. */
  readonly code: string | undefined;
  /** The numbers to show when a cry for help could not be saved. */
  readonly companion: (CompanionData & { text?: string }) | undefined;

  constructor(status: number, body: ErrorBody = {}) {
    super(body.error?.message ?? '');
    this.status = status;
    this.code = body.error?.code;
    this.companion = body.companion;
  }
}

export interface Login {
  token: string;
  conversationId: string;
  userId: string;
  /** Seconds. */
  expiresIn: number;
  resume: string;
  /** Whether this is the conversation of the resume code that was sent. */
  resumed?: boolean;
  language?: string;
}

export interface ActivitySet {
  activities?: ChatActivity[];
  watermark?: string;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const TIMEOUT = 20_000;
const DIRECT_LINE = '/v3/directline';

/** The requests of our chat: the login, and Direct Line 3.0. */
export class ChatApi {
  readonly #fetch: Fetch;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  login(body: { clinic: string; resume?: string; link?: string; nonce?: string; locale: string }): Promise<Login> {
    return this.#request('POST', '/api/widget/login', undefined, body);
  }

  /** A code that opens this chat on another device. */
  code(token: string): Promise<{ code: string; expiresAt: string }> {
    return this.#request('POST', '/api/widget/code', token);
  }

  refresh(token: string): Promise<{ token: string; expires_in: number }> {
    return this.#request('POST', `${DIRECT_LINE}/tokens/refresh`, token);
  }

  start(token: string): Promise<unknown> {
    return this.#request('POST', `${DIRECT_LINE}/conversations`, token);
  }

  stream(token: string, conversationId: string, watermark: string | undefined): Promise<{ streamUrl: string }> {
    return this.#request('GET', `${conversation(conversationId)}${after(watermark)}`, token);
  }

  activities(token: string, conversationId: string, watermark: string | undefined): Promise<ActivitySet> {
    return this.#request('GET', `${conversation(conversationId)}/activities${after(watermark)}`, token);
  }

  post(token: string, conversationId: string, activity: ChatActivity): Promise<{ id?: string }> {
    return this.#request('POST', `${conversation(conversationId)}/activities`, token, activity);
  }

  async #request<T>(method: string, url: string, token?: string, body?: unknown): Promise<T> {
    const response = await this.#send(method, url, token, body);
    const answer = (await response.json().catch(() => ({}))) as T & ErrorBody;
    if (!response.ok) throw new ApiError(response.status, answer);
    return answer;
  }

  async #send(method: string, url: string, token?: string, body?: unknown): Promise<Response> {
    const headers: { authorization?: string; 'content-type'?: string } = {};
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const init: RequestInit = { method, headers, signal: AbortSignal.timeout(TIMEOUT) };
    try {
      return await this.#fetch(url, body === undefined ? init : { ...init, body: JSON.stringify(body) });
    } catch {
      throw new ApiError(0);
    }
  }
}

function conversation(id: string): string {
  return `${DIRECT_LINE}/conversations/${encodeURIComponent(id)}`;
}

function after(watermark: string | undefined): string {
  return watermark === undefined ? '' : `?watermark=${encodeURIComponent(watermark)}`;
}
