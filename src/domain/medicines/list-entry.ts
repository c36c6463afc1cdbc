import type { ListWord } from './list-words.ts';
import type { Medicine } from './spellings.ts';

export type Part = 'name' | 'dose' | 'freq';

/** An entry of a medicine list while it is read: which word went where, and to which part the last one did. */
export interface DraftEntry {
  name: ListWord[];
  dose: ListWord[];
  freq: ListWord[];
  last: Part;
  /** A piece that names something has begun. */
  begun: boolean;
  /** "for anxiety": what follows says why. */
  inReason: boolean;
  /** Its name holds more than words around a name. */
  named: boolean;
  /** The medicines that its name holds. */
  medicines: Set<Medicine>;
}

export function newEntry(): DraftEntry {
  return {
    name: [],
    dose: [],
    freq: [],
    last: 'name',
    begun: false,
    inReason: false,
    named: false,
    medicines: new Set(),
  };
}

export function put(entry: DraftEntry, part: Part, word: ListWord): void {
  entry[part].push(word);
  entry.last = part;
  entry.named ||= part === 'name' && (word.kind === 'known' || word.kind === 'strange');
  if (word.medicine !== undefined) entry.medicines.add(word.medicine);
  entry.inReason = word.kind === 'reasons' || (entry.inReason && part === 'freq');
}

/** A part in the person's own words and signs. */
export function wordsOf(words: readonly ListWord[], text: string): string {
  const runs: ListWord[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.index === word.index - 1) run.push(word);
    else runs.push([word]);
  }
  return runs
    .map((run) => withSigns(text, run[0]?.start ?? 0, run.at(-1)?.end ?? 0))
    .join(' ')
    .replace(/\s+/g, ' ');
}

/** Most signs that belong to words. */
const SIGNS = 4;

/** Brackets and quotation marks around the words, and a percent sign, belong to them. */
function withSigns(text: string, start: number, end: number): string {
  const before = /[\p{Ps}\p{Pi}"']*$/u.exec(text.slice(Math.max(0, start - SIGNS), start))?.[0] ?? '';
  const after = /^[\p{Pe}\p{Pf}"'%]*/u.exec(text.slice(end, end + SIGNS))?.[0] ?? '';
  return text.slice(start - before.length, end + after.length);
}
