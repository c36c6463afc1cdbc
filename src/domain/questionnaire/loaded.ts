import type { AnswerType } from '../companion-data.ts';
import type { Localized } from '../languages.ts';
import { EXT } from './extensions.ts';
import type { Extension, Questionnaire, QuestionnaireItem } from './fhir.ts';
import type { AbsentReason, AnswerValue } from './response.ts';

/** One answer option, made ready to show and to recognise. */
export interface Option {
  /** What widgets send back. */
  code: string;
  label: Localized;
  value: AnswerValue;
  /** Its score, on scales. */
  ordinal?: number;
  /** Choosing it excludes the others. */
  exclusive: boolean;
  /** Choosing it gives no value, but a reason why there is none. */
  absent?: AbsentReason;
  /** Other words for it. */
  aliases?: string[];
  /** It can be typed, but is not among the choices shown. */
  unlisted?: true;
}

/** A unit of a quantity: a UCUM code and how it is shown. */
export interface Unit {
  code: string;
  label: Localized;
  system?: string;
}

/** A questionnaire item with everything the interpreter needs from it, read once. */
export interface LoadedItem {
  linkId: string;
  /** The FHIR item itself, assembled. */
  item: QuestionnaireItem;
  parent?: LoadedItem;
  children: LoadedItem[];
  /** linkId of the section it stands in. */
  section?: string;
  text: Localized;
  /** What `help` answers, when the item has an answer of its own. */
  why?: Localized;
  shortName?: Localized;
  /** Absent: the item is never asked (a plain group, a display, a calculated or hidden item, a part of a question). */
  answerType?: AnswerType;
  options: Option[];
  /** Several options may be chosen. */
  multiple: boolean;
  /** Typed text is an answer beside the options. */
  open: boolean;
  /** The reasons that an item without choices offers instead of a value. */
  absent: AbsentReason[];
  units: Unit[];
  limits: Limits;
  /** It may be about what is still to come. */
  mayBeAhead: boolean;
  /** The values it begins with: offered to the person, or given where they aren't asked. */
  initial: AnswerValue[];
  /** FHIRPath for the same. */
  initialExpression?: string;
  /** ★: a skip is possible and makes a finding. */
  starred: boolean;
  /** The group is asked as one question; `children` of type quantity are its parts. */
  askAs?: 'blood-pressure' | 'height-weight';
  parts: LoadedItem[];
  instrument?: string;
  suicideScreen: boolean;
  /** A typed number is how many or how often, not the score of an option. */
  asksForCount: boolean;
  readBack: boolean;
  isSection: boolean;
  /** FHIRPath. */
  enableWhenExpression?: string;
  /** FHIRPath: the item is computed, never asked. */
  calculated?: string;
  /** Once `when` holds, the group is asked right after the item `after`. */
  askEarly?: { after: string; when: string };
  /** Once `when` holds after its answer, this is asked before anything else. */
  safetyQuestion?: { ask: SafetyQuestion; when: string };
  /** It may stand several times; `expand` lays out the repetitions there are. */
  repeats?: Repeats;
  /** A list whose entries a person may type at once. */
  entriesOf?: 'medicines';
  /** In a repetition: what stands before the linkIds of the same repetition, the innermost first. */
  within?: readonly string[];
  /** Asks whether there is a repetition of a list, and holds its items. */
  gate?: { index: number };
  /** It is there only while this option is chosen, or this gate said that there is more. */
  dependsOn?: { question: string; code: string };
}

/** A question of the crisis protocol, or the suicide screen's item about right now, alone. */
export const SAFETY_QUESTIONS = ['check.body', 'acute'] as const;
export type SafetyQuestion = (typeof SAFETY_QUESTIONS)[number];

/** What a value must keep to. */
export interface Limits {
  min?: number;
  max?: number;
  /** Of dates, moments and times of day. */
  earliest?: string;
  latest?: string;
  minLength?: number;
  decimals?: number;
  pattern?: RegExp;
  /** How it is to be written, in words. */
  entryFormat?: string;
  /** Of a choice of several. */
  mostChoices?: number;
}

/** As a list, until the person says that it is complete; or once for each option chosen above it. */
export type Repeats = { by: 'list'; min: number; max: number } | { by: 'answer' };

/** An item that is asked. */
export type AskableItem = LoadedItem & { answerType: AnswerType };

/** A questionnaire that passed every check. */
export interface LoadedQuestionnaire {
  /** `url|version` */
  canonical: string;
  /** Assembled: sub-questionnaires are in their place. */
  questionnaire: Questionnaire;
  title: Localized;
  roots: LoadedItem[];
  /** By linkId, in document order; an item of a repetition by its key. */
  items: ReadonlyMap<string, LoadedItem>;
  /** The words of lists: what asks for one more. */
  listWords?: ListWords;
  /** Of an expanded questionnaire: itself as it was loaded. */
  base?: LoadedQuestionnaire;
  /** Of an expanded questionnaire: what the linkId of a repeated item stands for outside its repetitions. */
  aliases?: ReadonlyMap<string, Alias>;
}

/** Every repetition of an item, under one name. */
export interface Alias {
  item: LoadedItem;
  repetitions: LoadedItem[];
}

/** What is said around a list: at its beginning (`none` ends it) and after each entry (`done` ends it). */
export interface ListWords {
  /** The question of a list that has none. */
  first: Localized;
  next: Localized;
  add: Localized;
  more: Localized;
  none: Localized;
  done: Localized;
  /** Other words for yes, there is one, and for the end. */
  moreWords: string[];
  doneWords: string[];
}

/** The item is one the person is asked. */
export function isAskable(item: LoadedItem): item is AskableItem {
  return item.answerType !== undefined;
}

/** The first extension of this url. */
export function extensionOf(element: { extension?: Extension[] | undefined }, url: string): Extension | undefined {
  return element.extension?.find((extension) => extension.url === url);
}

/** Every extension of this url. */
export function extensionsOf(element: { extension?: Extension[] | undefined }, url: string): Extension[] {
  return element.extension?.filter((extension) => extension.url === url) ?? [];
}

/** How a form shows an item (`itemControl`). */
export function controlOf(item: QuestionnaireItem): string | undefined {
  return extensionOf(item, EXT.itemControl)?.valueCodeableConcept?.coding?.[0]?.code;
}
