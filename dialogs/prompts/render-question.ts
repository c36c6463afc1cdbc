import type { QuestionData, QuestionOption } from '../../src/domain/companion-data.ts';
import type { Language } from '../../src/domain/languages.ts';
import type { AskableItem, LoadedItem, LoadedQuestionnaire, Unit } from '../../src/domain/questionnaire/loaded.ts';
import { itemText, stemText } from '../../src/domain/questionnaire/localize.ts';
import type { Notes } from '../../src/domain/questionnaire/notes.ts';
import type { Texts } from '../../src/domain/texts.ts';
import { fillIn } from './fill-in.ts';
import { KEEP } from './keep-initial.ts';
import { listedOptions } from './match-options.ts';

/** Longer lists are typed or searched, not read out. */
const MAX_LISTED = 24;

export interface RenderOptions {
  language: Language;
  texts: Texts;
  progress?: { answered: number; total: number };
  /** Values of the placeholders in the question's text (`{country}`). */
  values?: Readonly<Record<string, string>>;
  /** Commands offered as buttons; `back`, `skip`, `help` and `pause` unless told. */
  commands?: readonly string[];
  /** What a form says before and below the question (FHIR `display`). */
  notes?: Notes;
  /** The value it is asked with, in words: it can be kept. */
  initial?: string;
  /** Without the words on how to answer. */
  brief?: boolean;
  /** This instance of the question: an answer to an older card is stale. */
  nonce?: string;
}

export interface ImBack {
  type: 'imBack';
  title: string;
  value: string;
}

/** The parts of a Bot Framework activity that ask something. */
export interface RenderedQuestion {
  /** Complete by itself, for a channel that shows nothing else. */
  text: string;
  suggestedActions?: { actions: ImBack[]; to: string[] };
  channelData: { companion: QuestionData };
}

/** A questionnaire item as a message that asks it. */
export function renderQuestion(q: LoadedQuestionnaire, item: AskableItem, options: RenderOptions): RenderedQuestion {
  const companion = questionData(q, item, options);
  const offered = [...(companion.options ?? []), ...(companion.absent ?? [])];
  const listed = offered.length <= MAX_LISTED;
  const text = [
    ...questionWords(item, options),
    unitText(item, options),
    initialText(options),
    options.brief === true ? '' : hintText(item, options, listed),
    listed ? offered.map(({ label }) => `- ${label}`).join('\n') : '',
  ];
  const actions = listed ? tappable(item, offered) : [];
  return {
    text: text.filter((part) => part !== '').join('\n\n'),
    ...(actions.length === 0 ? {} : { suggestedActions: { actions, to: [] } }),
    channelData: { companion },
  };
}

/** The question itself, with what stands above and below it. */
export function questionWords(item: AskableItem, { language, values = {}, notes }: RenderOptions): string[] {
  return [
    fillIn(stemText(item, language), values),
    ...(notes?.before ?? []),
    fillIn(itemText(item, language), values),
    ...(notes?.below ?? []),
  ].filter((part) => part !== '');
}

/** A number without its unit may be taken for another one; several units are in the hint. */
function unitText({ item, units, parts }: AskableItem, { language, texts }: RenderOptions): string {
  const [unit] = units;
  const isNumber = item.type === 'integer' || item.type === 'decimal' || item.type === 'quantity';
  if (unit === undefined || units.length > 1 || parts.length > 0 || !isNumber) return '';
  return texts.format(language, { key: 'prompt.unit', params: { unit: unit.label[language] } });
}

function initialText({ initial, language, texts }: RenderOptions): string {
  return initial === undefined ? '' : texts.format(language, { key: 'prompt.initial', params: { answer: initial } });
}

/** How to answer, where the question alone doesn't show it. */
function hintText(item: AskableItem, { language, texts }: RenderOptions, listed: boolean): string {
  const { entryFormat } = item.limits;
  if (entryFormat !== undefined)
    return texts.format(language, { key: 'prompt.hint.format', params: { format: entryFormat } });
  const key = `prompt.hint.${listed ? hintKind(item) : 'long-list'}`;
  return texts.has(key) ? texts.format(language, { key, params: hintParams(item, language) }).trim() : '';
}

function hintKind(item: AskableItem): string {
  if (item.gate !== undefined) return item.entriesOf === undefined ? 'list' : 'entries';
  if (item.options.some((option) => option.unlisted)) return 'open-list';
  const { type } = item.item;
  return type === 'time' || type === 'dateTime' || type === 'url' ? type : (item.askAs ?? item.answerType);
}

function hintParams(item: AskableItem, language: Language): Record<string, string | number> {
  const { units } = item;
  const { min, max } = item.limits;
  if (units.length > 1) return { kind: 'units', units: units.map(({ label }) => label[language]).join(' · ') };
  if (min !== undefined && max !== undefined) return { kind: 'range', min, max };
  if (min !== undefined) return { kind: 'min', min };
  return max === undefined ? { kind: 'other' } : { kind: 'max', max };
}

/** The question as data, for widgets and cards. */
function questionData(q: LoadedQuestionnaire, item: AskableItem, options: RenderOptions): QuestionData {
  const { language, texts, progress, commands = ['back', 'skip', 'help', 'pause'], nonce, initial } = options;
  const code = item.item.code?.[0]?.code;
  const choices = listedOptions(item).map(
    (option): QuestionOption => ({
      code: option.code,
      label: option.label[language],
      ...(item.multiple && option.exclusive ? { exclusive: true } : {}),
    }),
  );
  const reasons = item.absent.map((reason) => ({
    code: reason,
    label: texts.format(language, { key: `prompt.absent.${reason}` }),
  }));
  const keep = { code: KEEP, label: texts.format(language, { key: 'prompt.keep' }) };
  const absent = initial === undefined || choices.length > 0 ? reasons : [keep, ...reasons];
  return {
    kind: 'question',
    questionnaire: q.canonical,
    linkId: item.linkId,
    ...(code === undefined ? {} : { code }),
    answerType: item.answerType,
    ...(choices.length === 0 ? {} : { options: choices }),
    ...limits(item),
    ...(item.item.maxLength === undefined ? {} : { maxLength: item.item.maxLength }),
    ...(item.units.length === 0 ? {} : { units: unitData(item.units, language) }),
    ...(item.parts.length === 0 ? {} : { parts: item.parts.map((part) => partData(part, language)) }),
    ...(absent.length === 0 ? {} : { absent }),
    required: item.starred,
    ...(progress === undefined ? {} : { progress }),
    commands: [...commands],
    ...(nonce === undefined ? {} : { nonce }),
  };
}

function partData(part: LoadedItem, language: Language) {
  return { linkId: part.linkId, label: part.text[language], units: unitData(part.units, language), ...limits(part) };
}

function unitData(units: Unit[], language: Language): { code: string; label: string }[] {
  return units.map(({ code, label }) => ({ code, label: label[language] }));
}

function limits({ limits: { min, max } }: LoadedItem): { min?: number; max?: number } {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** One tap is one whole answer; where several may be chosen only the options that stand alone are. */
function tappable(item: LoadedItem, offered: QuestionOption[]): ImBack[] {
  return offered.filter(({ exclusive }) => !item.multiple || exclusive === true).map(({ label }) => imBack(label));
}

/** A button that says its label. */
export function imBack(label: string): ImBack {
  return { type: 'imBack', title: label, value: label };
}
