/** The regular forms of an English verb: kick, kicks, kicked, kicking; stab, stabbed; choke, choking; carry, carried. */
export function verbForms(verb: string): string[] {
  if (/[^aeiou]y$/.test(verb)) {
    const stem = verb.slice(0, -1);
    return [verb, `${stem}ies`, `${stem}ied`, `${verb}ing`];
  }
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : doubled(verb);
  return [verb, /(?:[sxz]|[cs]h)$/.test(verb) ? `${verb}es` : `${verb}s`, `${stem}ed`, `${stem}ing`];
}

/** "stab" → stabb-: a short word's last letter after a single vowel. */
function doubled(verb: string): string {
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb) ? verb + verb.slice(-1) : verb;
}
