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

const WORD = /[\p{L}\p{N}]/u;
const JOINER = /[\p{M}\p{Cf}\u{FE0F}'’‘`´]/u;
const ASCII = /^[\x20-\x5f\x61-\x7e]*$/;
const STAND_IN = /[@$!|*+]/;
const SENTENCE_END = /[.!?;…。！？؟¿¡]/u;
const CLAUSE_END = /[,:()[\]{}"“”«»—–/\\\n\r]/u;

/** Cuts a text into folded words; every character of the text is looked at once. */
export function tokenize(text: string, emoji: ReadonlyMap<string, string>): Token[] {
  const cutter = new Cutter(emoji);
  const characters = Array.from(text);
  let at = 0;
  characters.forEach((character, i) => {
    cutter.take(character, at, characters[i + 1] ?? '');
    at += character.length;
  });
  return cutter.finish();
}

class Cutter {
  private readonly emoji: ReadonlyMap<string, string>;
  private readonly tokens: Token[] = [];
  private word = '';
  private start = 0;
  private end = 0;
  private before: Break = 'hard';
  private sentence = 0;
  private newlines = 0;

  constructor(emoji: ReadonlyMap<string, string>) {
    this.emoji = emoji;
  }

  take(character: string, at: number, next: string): void {
    const sign = this.emoji.get(character);
    if (sign !== undefined) {
      this.close();
      this.push(sign, at, at + character.length);
    } else if (WORD.test(character)) {
      this.extend(fold(character), at, character.length);
    } else if (!this.joins(character, next)) {
      this.close();
      this.mark(character, next);
    } else if (STAND_IN.test(character)) {
      this.extend(character, at, 1);
    }
  }

  finish(): Token[] {
    this.close();
    return this.tokens;
  }

  /** Inside a word: an apostrophe, an invisible character, a sign in place of a letter (`k!ll`), a decimal point. */
  private joins(character: string, next: string): boolean {
    if (JOINER.test(character)) {
      return true;
    }
    if (this.word === '' || !WORD.test(next)) {
      return false;
    }
    return STAND_IN.test(character) || (character === '.' && /\d$/.test(this.word) && /\d/.test(next));
  }

  private extend(letters: string, at: number, length: number): void {
    if (this.word === '') {
      this.start = at;
    }
    this.word += letters;
    this.end = at + length;
  }

  private close(): void {
    if (this.word !== '') {
      this.push(this.word, this.start, this.end);
      this.word = '';
    }
  }

  private push(word: string, start: number, end: number): void {
    if (this.before === 'hard') {
      this.sentence = this.tokens.length;
    }
    this.tokens.push({ word, start, end, before: this.before, asks: false });
    this.before = 'none';
    this.newlines = 0;
  }

  private mark(character: string, next: string): void {
    const spelledOut = character === '.' && WORD.test(next) && this.tokens.at(-1)?.word.length === 1;
    if (SENTENCE_END.test(character) && !spelledOut) {
      this.endSentence(character);
    } else if (CLAUSE_END.test(character)) {
      this.newlines += character === '\n' ? 1 : 0;
      this.before = this.before === 'hard' || this.newlines > 1 ? 'hard' : 'soft';
    }
  }

  private endSentence(character: string): void {
    this.before = 'hard';
    if (character === '?' || character === '？' || character === '؟') {
      for (let i = this.sentence; i < this.tokens.length; i++) {
        const token = this.tokens[i];
        if (token) {
          token.asks = true;
        }
      }
      this.sentence = this.tokens.length;
    }
  }
}

/** Lower case, without accents and without the fancy forms of a letter. */
export function fold(letters: string): string {
  if (ASCII.test(letters)) {
    return letters.replaceAll("'", '').toLowerCase();
  }
  return letters
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’‘`´]/gu, '')
    .toLowerCase();
}
