import type { LadderName, Minutes } from './escalation/ladder.ts';
import type { Shift } from './escalation/on-call.ts';
import type { Language, Localized } from './languages.ts';
import type { PolicyByPlace } from './privacy/jurisdiction.ts';
import type { StaffMember } from './staff.ts';

/** A licence for an instrument that does not ship, as the clinic recorded it. */
export interface ClinicLicence {
  /** Of the catalogue: `cssrs`, `dast10`. */
  instrument: string;
  /** What it is and where it is kept. */
  licence: string;
  electronic: boolean;
  recordedBy: string;
  /** YYYY-MM-DD */
  recordedOn: string;
}

/** A clinic that uses this server, as its operators describe it (the clinics file). */
export interface Clinic {
  id: string;
  name: string;
  /** Telephone number as a person dials it. */
  phone: string;
  /** ISO 3166-1 alpha-2 of the region whose crisis numbers hold while a patient's country is unknown. */
  region: string;
  /** IANA time zone. */
  zone: string;
  languages: Language[];
  /** The full privacy notice. */
  noticeUrl: string;
  /** Web origins that may embed the widget. */
  origins: string[];
  part2Program: boolean;
  /** Weeks from which a trial of an antidepressant counts as adequate; 6 where nothing is set (clinical pack 1.2). */
  adequateTrialWeeks?: 4 | 6 | undefined;
  /** Minimum effective doses in mg, by the name of the medicine: the clinic's own table. Without it no dose is checked. */
  minimumDoses?: Record<string, number> | undefined;
  /** Whom alerts may reach. Absent: the clinic's own pager decides, behind the webhook. */
  staff?: StaffMember[] | undefined;
  /** Who is on call when. Absent: known to the clinic alone; empty: nobody ever is. */
  onCall?: Shift[] | undefined;
  /** Takes the place of an accused clinical lead (clinical pack 7.2); the title as "I'm letting … know" says it. */
  safeguardingContact?: { who: string; title: Record<Language, string> } | undefined;
  /** Where this clinic's ladder differs from `content/escalation.json`. */
  escalation?: Partial<Record<LadderName, Minutes>> | undefined;
  /** What the clinic says about eating and drinking before a session, as it follows "Your clinic's eating rule is". */
  fasting?: Localized | undefined;
  /** Licences for instruments whose text does not ship. */
  licences?: ClinicLicence[] | undefined;
  /** What the clinic's counsel adds to `content/jurisdictions.json`: places, and values that are stricter. */
  jurisdictions?: PolicyByPlace | undefined;
}
