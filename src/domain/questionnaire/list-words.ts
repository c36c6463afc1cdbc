import { LANGUAGES, type Localized } from '../languages.ts';
import type { Texts } from '../texts.ts';
import type { ListWords } from './loaded.ts';

/** The words of lists from the texts (`prompt.list.…`). */
export function listWords(texts: Texts): ListWords {
  const text = (key: string): Localized =>
    Object.fromEntries(LANGUAGES.map((language) => [language, texts.format(language, { key })])) as Localized;
  const words = (key: string): string[] => Object.values(text(key)).flatMap((list) => list.split('|'));
  return {
    first: text('prompt.list.first'),
    next: text('prompt.list.next'),
    add: text('prompt.list.add'),
    more: text('prompt.list.more'),
    none: text('prompt.list.none'),
    done: text('prompt.list.done'),
    moreWords: words('prompt.list.more.words'),
    doneWords: words('prompt.list.done.words'),
  };
}

const same = (text: string): Localized =>
  Object.fromEntries(LANGUAGES.map((language) => [language, text])) as Localized;

/** Where nobody is asked (an export, a check) the codes will do. */
export const NO_WORDS: ListWords = {
  first: same('more?'),
  next: same('more?'),
  add: same('more'),
  more: same('more'),
  none: same('done'),
  done: same('done'),
  moreWords: [],
  doneWords: [],
};
