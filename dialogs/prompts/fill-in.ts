/**
 * Fills the `{name}` placeholders of a question's text; one without a value stays visible as a fault. An emphasised
 * placeholder quotes the person's own words: quotation marks survive in channels that show plain text.
 */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text
    .replace(/\*(\{\w+\})\*/g, '“$1”')
    .replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole));
}
