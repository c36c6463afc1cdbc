import { z } from 'zod';
import type { Token } from './tokens.ts';

/** What of a text a model looks at. */
export const shapeSchema = z.strictObject({
  /** Runs of at most so many words. */
  words: z.int().min(1).max(3),
  /** Pieces of words of at least and at most so many letters: other endings and slips of the keys share most of them. */
  letters: z.tuple([z.int().min(2), z.int().max(6)]),
  /** So many weights, shared by the hashes of the features; a power of two. */
  buckets: z.int().min(1),
});
export type Shape = z.infer<typeof shapeSchema>;

/** The features of a whole text. */
export function features(tokens: readonly Token[], shape: Shape): Set<number> {
  const found = new Set<number>();
  tokens.forEach((token, at) => {
    addRuns(found, tokens, at, shape);
    addPieces(found, `<${token.word}>`, shape);
  });
  return found;
}

/** Runs of words end with their sentence. */
function addRuns(found: Set<number>, tokens: readonly Token[], start: number, { words, buckets }: Shape): void {
  let hash = FNV_OFFSET;
  for (let at = start; at < Math.min(start + words, tokens.length); at += 1) {
    const token = tokens[at];
    if (token === undefined || (at > start && token.before === 'hard')) return;
    hash = hashed(hash, token.word, 0, token.word.length);
    hash = hashed(hash, ' ', 0, 1);
    found.add(bucketOf(hash, buckets));
  }
}

function addPieces(found: Set<number>, word: string, { letters: [least, most], buckets }: Shape): void {
  for (let start = 0; start + least <= word.length; start += 1) {
    for (let length = least; length <= most && start + length <= word.length; length += 1) {
      found.add(bucketOf(hashed(length, word, start, start + length), buckets));
    }
  }
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a of 32 bits. */
function hashed(from: number, text: string, start: number, end: number): number {
  let hash = from;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash >>> 0;
}

function bucketOf(hash: number, buckets: number): number {
  return (hash ^ (hash >>> 15)) & (buckets - 1);
}
