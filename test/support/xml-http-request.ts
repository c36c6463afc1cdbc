/** As much of the browser's XMLHttpRequest as the stock Direct Line client needs, over fetch. */
export class XmlHttpRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  onreadystatechange: (() => void) | null = null;
  ontimeout: (() => void) | null = null;
  readonly #headers: Record<string, string> = {};
  readonly #abort = new AbortController();
  #method = 'GET';
  #url = '';
  #answered = new Headers();

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.#answered.get(name);
  }

  send(body?: string): void {
    void this.#fetch(body);
  }

  abort(): void {
    this.onreadystatechange = null;
    this.ontimeout = null;
    this.#abort.abort();
  }

  async #fetch(body?: string): Promise<void> {
    const limit = setTimeout(() => {
      this.ontimeout?.();
      this.abort();
    }, this.timeout || 60_000);
    try {
      const request = { method: this.#method, headers: this.#headers, body, signal: this.#abort.signal };
      const answer = await fetch(this.#url, request);
      const text = await answer.text();
      this.status = answer.status;
      this.#answered = answer.headers;
      this.response = text === '' ? null : JSON.parse(text);
    } catch {
      this.status = 0;
    } finally {
      clearTimeout(limit);
    }
    this.readyState = 4;
    this.onreadystatechange?.();
  }
}
