import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';

/** Reads input by its schema; `request.invalid` names every wrong field and repeats none of its value. */
export function checkInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new AppError('request.invalid', faults.join('; '));
}

/** One page of a list: where it goes on, and how long it is. */
export const pageSchema = z.strictObject({
  next: z.string().max(2000).optional().describe('The cursor that the page before gave as `next`.'),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

export function pageQuery({ next, limit }: z.infer<typeof pageSchema>): { after?: string; limit?: number } {
  return { ...(next === undefined ? {} : { after: next }), ...(limit === undefined ? {} : { limit }) };
}
