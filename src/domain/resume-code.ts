/** Crockford's base 32: no letter that is taken for another or for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 50 bits. */
const LENGTH = 10;
const GROUP = 5;
const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** Few codes have letters alone, and hardly any has none after so many tries. */
const TRIES = 5;

/** A short code that a person can note down to open their chat on another device. It looks like no word. */
export function newResumeCode(randomBytes: (count: number) => Uint8Array): string {
  let code = '';
  for (let tries = 0; tries < TRIES && !isMixed(code); tries += 1) {
    code = Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  }
  return code;
}

/** As it is shown: in two groups. */
export function shownCode(code: string): string {
  return `${code.slice(0, GROUP)}-${code.slice(GROUP)}`;
}

/** A code as a person types it, however they write it; undefined where it can be none. */
export function readResumeCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[OIL]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : undefined;
}

/** A message that is nothing but a code; `sure` where it can be nothing else. */
export function codeAlone(text: string): { code: string; sure: boolean } | undefined {
  const [, first = '', between = '', second = ''] = /^\s*(\w{5})(\s?|\s?\p{Pd}\s?)(\w{5})[.!]?\s*$/u.exec(text) ?? [];
  const code = readResumeCode(first + second);
  if (code === undefined || !isMixed(first + second)) return undefined;
  return { code, sure: /\p{Pd}/u.test(between) };
}

/** Digits and letters: no word, no telephone number. */
function isMixed(code: string): boolean {
  return /[2-9]/.test(code) && /[A-Za-z]/.test(code);
}
