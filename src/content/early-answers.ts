import { earlyDataSchema } from '../domain/early-answers/early-data.ts';
import data from './early-answers.json' with { type: 'json' };

/** How people say in passing what a later question asks about. */
export const EARLY_ANSWERS = earlyDataSchema.parse(data);
