/**
 * Fills the `{name}` placeholders of a question's text; one without a value stays visible as a fault. What stands in
 * `[[…]]` is left out where a value within it is missing. An emphasised placeholder quotes the person's own words:
 * quotation marks survive in channels that show plain text. Values come in last, and nothing in them is read.
 */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  const has = (name: string): boolean => Object.hasOwn(values, name);
  return text
    .replace(/\[\[([^[\]]*\{\w+\}[^[\]]*)\]\]/g, (_whole, part: string) => (namesIn(part).every(has) ? part : ''))
    .replace(/\*(\{\w+\})\*/g, '“$1”')
    .replace(/\{(\w+)\}/g, (whole, name: string) => (has(name) ? (values[name] ?? whole) : whole));
}

/** The placeholders of a text. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** Several texts; those of which nothing is left are none. */
export function filledIn(texts: readonly string[], values: Readonly<Record<string, string>>): string[] {
  return texts.map((text) => fillIn(text, values)).filter((text) => text.trim() !== '');
}
