import type { Language } from '../languages.ts';
import type { Tier } from '../safety/tiers.ts';
import type { SeverityTerm } from '../treatment-history/maudsley.ts';
import type { Disposition } from '../triage/finding.ts';
import type { Assignment } from './assignment.ts';

/** An alert in short, kept with the patient so that a turn knows an open crisis without another read. */
export interface OpenAlert {
  id: string;
  tiers: Tier[];
  blocks: boolean;
  raisedAt: string;
  acknowledged: boolean;
  conversationId: string;
  /** It accuses staff, so that not everybody sees it. */
  staff?: true;
}

/** Only a prescriber writes it; the bot never does. */
export interface Clearance {
  status: 'pending' | 'cleared' | 'deferred' | 'declined';
  reason?: string;
  by?: string;
  licence?: string;
  at?: string;
  /** A new absolute finding came after the clearance. */
  lookAgain: boolean;
  /** When the newest of them was found. */
  lookAgainAt?: string;
}

/** How a clinician rates the episode that the patient reports on: an input of the Maudsley method (clinical pack 1.2). */
export interface EpisodeSeverity {
  term: SeverityTerm;
  by: string;
  at: string;
}

export interface Patient {
  id: string;
  clinicId: string;
  /** The channel's user id this person is known by. */
  userId: string;
  name?: string;
  language: Language;
  /** Newest conversation first. */
  conversations: string[];
  consent?: { status: 'agreed' | 'refused'; at: string; textVersion: string };
  /** Whether answers about treatment for substance use may be shared (42 CFR Part 2): the newest answer. */
  sudConsent?: { status: 'agreed' | 'refused'; at: string };
  /** Said "I understand" to the disclosure. */
  disclosedAt?: string;
  location?: { country?: string; region?: string; confirmed: boolean; at: string };
  /** Date of birth, whole or partial. */
  birthDate?: string;
  safeToText?: 'safe' | 'seen' | 'unsafe';
  /** `off`: the person wants no reminders of sessions. */
  reminders?: 'on' | 'off';
  /** Quiet mode: numbers not pinned, no abuse questions (clinical pack 7.2). */
  quiet: boolean;
  callbackPhone?: string;
  contact?: { name?: string; phone?: string; permission?: string };
  /** Where reminders and links may be sent, as staff entered it; what the patient said is never used for that. */
  reminderContact?: { email?: string; phone?: string; by: string; at: string };
  /** The last suicide screen that was run to its end. */
  suicideScreen?: { at: string; responseId: string };
  /** Questionnaires that staff gave, oldest first. */
  assignments?: Assignment[];
  disposition?: Disposition;
  clearance: Clearance;
  /** Only a clinician writes it; a patient's answers never stand in for it. */
  episodeSeverity?: EpisodeSeverity;
  openAlerts: OpenAlert[];
  newestAlertAt?: string;
  /** Sort key of the patient list: those with an open alert first, newest first. A merged record has none. */
  attention?: string;
  createdAt: string;
  lastSeenAt: string;
  /** The conversation in which they last wrote: what is sent to them goes there. */
  lastSeenIn?: string;
  /** Records of the same person that were merged into this one. */
  mergedFrom?: string[];
  /** This record is another's now and stays behind as a sign to it. */
  mergedInto?: string;
}
