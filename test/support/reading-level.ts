/**
 * Names that no plainer word stands for: people know the ones that concern them, and the question is whether they do.
 * They count as one syllable, as in the usual practice for health texts.
 */
const NAMES =
  /\b(depression|schizophrenia|schizoaffective|dissociative|psychosis|personality|borderline|bipolar|mania|interstitial cystitis|cirrhosis|hepatitis|glaucoma|porphyria|thyroid|aneurysm|apnea|asthma|anesthesia|ketamine|esketamine|spravato|lithium|aripiprazole|quetiapine|psilocybin|ayahuasca|mdma|lsd|emdr|antidepressants?|theophylline|aminophylline|gabapentin|psychodynamic)\b/gi;

/** Words and syllables of an English text; a number is one word of one syllable. */
export function wordsOf(text: string): { word: string; syllables: number }[] {
  const plain = text.replaceAll('**', '').replace(NAMES, 'name');
  return (plain.match(/[A-Za-z][A-Za-z'’-]*|\d+/g) ?? []).map((word) => ({ word, syllables: syllablesOf(word) }));
}

/** The Flesch–Kincaid grade of an English text: 0.39 words per sentence + 11.8 syllables per word − 15.59. */
export function gradeOf(text: string): number {
  const words = wordsOf(text);
  const sentences = text.split(/[.!?:;]+(?:\s|$)|\s[–—]\s|\n/).filter((part) => /\w/.test(part)).length;
  const syllables = words.reduce((sum, word) => sum + word.syllables, 0);
  if (words.length === 0) return 0;
  return (0.39 * words.length) / Math.max(1, sentences) + (11.8 * syllables) / words.length - 15.59;
}

/** Groups of vowels, without a silent e at the end: right for about nine words of ten. */
function syllablesOf(word: string): number {
  const parts = word.toLowerCase().split(/['’-]/).filter(Boolean);
  const counted = parts.map((part) => {
    if (part.length <= 3) return /[aeiouy]/.test(part) ? 1 : 0;
    const stem = part.replace(/(?<![aeiouyl])es$|(?<![td])ed$|(?<![aeiouyl])e$/, '').replace(/^y/, '');
    return Math.max(1, stem.match(/[aeiouy]{1,2}/g)?.length ?? 0);
  });
  return Math.max(
    1,
    counted.reduce((sum, count) => sum + count, 0),
  );
}
