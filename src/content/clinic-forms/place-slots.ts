import { createHash } from 'node:crypto';
import { EXT } from '../../domain/questionnaire/extensions.ts';
import type { QuestionnaireItem } from '../../domain/questionnaire/fhir.ts';
import { canonicalIn, nameOf } from '../../domain/questionnaire/library.ts';
import { extensionOf } from '../../domain/questionnaire/loaded.ts';
import type { QuestionnaireSource } from '../../domain/questionnaire/source.ts';
import { QUESTIONNAIRES } from '../questionnaires/index.ts';
import type { Instrument } from '../questionnaires/licences.ts';

/** A slot with a clinic's words. */
export interface FilledSlot {
  instrument: Instrument;
  canonical: string;
}

/**
 * The questionnaires that ship, with the slots that some clinics filled in their places: versions of their own, for
 * these clinics alone, so that nothing changes for any other and a run ends with what it began with.
 */
export function withSlots(slots: readonly FilledSlot[], clinics: readonly string[]): QuestionnaireSource[] {
  return (QUESTIONNAIRES as readonly Shipped[]).flatMap((json) => {
    const item = slots.reduce((items, slot) => placed(items, slot), json.item);
    if (item === json.item) return [];
    const own = { ...json, version: `${json.version}+${markOf(slots)}`, item };
    return [{ json: own, origin: 'shipped', clinics, insteadOf: nameOf(canonicalIn(json)) }];
  });
}

interface Shipped {
  url: string;
  version: string;
  item: QuestionnaireItem[];
}

/** The same items where the slot has no place among them. */
function placed(items: QuestionnaireItem[], slot: FilledSlot): QuestionnaireItem[] {
  const changed = items.flatMap((item) => placedAt(item, slot));
  const isSame = changed.length === items.length && changed.every((item, index) => item === items[index]);
  return isSame ? items : changed;
}

function placedAt(item: QuestionnaireItem, slot: FilledSlot): QuestionnaireItem[] {
  const { place } = slot.instrument;
  if (place === undefined) return [item];
  if ('insteadOf' in place && standsFor(item, place.insteadOf)) return [itemFor(slot, item)];
  if ('after' in place && item.linkId === place.after) return [item, itemFor(slot)];
  const below = item.item === undefined ? undefined : placed(item.item, slot);
  return [below === item.item ? item : { ...item, item: below }];
}

function standsFor(item: QuestionnaireItem, name: string): boolean {
  const canonical = extensionOf(item, EXT.subQuestionnaire)?.valueCanonical;
  return canonical !== undefined && nameOf(canonical) === name;
}

/** What takes another's place is asked when that would be: its ★, its condition, and early where it is. */
function itemFor({ instrument, canonical }: FilledSlot, instead?: QuestionnaireItem): QuestionnaireItem {
  const others = (instead?.extension ?? []).filter(({ url }) => url !== EXT.subQuestionnaire);
  const extension = [{ url: EXT.subQuestionnaire, valueCanonical: canonical }, ...others];
  return { linkId: instrument.id, type: 'group', extension };
}

/** Two clinics with other files have other versions. */
function markOf(slots: readonly FilledSlot[]): string {
  const hash = createHash('sha256').update(JSON.stringify(slots.map(({ canonical }) => canonical)));
  return [...slots.map(({ instrument }) => instrument.id), hash.digest('hex').slice(0, 8)].join('.');
}
