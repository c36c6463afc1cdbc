import { AppError } from '../domain/errors.ts';

/**
 * Ids and look-up values come from outside, and their types are only promised. What is no text would be an operator
 * to MongoDB, and a boolean ends the whole process in libsql.
 */
export function requireTexts(...values: unknown[]): void {
  if (values.some((value) => typeof value !== 'string')) {
    throw new AppError('request.invalid', 'An id or a value to look up must be a text.');
  }
}
