/** Tells whoever holds a stream that its conversation has a new turn. A lost signal costs a poll, not a word. */
export class TurnSignal {
  readonly #listeners = new Map<string, Set<() => void>>();

  /** Returns the function that ends the subscription. */
  subscribe(conversationId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(conversationId) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(conversationId, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(conversationId);
    };
  }

  publish(conversationId: string): void {
    for (const listener of this.#listeners.get(conversationId) ?? []) listener();
  }
}
