import type { Fault } from '../../domain/questionnaire/check-questionnaire.ts';
import { EXT } from '../../domain/questionnaire/extensions.ts';
import { type Questionnaire, type QuestionnaireItem, questionnaireSchema } from '../../domain/questionnaire/fhir.ts';
import { extensionOf } from '../../domain/questionnaire/loaded.ts';
import { wholeFault } from './form-faults.ts';
import { emptyItems, type Slot, slotItemFor } from './slots.ts';

/**
 * The slot with the words of a clinic's file. What stands around its questions (groups with a text, notes) keeps its
 * place; options, conditions and scores are the slot's. Faults name every item that lacks, or that is too much.
 */
export function fillSlot(slot: Slot, json: unknown): { json?: unknown; faults: Fault[] } {
  const file = questionnaireSchema.parse(json);
  const filling: Filling = { slot, filled: [], faults: [] };
  const items = filled(file.item, filling);
  const faults = [...filling.faults, ...orderFaults(filling)];
  return faults.length > 0 ? { faults } : { json: questionnaireOf(slot, file, items), faults };
}

interface Filling {
  slot: Slot;
  /** linkIds of the slot, in the order of the file. */
  filled: string[];
  faults: Fault[];
}

function filled(items: readonly QuestionnaireItem[], filling: Filling): QuestionnaireItem[] {
  return items.flatMap((item) => {
    const words = wordsOf(item);
    const empty = slotItemFor(filling.slot, item);
    if (empty !== undefined && item.type !== 'group') {
      filling.filled.push(empty.linkId);
      filling.faults.push(...wordFaults(item));
      const below = filled(item.item ?? [], filling);
      return [{ ...empty, ...words }, ...below];
    }
    if (item.type === 'group' || item.type === 'display') return [around(item, words, filling)];
    if (isComputed(item)) return [];
    const { name } = filling.slot.instrument;
    filling.faults.push({ linkId: item.linkId, reason: `it is no question of the ${name}: put it into another form` });
    return [];
  });
}

/** A group or a note without any condition of its own. */
function around(item: QuestionnaireItem, words: Words, filling: Filling): QuestionnaireItem {
  const linkId = `${filling.slot.instrument.id}/${item.linkId}`;
  return item.type === 'display'
    ? { linkId, type: 'display', ...words }
    : { linkId, type: 'group', ...words, item: filled(item.item ?? [], filling) };
}

type Words = Pick<QuestionnaireItem, 'text' | '_text'>;

function wordsOf({ text, _text }: QuestionnaireItem): Words {
  return { ...(text === undefined ? {} : { text }), ...(_text === undefined ? {} : { _text }) };
}

function wordFaults({ linkId, type, text }: QuestionnaireItem): Fault[] {
  const reasons = [
    (text ?? '').trim() === '' ? 'it has no text' : [],
    type === 'boolean' || type === 'choice' ? [] : `it is a ${type}, but the instrument asks yes or no here`,
  ];
  return reasons.flat().map((reason) => ({ linkId, reason }));
}

/** A score or a risk level: the slot has its own. */
function isComputed(item: QuestionnaireItem): boolean {
  return item.readOnly === true || extensionOf(item, EXT.calculatedExpression) !== undefined;
}

function orderFaults({ slot, filled: found }: Filling): Fault[] {
  const wanted = emptyItems(slot).map(({ linkId }) => linkId);
  const missing = wanted.filter((linkId) => !found.includes(linkId));
  if (missing.length > 0)
    return missing.map((linkId) => wholeFault(`${slot.instrument.name} lacks its item ${linkId}`));
  const inOrder = found.length === wanted.length && found.every((linkId, index) => linkId === wanted[index]);
  return inOrder ? [] : [wholeFault(`${slot.instrument.name}: each item stands once, in the order of the instrument`)];
}

function questionnaireOf({ questionnaire, group }: Slot, file: Questionnaire, items: QuestionnaireItem[]): unknown {
  const { url, version, title, _title, language, copyright } = file;
  const own = (group.item ?? []).filter(({ text }) => text !== undefined);
  const { resourceType, status, code, name, subjectType } = questionnaire;
  const named = title === undefined ? pick(questionnaire) : { title, ...(_title === undefined ? {} : { _title }) };
  return {
    // What the slot itself adds may change with a release: another version then.
    ...{ resourceType, url, version: `${version}+slot.${questionnaire.version}`, name, ...named, status, subjectType },
    ...(language === undefined ? {} : { language }),
    ...(copyright === undefined ? {} : { copyright }),
    ...(code === undefined ? {} : { code }),
    item: [{ ...group, item: [...items, ...own] }],
  };
}

function pick({ title, _title }: Questionnaire) {
  return { title, ...(_title === undefined ? {} : { _title }) };
}
