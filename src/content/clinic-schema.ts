import { IANAZone } from 'luxon';
import { z } from 'zod';
import { LADDER_NAMES, minutesSchema } from '../domain/escalation/ladder.ts';
import { DAYS } from '../domain/escalation/on-call.ts';
import { LANGUAGES } from '../domain/languages.ts';
import { looserThan, type PolicyByPlace, placesSchema } from '../domain/privacy/jurisdiction.ts';
import { ROLES } from '../domain/staff.ts';
import { clinicLicenceSchema } from './clinic-forms/clinic-licence.ts';
import { JURISDICTIONS } from './jurisdictions.ts';

const staffId = z.string().regex(/^[a-z0-9-]{1,60}$/, 'small letters, digits and hyphens');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as "17:30", in quotes');
const localTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'local date and time such as "2026-12-24T08:00", in quotes')
  .refine((text) => !Number.isNaN(Date.parse(`${text}Z`)), 'no such date');

const memberSchema = z.strictObject({
  id: staffId,
  name: z.string().min(1).max(120),
  roles: z.array(z.enum(ROLES)).min(1),
  email: z.email().optional(),
  phone: z.string().min(3).max(40).optional(),
  teamsId: z.string().min(1).max(100).optional(),
});

const shiftSchema = z.union(
  [
    z.strictObject({ who: staffId, days: z.array(z.enum(DAYS)).min(1), from: clock, to: clock }),
    z.strictObject({ who: staffId, start: localTime, end: localTime }),
  ],
  'a shift is { who, days: [mon …], from: "09:00", to: "17:00" } or { who, start: "2026-12-24T08:00", end: "…" }',
);

/** A clinic as the clinics file describes it. */
export const clinicSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'small letters, digits and hyphens'),
    name: z.string().min(1).max(120),
    phone: z.string().min(3).max(40),
    region: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166-1 country, for example US'),
    zone: z.string().refine((zone) => IANAZone.isValidZone(zone), 'an IANA time zone, for example America/New_York'),
    languages: z.array(z.enum(LANGUAGES)).min(1).default(['en', 'es']),
    noticeUrl: z.url(),
    origins: z.array(z.url()).default([]),
    part2Program: z.boolean().default(false),
    adequateTrialWeeks: z.union([z.literal(4), z.literal(6)]).optional(),
    minimumDoses: z.record(z.string().min(1), z.number().positive()).optional(),
    fasting: z.strictObject({ en: z.string().min(1).max(300), es: z.string().min(1).max(300) }).optional(),
    licences: z.array(clinicLicenceSchema).optional(),
    staff: z.array(memberSchema).min(1).optional(),
    onCall: z.array(shiftSchema).optional(),
    safeguardingContact: z
      .strictObject({ who: staffId, title: z.strictObject({ en: z.string().min(1), es: z.string().min(1) }) })
      .optional(),
    escalation: z.partialRecord(z.enum(LADDER_NAMES), minutesSchema).optional(),
    jurisdictions: placesSchema.superRefine(refuseLooser).optional(),
  })
  // Staff without a rota: nobody ever is on call. Without staff, the clinic pages by means of its own.
  .transform((clinic) => (clinic.staff === undefined ? clinic : { onCall: [], ...clinic }));

/** The law is no clinic's to loosen. */
function refuseLooser(places: PolicyByPlace, { addIssue }: z.core.$RefinementCtx): void {
  for (const [place, record] of Object.entries(places)) {
    for (const key of looserThan(JURISDICTIONS.places, place, record)) {
      const message = 'looser than what ships for this place: leave it out, or make it stricter';
      addIssue({ code: 'custom', path: [place, key], message });
    }
  }
}
