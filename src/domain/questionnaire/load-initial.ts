import { EXT } from './extensions.ts';
import type { QuestionnaireItem } from './fhir.ts';
import { extensionOf, type Option } from './loaded.ts';
import type { AnswerValue } from './response.ts';

const MEMBERS = [
  'valueBoolean',
  'valueInteger',
  'valueDecimal',
  'valueDate',
  'valueDateTime',
  'valueTime',
  'valueString',
  'valueUri',
  'valueCoding',
  'valueQuantity',
] as const;

/** The values an item begins with: its `initial`, or the options that are selected from the start. */
export function initialOf(item: QuestionnaireItem, options: readonly Option[]): AnswerValue[] {
  const given = (item.initial ?? []).flatMap((initial) =>
    MEMBERS.filter((member) => initial[member] !== undefined).map(
      (member) => ({ [member]: initial[member] }) as unknown as AnswerValue,
    ),
  );
  const selected = (item.answerOption ?? []).flatMap((option, index) =>
    option.initialSelected === true ? (options[index]?.value ?? []) : [],
  );
  return given.length > 0 ? given : selected;
}

/** FHIRPath for them; other languages are not run. */
export function initialExpressionOf(item: QuestionnaireItem): string | undefined {
  const found = extensionOf(item, EXT.initialExpression)?.valueExpression;
  return found?.language === undefined || found.language === 'text/fhirpath' ? found?.expression : undefined;
}
