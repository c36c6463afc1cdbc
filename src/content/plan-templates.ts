import { type PlanTemplate, planTemplatesSchema } from '../domain/care/plan-template.ts';
import { AppError } from '../domain/errors.ts';
import templates from './plan-templates.json' with { type: 'json' };
import { SOURCES } from './sources.ts';

/** What plans may begin with, by route. A source that is not in the list stops the start. */
export const PLAN_TEMPLATES: readonly PlanTemplate[] = checked(planTemplatesSchema.parse(templates));

function checked(all: PlanTemplate[]): PlanTemplate[] {
  const named = all.flatMap(({ notes }) => notes.flatMap(({ source }) => source));
  const unknown = named.filter((id) => !Object.hasOwn(SOURCES, id));
  if (unknown.length > 0) throw new AppError('content.invalid', `plan-templates: no source ${unknown.join(', ')}`);
  return all;
}
