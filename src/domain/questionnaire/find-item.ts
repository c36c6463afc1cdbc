import { gateOptions } from './gates.ts';
import type { LoadedItem, LoadedQuestionnaire } from './loaded.ts';
import { isGateKey, plainLinkId } from './repetition-keys.ts';

/**
 * The item that a linkId means here: that of the same repetition first, else the one outside. A plain linkId of a
 * repeated item stands for all its repetitions, a full key for the one.
 */
export function findItem(
  {
    questionnaire: { items, aliases },
    within = [],
  }: { questionnaire: LoadedQuestionnaire; within?: readonly string[] },
  linkId: string,
): LoadedItem | undefined {
  for (const prefix of [...within, '']) {
    const item = items.get(prefix + linkId) ?? aliases?.get(prefix + linkId)?.item;
    if (item !== undefined) return item;
  }
  const template = items.get(plainLinkId(linkId)) ?? aliases?.get(plainLinkId(linkId))?.item;
  return template?.linkId === linkId || template === undefined ? template : byKey(template, linkId);
}

/** An item in a repetition that is not laid out: rules meet answers of many responses. */
function byKey(template: LoadedItem, key: string): LoadedItem {
  if (isGateKey(key)) return { ...template, linkId: key, parts: [], options: gateOptions(0) };
  const prefix = key.slice(0, key.length - template.linkId.length);
  return { ...template, linkId: key, parts: template.parts.map((part) => byKey(part, prefix + part.linkId)) };
}
