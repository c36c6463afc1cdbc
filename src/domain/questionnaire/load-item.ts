import type { AnswerType } from '../companion-data.ts';
import type { Localized } from '../languages.ts';
import { EXT } from './extensions.ts';
import type { ElementExtra, Questionnaire, QuestionnaireItem } from './fhir.ts';
import { gateOptions } from './gates.ts';
import { initialExpressionOf, initialOf } from './load-initial.ts';
import { limitsOf } from './load-limits.ts';
import { loadOptions } from './load-options.ts';
import { entriesOf, repeatsOf } from './load-repeats.ts';
import {
  controlOf,
  extensionOf,
  extensionsOf,
  type LoadedItem,
  type Repeats,
  SAFETY_QUESTIONS,
  type Unit,
} from './loaded.ts';
import { localizedExtension, localizedText } from './localized-text.ts';
import type { AbsentReason } from './response.ts';

const OURS = 'https://kap-companion.org/';

const ANSWER_TYPES: Partial<Record<QuestionnaireItem['type'], AnswerType>> = {
  boolean: 'boolean',
  decimal: 'decimal',
  integer: 'integer',
  date: 'date',
  // The contract has no types of their own for these: they are typed and read.
  dateTime: 'text',
  time: 'text',
  url: 'text',
  string: 'text',
  text: 'text',
  choice: 'choice',
  'open-choice': 'choice',
  quantity: 'quantity',
};

/** Reads a FHIR item and those below it. */
export function loadItem(item: QuestionnaireItem, questionnaire: Questionnaire, parent?: LoadedItem): LoadedItem {
  const { language } = questionnaire;
  const flag = (url: string): boolean => extensionOf(item, url)?.valueBoolean === true;
  const isSection = flag(EXT.section);
  const asked = isAsked(item, parent);
  const repeats = asked ? repeatsOf(item) : undefined;
  const answerType = asked ? answerTypeOf(item, repeats) : undefined;
  const options = isOfferedList(item, repeats) ? gateOptions(0) : loadOptions(item, questionnaire);
  const loaded: LoadedItem = {
    linkId: item.linkId,
    item,
    children: [],
    parts: [],
    text: textOf(item, language),
    ...(answerType === undefined ? {} : { answerType }),
    options,
    multiple: item.repeats === true && repeats === undefined,
    open: item.type === 'open-choice',
    absent: extensionsOf(item, EXT.absentReason)
      .map((extension) => extension.valueCode)
      .filter((code): code is AbsentReason => code === 'asked-unknown' || code === 'asked-declined'),
    units: unitsOf(item, language),
    limits: limitsOf(item),
    // Our own questionnaires only ask about what has happened.
    mayBeAhead: !questionnaire.url.startsWith(OURS),
    initial: initialOf(item, options),
    starred: flag(EXT.starred) || (parent?.starred === true && isOfInstrument(parent)),
    suicideScreen: flag(EXT.suicideScreen),
    asksForCount: flag(EXT.asksForCount),
    readBack: flag(EXT.readBack),
    isSection,
    ...defined({
      parent,
      repeats,
      section: isSection ? item.linkId : parent?.section,
      why: localizedExtension(extensionOf(item, EXT.why), language) ?? helpOf(item, language),
      shortName: localizedExtension(extensionOf(item, EXT.shortName), language),
      initialExpression: initialExpressionOf(item),
      askAs: askAsOf(item),
      instrument: extensionOf(item, EXT.instrument)?.valueCode,
      entriesOf: entriesOf(item),
      enableWhenExpression: extensionOf(item, EXT.enableWhenExpression)?.valueExpression?.expression,
      calculated: extensionOf(item, EXT.calculatedExpression)?.valueExpression?.expression,
      askEarly: askEarlyOf(item),
      safetyQuestion: safetyQuestionOf(item),
    }),
  };
  loaded.children = (item.item ?? []).map((child) => loadItem(child, questionnaire, loaded));
  if (loaded.askAs !== undefined) loaded.parts = loaded.children.filter((child) => child.item.type === 'quantity');
  return loaded;
}

