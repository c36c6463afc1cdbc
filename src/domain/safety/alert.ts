import type { Mark, Tier } from './tiers.ts';

export interface StaffAct {
  by: string;
  staffId?: string;
  role: string;
  at: string;
  reason?: string;
}

/** A call for a person. Only staff close it; nothing the patient says ever does. */
export interface Alert {
  id: string;
  clinicId: string;
  patientId: string;
  conversationId: string;
  /** Turn that raised it. */
  turn: number;
  /** Strongest first; empty for an alert that is no crisis. */
  tiers: Tier[];
  /** The finding or cause. */
  code?: string;
  marks: Mark[];
  /** Opens a crisis that pauses questionnaires until it is closed. */
  blocks: boolean;
  /** When a person must have acted, UTC. */
  clock: string;
  /** Whom it is for: roles, besides the person on call. */
  to: string[];
  /** The patient was told that the team is being told; only then do follow-ups go out. */
  told: boolean;
  /** Nobody was on call when it was raised, and the patient was told so. */
  uncovered?: true;
  /** Staff id of the person an accusation means: the words named exactly one, or the clinical lead entered it. */
  accused?: string;
  /** Staff id of the second safeguarding contact, where the clinical lead is accused. */
  entrustedTo?: string;
  raisedAt: string;
  /** A channel to the person on call took it; with nobody on call, to anybody. */
  acceptedAt?: string;
  acknowledged?: StaffAct;
  closed?: StaffAct;
  /** Of an accusation of staff: the clinical lead has said whom it means, or that others may see it. */
  released?: StaffAct;
  /** Later triggers that were added to this open alert. */
  joined: { turn: number; conversationId: string; at: string; tiers: Tier[] }[];
  /** Facts for the person who calls ("asked for a call", an answer to a crisis question): text keys, never words. */
  notes: { key: string; at: string }[];
}
