import { LOINC } from '../../domain/questionnaire/extensions.ts';
import { type Questionnaire, type QuestionnaireItem, questionnaireSchema } from '../../domain/questionnaire/fhir.ts';
import { itemsWithin } from '../../domain/questionnaire/items-within.ts';
import { nameOf } from '../../domain/questionnaire/library.ts';
import { INSTRUMENTS, type Instrument } from '../questionnaires/licences.ts';
import cssrs from '../questionnaires/slots/c-ssrs.json' with { type: 'json' };
import dast10 from '../questionnaires/slots/dast-10.json' with { type: 'json' };

/**
 * A licensed instrument that ships without its words: items, codes, options and conditions are ours, so that no file
 * can change what is asked when, or how it is scored; the words come from a clinic's file.
 */
export interface Slot {
  instrument: Instrument;
  questionnaire: Questionnaire;
  /** The group of the instrument. */
  group: QuestionnaireItem;
}

export const SLOTS: readonly Slot[] = [cssrs, dast10].flatMap((json) => {
  const questionnaire = questionnaireSchema.parse(json);
  const [group] = questionnaire.item;
  const instrument = INSTRUMENTS.find(({ id }) => id === group?.linkId);
  return instrument === undefined || group === undefined ? [] : [{ instrument, questionnaire, group }];
});

/** The items whose words a clinic brings, in the order in which they are asked. */
export function emptyItems({ group }: Slot): QuestionnaireItem[] {
  return (group.item ?? []).filter(({ text }) => text === undefined);
}

/** The slot that a file is for: by its url, by a LOINC code of the instrument, or by a linkId. */
export function slotFor(json: unknown): Slot | undefined {
  const parsed = questionnaireSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { url, code = [] } = parsed.data;
  const items = itemsWithin(parsed.data);
  return SLOTS.find(
    (slot) =>
      nameOf(url) === nameOf(slot.questionnaire.url) ||
      sharesCode({ code }, slot.questionnaire) ||
      items.some((one) => sharesCode(one, slot.questionnaire) || slotItemFor(slot, one) !== undefined),
  );
}

/** The item of the slot that an item of a file has the words for. */
export function slotItemFor(slot: Slot, item: QuestionnaireItem): QuestionnaireItem | undefined {
  return emptyItems(slot).find((empty) => empty.linkId === item.linkId || sharesCode(item, empty));
}

type Coded = Pick<QuestionnaireItem, 'code'>;

function sharesCode(one: Coded, other: Coded): boolean {
  const codes = loincOf(other);
  return loincOf(one).some((code) => codes.includes(code));
}

function loincOf({ code = [] }: Coded): (string | undefined)[] {
  return code.filter(({ system }) => system === LOINC).map((coding) => coding.code);
}
