import type { Fault } from '../../domain/questionnaire/check-questionnaire.ts';
import { EXT } from '../../domain/questionnaire/extensions.ts';
import type { QuestionnaireItem } from '../../domain/questionnaire/fhir.ts';
import { nameOf } from '../../domain/questionnaire/library.ts';
import { extensionOf, type LoadedQuestionnaire } from '../../domain/questionnaire/loaded.ts';
import { INSTRUMENTS, instrumentFaults } from '../questionnaires/licences.ts';
import type { Reserved } from './reserved.ts';

const OURS = 'https://kap-companion.org/';
/** PHQ-9 item 9 calls the suicide screen at once (clinical pack 3.1). */
const CALLS_SCREEN = 'phq9.q9';

/** Everything for which a clinic's own questionnaire is refused, beyond what the interpreter cannot run. */
export function formFaults(json: unknown, loaded: LoadedQuestionnaire, reserved: Reserved): Fault[] {
  return [
    ...canonicalFaults(json, reserved),
    ...ownItemsOf(json as Holder).flatMap((item) => itemFaults(item, reserved)),
    ...instrumentFaults(loaded.questionnaire).map(wholeFault),
    ...screenFaults(loaded),
    ...quoteFaults(loaded),
  ];
}

/** The fault of a questionnaire as a whole. */
export function wholeFault(reason: string): Fault {
  return { linkId: '(questionnaire)', reason };
}

/** A url that is nobody else's, and a version: only so an answer says for ever which question it answers. */
function canonicalFaults(json: unknown, reserved: Reserved): Fault[] {
  const faults = namingFaults(json);
  if (faults.length > 0) return faults;
  const { url } = json as { url: string };
  const isTaken = url.startsWith(OURS) || reserved.name(nameOf(url));
  return isTaken
    ? [wholeFault(`its url ${url} is taken by this product: give it another, with another last part`)]
    : [];
}

/** What every canonical needs. */
export function namingFaults(json: unknown): Fault[] {
  const { url, version } = json as { url?: string; version?: string };
  const isNamed = /^[a-z][\w+.-]*:[^\s|#]+$/i.test(url ?? '') && /^[^\s|]{1,60}$/.test(version ?? '');
  return isNamed
    ? []
    : [wholeFault('its url and version cannot be used; write them like "https://your.clinic/sleep" and "1"')];
}

/**
 * Our rules read items by linkId, and some extensions make the bot act: a clinic's own form must not use them for
 * something else. It may take over a whole instrument of ours as a sub-questionnaire.
 */
function itemFaults(item: QuestionnaireItem, reserved: Reserved): Fault[] {
  const { linkId } = item;
  const instrument = extensionOf(item, EXT.instrument)?.valueCode;
  const ships = INSTRUMENTS.some((known) => known.ships && known.id === instrument);
  const screens = extensionOf(item, EXT.suicideScreen) !== undefined;
  const reasons = [
    reserved.linkId(linkId) ? 'this linkId means something to this product, whose rules read it: choose another' : [],
    ships ? `the instrument ${instrument} ships with this product: take it over as a sub-questionnaire` : [],
    screens ? 'a form cannot make a suicide screen of its own: take over asq as a sub-questionnaire' : [],
  ];
  return reasons.flat().map((reason) => ({ linkId, reason }));
}

function screenFaults({ items }: LoadedQuestionnaire): Fault[] {
  const isCalled = [...items.values()].some(
    ({ suicideScreen, askEarly }) => suicideScreen && askEarly?.after === CALLS_SCREEN,
  );
  if (!items.has(CALLS_SCREEN) || isCalled) return [];
  return [{ linkId: CALLS_SCREEN, reason: 'it calls the suicide screen: take over asq too, asked early after it' }];
}

/** The linkId of a ★ item stands in the condition of a rule. */
function quoteFaults({ items }: LoadedQuestionnaire): Fault[] {
  return [...items.values()]
    .filter(({ starred, linkId }) => starred && /['\\]/.test(linkId))
    .map(({ linkId }) => ({ linkId, reason: 'a ★ item has no quote or backslash in its linkId: choose another' }));
}

interface Holder {
  item?: QuestionnaireItem[] | undefined;
}

/** The items of the file itself, without those that stand for a sub-questionnaire. */
function ownItemsOf({ item = [] }: Holder): QuestionnaireItem[] {
  return item.flatMap((one) => {
    const below = ownItemsOf(one);
    return extensionOf(one, EXT.subQuestionnaire) === undefined ? [one, ...below] : below;
  });
}
