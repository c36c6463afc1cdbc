/** Fernández Huerta's ease of a Spanish text: 206.84 − 60 syllables per word − 1.02 words per sentence; 60 is a newspaper. */
export function readingEaseOf(text: string): number {
  const words = text.match(/[\p{L}\d]+/gu) ?? [];
  const sentences = text.split(/[.!?:;]+(?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 206.84 - (60 * syllables) / words.length - (1.02 * words.length) / Math.max(1, sentences);
}

/** Vowels in a row are one syllable, but for two strong ones, or a stressed weak one: "ca-er", "dí-a". */
function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replace(/([gq])u(?=[eéií])/g, '$1');
  const nuclei = plain.match(/[iuü]?[aeoáéó][iuüy]?|[íú]|[iuü]{1,2}|y$/g) ?? [];
  return Math.max(1, nuclei.length);
}
