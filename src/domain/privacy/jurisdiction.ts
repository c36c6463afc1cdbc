import { z } from 'zod';
import type { Patient } from '../care/patient.ts';

/** What the law of a place lets the bot do. A new key: its value here, in `stricterOf` and in the data, and its reader. */
const policySchema = z.strictObject({
  /** A model may be asked as well where the rules raise no tier. The rules themselves are asked everywhere. */
  secondOpinion: z.boolean(),
  /** More than a crisis tier may be concluded from a person's words. */
  inferFromWords: z.boolean(),
});
export type JurisdictionPolicy = z.infer<typeof policySchema>;

const place = z
  .string()
  .regex(/^(default|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/, 'a country ("DE"), a region ("US-IL"), or default');

/** What is said of a place: an ISO 3166-1 country, an ISO 3166-2 region, or `default`, which holds everywhere. */
export const placesSchema = z.record(place, policySchema.partial());
export type PolicyByPlace = z.infer<typeof placesSchema>;

/** The records that ship, the sources that each leans on, and when somebody last held them against the law. */
export const jurisdictionsSchema = z.strictObject({
  /** YYYY-MM-DD */
  reviewedOn: z.iso.date(),
  places: placesSchema,
  sources: z.record(place, z.array(z.string().min(1)).min(1)),
});
export type Jurisdictions = z.infer<typeof jurisdictionsSchema>;

/** What everybody may who has no record. */
const FREE: JurisdictionPolicy = { secondOpinion: true, inferFromWords: true };

/**
 * What holds for a patient who is there: the strictest value of all that is said of the place, by us and by the clinic.
 * Where the country is not known that is every place; where its region is not known, every region of it.
 */
export function jurisdictionOf(
  location: Patient['location'],
  ...books: readonly (PolicyByPlace | undefined)[]
): JurisdictionPolicy {
  const { country, region } = location ?? {};
  return strictest(books, (name) => {
    if (name === 'default' || country === undefined || name === country) return true;
    return region === undefined ? name.startsWith(`${country}-`) : name === region;
  });
}

/** The keys by which a record of a clinic would loosen what ships for that place. */
export function looserThan(shipped: PolicyByPlace, name: string, record: Partial<JurisdictionPolicy>): string[] {
  const [country] = name.split('-');
  const before = strictest([shipped], (other) => other === 'default' || other === country || other === name);
  const after = stricterOf(before, record);
  return POLICY_KEYS.filter((key) => record[key] !== undefined && record[key] !== after[key]);
}

const POLICY_KEYS = policySchema.keyof().options;

function strictest(books: readonly (PolicyByPlace | undefined)[], holds: (name: string) => boolean) {
  return books
    .flatMap((book) => Object.entries(book ?? {}))
    .filter(([name]) => holds(name))
    .reduce((policy, [, record]) => stricterOf(policy, record), FREE);
}

function stricterOf(a: JurisdictionPolicy, b: Partial<JurisdictionPolicy>): JurisdictionPolicy {
  return {
    secondOpinion: a.secondOpinion && b.secondOpinion !== false,
    inferFromWords: a.inferFromWords && b.inferFromWords !== false,
  };
}
