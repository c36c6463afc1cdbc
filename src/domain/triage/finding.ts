import type { Localized } from '../languages.ts';
import type { GivenAnswer } from '../questionnaire/response.ts';
import type { Mark, Tier } from '../safety/tiers.ts';

/** Strongest first (clinical pack 2). */
export const SEVERITIES = ['critical', 'absolute', 'relative', 'caution', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const BASES = [
  'label-US',
  'label-EU',
  'label-other',
  'label-warning',
  'guideline',
  'evidence',
  'practice',
  'policy',
] as const;
export type Basis = (typeof BASES)[number];

/** Strongest first (clinical pack 2.3). None of them approves or denies anything. */
export const DISPOSITIONS = [
  'CRISIS_NOW',
  'MEDICAL_NOW',
  'OUT_OF_SCOPE',
  'HOLD_FOR_PRESCRIBER',
  'CLINICIAN_REVIEW',
  'INCOMPLETE',
  'REVIEW_WITH_CAUTIONS',
  'READY_FOR_CLINICIAN_INTAKE',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** The alert a finding makes: a crisis tier, or a call the same day without a script. */
export type FindingAlert =
  | { tier: Tier; marks?: Mark[] | undefined }
  | {
      sameDay: true;
      /** A person calls within so many. */
      minutes?: number | undefined;
      marks?: Mark[] | undefined;
      silent?: boolean | undefined;
      to?: string[] | undefined;
    };

/** What a rule found in the answers, with everything a clinician needs to check it. */
export interface Finding {
  id: string;
  clinicId: string;
  patientId: string;
  responseId?: string;
  code: string;
  severity: Severity;
  basis: Basis[];
  /** The items the rule read. */
  itemIds: string[];
  /** Their answers when it fired, by linkId. */
  answerSnapshot: Record<string, GivenAnswer>;
  ruleId: string;
  ruleVersion: string;
  /** Text key of what the patient read, if anything. */
  patientText?: string;
  clinicianText: Localized;
  /** Source ids of the clinical pack (`L1`, `I3e`, `policy`, `fk`). */
  source: string[];
  alert?: FindingAlert;
  state: 'open' | 'resolved' | 'superseded';
  at: string;
  supersededAt?: string;
  resolved?: { by: string; at: string; reason: string };
}
