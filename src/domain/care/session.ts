import { z } from 'zod';

export const ROUTES = ['iv', 'im', 'intranasal_esketamine', 'sublingual', 'oral', 'other'] as const;
export type Route = (typeof ROUTES)[number];
export const SETTINGS = ['clinic', 'home_with_observer', 'rems_site'] as const;
export const SESSION_STATES = ['planned', 'confirmed', 'started', 'released', 'closed', 'cancelled', 'missed'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** Who is there, by the ids of the clinics file. */
const staff = z.array(z.string().min(1).max(100)).max(10);
const instant = z.iso.datetime({ offset: true });

/** A medicine session, as staff enter it. */
export const newSessionSchema = z.strictObject({
  start: instant,
  zone: z.string().refine(isZone, 'an IANA time zone, for example America/New_York'),
  route: z.enum(ROUTES),
  plannedEnd: instant.optional(),
  place: z.string().max(200).optional(),
  setting: z.enum(SETTINGS).optional(),
  staff: staff.optional(),
});
export type NewSession = z.infer<typeof newSessionSchema>;

export const sessionChangeSchema = z.strictObject({
  state: z.enum(SESSION_STATES).optional(),
  start: instant.optional(),
  plannedEnd: instant.optional(),
  releasedAt: instant.optional(),
  place: z.string().max(200).optional(),
  staff: staff.optional(),
  override: z.strictObject({ reason: z.string().min(1).max(2000), licence: z.string().max(100).optional() }).optional(),
});
export type SessionChange = z.infer<typeof sessionChangeSchema>;

export interface MedicineSession {
  id: string;
  clinicId: string;
  patientId: string;
  state: SessionState;
  /** UTC, ISO 8601; `zone` says how a person reads it. */
  start: string;
  zone: string;
  route: Route;
  plannedEnd: string;
  place?: string;
  setting?: (typeof SETTINGS)[number];
  staff?: string[];
  /** When it became `confirmed`, by clearance or override. */
  confirmedAt?: string;
  releasedAt?: string;
  /** It was released though nobody had ever confirmed it: the prescriber looks at it. */
  unconfirmed?: true;
  override?: { by: string; licence?: string; reason: string; at: string };
  createdBy: string;
  createdAt: string;
  updatedAt: string;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