/** Hidden, read-only and calculated items are not asked, nor are the parts of a question with several parts. */
function isAsked(item: QuestionnaireItem, parent: LoadedItem | undefined): boolean {
  if (isHidden(item) || hasHiddenAncestor(parent)) return false;
  if (item.readOnly === true || extensionOf(item, EXT.calculatedExpression) !== undefined) return false;
  return parent?.askAs === undefined || item.type !== 'quantity';
}

function answerTypeOf(item: QuestionnaireItem, repeats: Repeats | undefined): AnswerType | undefined {
  if (askAsOf(item) !== undefined) return 'quantity';
  if (isOfferedList(item, repeats)) return 'choice';
  if (extensionOf(item, EXT.answerType)?.valueCode === 'phone') return 'phone';
  const type = ANSWER_TYPES[item.type];
  return type === 'choice' && item.repeats === true ? 'choices' : type;
}

/** A list of groups that may be empty is itself a question: whether there is something for it. */
function isOfferedList(item: QuestionnaireItem, repeats: Repeats | undefined): boolean {
  return item.type === 'group' && askAsOf(item) === undefined && repeats?.by === 'list' && repeats.min === 0;
}

/** The ★ of an instrument is that of each of its items, in groups of its own too. */
function isOfInstrument({ instrument, item, parent }: LoadedItem): boolean {
  return instrument !== undefined || (item.type === 'group' && parent !== undefined && isOfInstrument(parent));
}

function isHidden(item: QuestionnaireItem): boolean {
  return extensionOf(item, EXT.hidden)?.valueBoolean === true;
}

function hasHiddenAncestor(item: LoadedItem | undefined): boolean {
  return item !== undefined && (isHidden(item.item) || hasHiddenAncestor(item.parent));
}

function askAsOf(item: QuestionnaireItem): LoadedItem['askAs'] {
  const code = item.type === 'group' ? extensionOf(item, EXT.askAs)?.valueCode : undefined;
  return code === 'blood-pressure' || code === 'height-weight' ? code : undefined;
}

function unitsOf(item: QuestionnaireItem, language: string | undefined): Unit[] {
  return [...extensionsOf(item, EXT.unitOption), ...extensionsOf(item, EXT.unit)].flatMap(({ valueCoding: coding }) => {
    if (coding?.code === undefined) return [];
    const label = localizedText(coding.display ?? coding.code, coding._display as ElementExtra | undefined, language);
    return [{ code: coding.code, label, ...(coding.system === undefined ? {} : { system: coding.system }) }];
  });
}

function askEarlyOf(item: QuestionnaireItem): LoadedItem['askEarly'] {
  const { name: after, expression: when } = extensionOf(item, EXT.askEarly)?.valueExpression ?? {};
  return after === undefined || when === undefined ? undefined : { after, when };
}

function safetyQuestionOf(item: QuestionnaireItem): LoadedItem['safetyQuestion'] {
  const { name, expression: when } = extensionOf(item, EXT.safetyQuestion)?.valueExpression ?? {};
  const ask = SAFETY_QUESTIONS.find((known) => known === name);
  return ask === undefined || when === undefined ? undefined : { ask, when };
}

/** What a form tells on request: a display below the question with the control `help`. */
function helpOf(item: QuestionnaireItem, language: string | undefined): Localized | undefined {
  const help = item.item?.find((child) => child.type === 'display' && controlOf(child) === 'help');
  return help?.text === undefined ? undefined : localizedText(help.text, help._text, language);
}

/** Some forms have the words of a question in a display below it, or in its code only. */
function textOf(item: QuestionnaireItem, language: string | undefined): Localized {
  if (item.text !== undefined || item.type === 'group' || item.type === 'display')
    return localizedText(item.text, item._text, language);
  const below = item.item?.find((child) => child.type === 'display' && child.text !== undefined);
  return localizedText(below?.text ?? item.code?.[0]?.display, below?._text, language);
}

function defined<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
