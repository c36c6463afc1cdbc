import type { StaffMember } from '../staff.ts';

/** Why a channel did not take a notice. */
export type Failure = 'timeout' | 'unreachable' | 'refused' | 'rejected';
export type Outcome = 'accepted' | Failure;

/** What leaves the system about an alert: clinic, tier, time and a link, never the patient or their words. */
export interface Notice {
  /** The same over all tries. */
  id: string;
  alertId: string;
  clinic: { id: string; name: string };
  /** Of a crisis, strongest first. */
  tiers: string[];
  /** Which rung of the ladder this is. */
  target: string;
  raisedAt: string;
  /** The console. */
  url: string;
  /** The same as words: nothing in the subject tells what it is about. */
  subject: string;
  text: string;
  /** Absent for what reaches the clinic as a whole. */
  to?: StaffMember;
}

/** A way to reach people. */
export interface Notifier {
  readonly channel: string;
  /** Whether it can reach this person of a clinic; without one, the clinic as a whole. */
  reaches(member: StaffMember | undefined, clinicId: string): boolean | Promise<boolean>;
  /** Resolves to what the channel said; the signal ends a try that takes too long. Never throws for a channel's fault. */
  send(notice: Notice, signal: AbortSignal): Promise<Outcome>;
  close(): Promise<void>;
}
