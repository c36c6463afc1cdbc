/** What stands before a token: nothing but space, a comma or the like, or the end of a sentence. */
export type Break = 'none' | 'soft' | 'hard';

/** A word as the rules see it (folded, spelled out), and where it stands in the text as it was typed. */
export interface Token {
  word: string;
  start: number;
  end: number;
  before: Break;
  /** Its sentence ends with a question mark. */
  asks: boolean;
}

/**
 * A picture, or a word: letters and digits, with what may stand inside it: an apostrophe, an invisible character,
 * a sign in place of a letter (`k!ll`), a decimal point.
 */
const WORD =
  /\p{Extended_Pictographic}|[@$]?[\p{L}\p{N}](?:(?:\p{M}|\p{Cf}|['’‘`´])*(?:[@$!|*+]+|(?<=\d)\.(?=\d))?[\p{L}\p{N}])*/gu;
/** Trailing dots go on, one dot ends. */
const SENTENCE_END = /(?<!\.)\.(?!\.)|[!?;。！？؟¿¡]|\n\s*\n/u;
const QUESTION = /[?？؟]/u;
const CLAUSE_END = /[.…,:()[\]{}"“”«»—–/\\\n\r]/u;
/** "k.i.l.l": no sentence ends here. */
const LETTER_BY_LETTER = /(?:^|[^\p{L}])\p{L}\.$/u;
const LETTER = /[\p{L}\p{N}]/u;

/** Cuts a text into folded words. Pictures count only when they mean something to the rules. */
export function tokenize(text: string, emoji: ReadonlyMap<string, string>): Token[] {
  const tokens: Token[] = [];
  let before: Break = 'hard';
  let last = 0;
  let sentence = 0;
  for (const { 0: raw, index } of text.matchAll(WORD)) {
    if (QUESTION.test(text.slice(last, index))) {
      ask(tokens, sentence);
    }
    before = stronger(before, breakOf(text, last, index));
    last = index + raw.length;
    const word = emoji.get(raw) ?? fold(raw);
    if (LETTER.test(word)) {
      sentence = before === 'hard' ? tokens.length : sentence;
      tokens.push({ word, start: index, end: last, before, asks: false });
      before = 'none';
    }
  }
  if (QUESTION.test(text.slice(last))) {
    ask(tokens, sentence);
  }
  return tokens;
}

function ask(tokens: Token[], sentence: number): void {
  for (const token of tokens.slice(sentence)) {
    token.asks = true;
  }
}

function breakOf(text: string, from: number, to: number): Break {
  const between = text.slice(from, to);
  if (SENTENCE_END.test(between)) {
    return LETTER_BY_LETTER.test(text.slice(Math.max(0, from - 2), to)) ? 'none' : 'hard';
  }
  return CLAUSE_END.test(between) ? 'soft' : 'none';
}

function stronger(a: Break, b: Break): Break {
  return a === 'hard' || b === 'hard' ? 'hard' : a === 'soft' || b === 'soft' ? 'soft' : 'none';
}

const ASCII = /^[\x20-\x7e]*$/;

/** Lower case, without accents and without the fancy forms of a letter. */
export function fold(letters: string): string {
  const plain = ASCII.test(letters) ? letters : letters.normalize('NFKD').replace(/\p{M}|\p{Cf}/gu, '');
  return plain.replace(/['’‘`´]/g, '').toLowerCase();
}
