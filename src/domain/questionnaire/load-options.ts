import { DATA_ABSENT_REASON, EXT } from './extensions.ts';
import type { AnswerOption, Coding, ElementExtra, Questionnaire, QuestionnaireItem } from './fhir.ts';
import { extensionOf, type Option } from './loaded.ts';
import { localizedText } from './localized-text.ts';
import type { AnswerValue } from './response.ts';

/** The options of a choice: its answerOption, or the concepts of a value set contained in the questionnaire. */
export function loadOptions(item: QuestionnaireItem, questionnaire: Questionnaire): Option[] {
  if (item.type === 'boolean') return BOOLEAN_OPTIONS;
  const options = item.answerOption ?? containedOptions(item.answerValueSet, questionnaire);
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
  const exclusive = extensionOf(option, EXT.optionExclusive)?.valueBoolean === true;
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
  return option.valueString === undefined ? undefined : { valueString: option.valueString };
}

/** FHIR allows the score on the option and on its coding. */
function ordinalOf(option: AnswerOption): number | undefined {
  const extension = extensionOf(option, EXT.ordinalValue) ?? extensionOf(option.valueCoding ?? {}, EXT.ordinalValue);
  return extension?.valueDecimal ?? extension?.valueInteger;
}

interface ValueSet {
  id?: string;
  expansion?: { contains?: Coding[] };
  compose?: { include?: { system?: string; concept?: (Coding & { _display?: ElementExtra })[] }[] };
}

function containedOptions(reference: string | undefined, questionnaire: Questionnaire): AnswerOption[] {
  if (!reference?.startsWith('#')) return [];
  const contained = (questionnaire.contained ?? []) as ValueSet[];
  const set = contained.find((resource) => resource.id === reference.slice(1));
  const listed = (set?.compose?.include ?? []).flatMap(({ system, concept = [] }) =>
    concept.map((coding) => ({ ...(system === undefined ? {} : { system }), ...coding })),
  );
  return (set?.expansion?.contains ?? listed).map((coding) => ({ valueCoding: coding }));
}
