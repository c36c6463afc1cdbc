import { DATA_ABSENT_REASON, EXT } from './extensions.ts';
import type { AnswerOption, Coding, ElementExtra, Questionnaire, QuestionnaireItem } from './fhir.ts';
import { extensionOf, type Option } from './loaded.ts';
import { localizedText } from './localized-text.ts';
import type { AnswerValue } from './response.ts';

/** The options of a choice: its answerOption, or the concepts of a value set that the questionnaire brings along. */
export function loadOptions(item: QuestionnaireItem, questionnaire: Questionnaire): Option[] {
  if (item.type === 'boolean') return BOOLEAN_OPTIONS;
  const options = item.answerOption ?? item.option ?? valueSetOptions(item.answerValueSet, questionnaire);
  return options.map((option) => loadOption(option, questionnaire.language)).filter((option) => option !== undefined);
}

/** FHIR's boolean has no words of its own. */
const BOOLEAN_OPTIONS: Option[] = [
  { code: 'true', label: { en: 'Yes', es: 'Sí' }, value: { valueBoolean: true }, exclusive: false },
  { code: 'false', label: { en: 'No', es: 'No' }, value: { valueBoolean: false }, exclusive: false },
];

function loadOption(option: AnswerOption, language: string | undefined): Option | undefined {
  const value = recordedValue(option);
  if (value === undefined) return undefined;
  const coding = option.valueCoding;
  const code = coding?.code ?? coding?.display ?? String(Object.values(value)[0]);
  const absent = coding?.system === DATA_ABSENT_REASON ? coding.code : undefined;
  const exclusive = absent !== undefined || extensionOf(option, EXT.optionExclusive)?.valueBoolean === true;
  const ordinal = ordinalOf(option);
  return {
    code,
    label: localizedText(coding?.display ?? code, coding?._display, language),
    value,
    exclusive,
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(absent === 'asked-unknown' || absent === 'asked-declined' ? { absent } : {}),
  };
}

/** The value as it is recorded: a plain coding without translations and scores. */
function recordedValue(option: AnswerOption): AnswerValue | undefined {
  if (option.valueCoding !== undefined) {
    const { system, code, display } = option.valueCoding;
    const coding: Coding = {
      ...(system === undefined ? {} : { system }),
      ...(code === undefined ? {} : { code }),
      ...(display === undefined ? {} : { display }),
    };
    return { valueCoding: coding };
  }
  if (option.valueInteger !== undefined) return { valueInteger: option.valueInteger };
  if (option.valueDate !== undefined) return { valueDate: option.valueDate };
  if (option.valueTime !== undefined) return { valueTime: option.valueTime };
  return option.valueString === undefined ? undefined : { valueString: option.valueString };
}

/** FHIR allows the score on the option and on its coding, and has named it in several ways. */
function ordinalOf(option: AnswerOption): number | undefined {
  const extension = SCORES.map((url) => extensionOf(option, url) ?? extensionOf(option.valueCoding ?? {}, url)).find(
    (found) => found !== undefined,
  );
  return extension?.valueDecimal ?? extension?.valueInteger;
}

const SCORES = [EXT.ordinalValue, EXT.itemWeight, EXT.oldOrdinalValue, EXT.argonautScore];

export interface ValueSet {
  id?: string;
  url?: string;
  expansion?: { contains?: Concept[] };
  compose?: { include?: { system?: string; concept?: Concept[] }[] };
}

interface Concept extends Coding {
  _display?: ElementExtra;
  /** A heading that cannot be chosen. */
  abstract?: boolean;
  /** Those below it. */
  contains?: Concept[];
}

function valueSetOptions(reference: string | undefined, questionnaire: Questionnaire): AnswerOption[] {
  if (reference === undefined) return [];
  const contained = (questionnaire.contained ?? []) as ValueSet[];
  const [url] = reference.split('|');
  const set = contained.find(
    (resource) => `#${resource.id}` === reference || (resource.url !== undefined && resource.url === url),
  );
  const listed = (set?.compose?.include ?? []).flatMap(({ system, concept = [] }) =>
    concept.map((coding) => ({ ...(system === undefined ? {} : { system }), ...coding })),
  );
  return (set?.expansion?.contains ?? listed).flatMap(chosenFrom).map((coding) => ({ valueCoding: coding }));
}

function chosenFrom({ contains = [], abstract = false, ...concept }: Concept): Concept[] {
  return [...(abstract ? [] : [concept]), ...contains.flatMap(chosenFrom)];
}
