import { EXT } from './extensions.ts';
import type { QuestionnaireItem } from './fhir.ts';
import { valuesIn } from './fhir-values.ts';
import { extensionOf, type Option } from './loaded.ts';
import type { AnswerValue } from './response.ts';

/** The values an item begins with: its `initial`, or the options that are selected from the start. */
export function initialOf(item: QuestionnaireItem, options: readonly Option[]): AnswerValue[] {
  const given = (item.initial ?? []).flatMap(valuesIn);
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
