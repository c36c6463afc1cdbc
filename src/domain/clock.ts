/** Where the time comes from; tests pass a clock of their own. */
export interface Clock {
  now(): Date;
}

/** The machine's own time; for the entry points, which hand it on. */
export const systemClock: Clock = { now: () => new Date() };

/** What ids are made for; an id reads `<kind>_<ulid>`. */
export type IdKind =
  | 'patient'
  | 'conversation'
  | 'activity'
  | 'user'
  | 'response'
  | 'finding'
  | 'alert'
  | 'session'
  | 'assignment'
  | 'timer'
  | 'outreach'
  | 'link'
  | 'audit'
  | 'login';

/** Makes a new, time-ordered id of a kind. */
export type NewId = (kind: IdKind) => string;
