/** A slip of one letter inside a word, as fingers make it: two swapped, one left out, one doubled. */
export function misspelt(text: string, random: () => number): string {
  const inside = [...text].flatMap((_, at) => (/^\p{L}{4}/u.test(text.slice(at - 1, at + 3)) ? [at] : []));
  const at = inside[Math.floor(random() * inside.length)];
  if (at === undefined) return text;
  const [a = '', b = ''] = [text[at], text[at + 1]];
  const slips = [b + a, b, a + a + b];
  return text.slice(0, at) + (slips[Math.floor(random() * slips.length)] ?? '') + text.slice(at + 2);
}
