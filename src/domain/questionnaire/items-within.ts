import type { QuestionnaireItem } from './fhir.ts';

/** Every item of a questionnaire, or below an item, parents before their children. */
export function itemsWithin({ item = [] }: { item?: QuestionnaireItem[] | undefined }): QuestionnaireItem[] {
  return item.flatMap((one) => [one, ...itemsWithin(one)]);
}
