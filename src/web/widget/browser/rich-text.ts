export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold'; parts: Inline[] }
  | { kind: 'link'; href: string; text: string };

const MARKS =
  /\*\*(?=\S)(.+?)\*\*|\[([^\]\n]+)\]\(((?:https:\/\/|tel:)[^\s)]+)\)|(https:\/\/[^\s<>()]*[^\s<>().,;:!?'"])/g;

/** Reads the little Markdown that our texts use: bold, and links to https and tel. All else stays text. */
export function readRichText(source: string): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const match of source.matchAll(MARKS)) {
    if (match.index > at) parts.push({ kind: 'text', text: source.slice(at, match.index) });
    parts.push(inline(match));
    at = match.index + match[0].length;
  }
  if (at < source.length) parts.push({ kind: 'text', text: source.slice(at) });
  return parts;
}

function inline([whole, bold, label, href]: RegExpExecArray | RegExpMatchArray): Inline {
  if (bold !== undefined) return { kind: 'bold', parts: readRichText(bold) };
  return { kind: 'link', href: href ?? whole ?? '', text: label ?? whole ?? '' };
}
