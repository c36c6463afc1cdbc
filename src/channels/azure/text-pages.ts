/** A message's text may take so many bytes; the rest of its limit is for the envelope. */
const PAGE_BYTES = 20_000;

/** A long text in pieces that a message holds, cut between paragraphs where it can be. */
export function textPages(text: string): string[] {
  const pages: string[] = [''];
  for (const piece of pieces(text)) {
    const page = pages.at(-1) ?? '';
    const longer = page === '' ? piece : `${page}\n\n${piece}`;
    if (bytes(longer) <= PAGE_BYTES || page === '') pages[pages.length - 1] = longer;
    else pages.push(piece);
  }
  return pages;
}

/** Paragraphs; what is too long for a page by itself is cut by characters. */
function pieces(text: string): string[] {
  return text.split('\n\n').flatMap((paragraph) => (bytes(paragraph) <= PAGE_BYTES ? [paragraph] : slices(paragraph)));
}

function slices(paragraph: string): string[] {
  // Four bytes are the most that UTF-8 takes for a character.
  const characters = [...paragraph];
  const size = PAGE_BYTES / 4;
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, i) =>
    characters.slice(i * size, (i + 1) * size).join(''),
  );
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
