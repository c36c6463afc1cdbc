import type { Turn } from '../domain/turn.ts';

/** Called with the new turn itself where that is at hand. */
type Listener = (turn?: Turn) => void;

/** Tells whoever holds a stream that its conversation has a new turn. A lost signal costs a poll, not a word. */
export class TurnSignal {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Returns the function that ends the subscription. */
  subscribe(conversationId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(conversationId) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(conversationId, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(conversationId);
    };
  }

  publish(conversationId: string, turn?: Turn): void {
    for (const listener of this.#listeners.get(conversationId) ?? []) listener(turn);
  }
}
