import type { LookupQuestionnaire } from './assemble.ts';
import type { Questionnaire, QuestionnaireItem } from './fhir.ts';
import standard from './standard-value-sets.json' with { type: 'json' };

/** The questionnaire with the value sets it names and that are known here as if it contained them. */
export function withValueSets(questionnaire: Questionnaire, lookup: LookupQuestionnaire): Questionnaire {
  const named = new Set(questionnaire.item.flatMap(setsNamed));
  const contained = questionnaire.contained ?? [];
  const found = [...named].flatMap((canonical) => (isValueSet(lookup(canonical)) ? [lookup(canonical)] : []));
  const known = [...found, ...standard].filter(isValueSet).filter(({ url }) => url !== undefined && hasUrl(named, url));
  return known.length === 0 ? questionnaire : { ...questionnaire, contained: [...contained, ...known] };
}

type ContainedSet = NonNullable<Questionnaire['contained']>[number] & { url?: string };

function isValueSet(json: unknown): json is ContainedSet {
  return (json as ContainedSet | undefined)?.resourceType === 'ValueSet';
}

function setsNamed({ answerValueSet, item = [] }: QuestionnaireItem): string[] {
  return [...(answerValueSet?.startsWith('#') === false ? [answerValueSet] : []), ...item.flatMap(setsNamed)];
}

function hasUrl(named: ReadonlySet<string>, url: string): boolean {
  return [...named].some((canonical) => canonical.split('|')[0] === url);
}
