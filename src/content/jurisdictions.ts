import { jurisdictionsSchema } from '../domain/privacy/jurisdiction.ts';
import jurisdictions from './jurisdictions.json' with { type: 'json' };

/** What the law of a patient's place lets the bot do (clinical pack 9); for counsel to read, not legal advice. */
export const JURISDICTIONS = jurisdictionsSchema.parse(jurisdictions);
