import { allOf } from '../../domain/all-pages.ts';
import type { Patient } from '../../domain/care/patient.ts';
import type { MedicineSession } from '../../domain/care/session.ts';
import type { PlanRecord } from '../../domain/care/treatment-plan.ts';
import type { ResponseRecord } from '../../domain/questionnaire/response.ts';
import type { Finding } from '../../domain/triage/finding.ts';
import type { ApiParts } from './api-parts.ts';
import { seenOf, sightOf } from './disclosure.ts';
import type { Staff } from './staff-tokens.ts';

/** What of a patient's record a brief is made of, as this person may see it. */
export interface BriefRecord {
  patient: Patient;
  now: string;
  /** Oldest first. */
  responses: ResponseRecord[];
  sessions: MedicineSession[];
  findings: Finding[];
  plan: PlanRecord | undefined;
  /** How much of each was left out, for it is not for this person. */
  withheld: { answers: number; scores: number; findings: number };
}

/** Reads it, through the gates. */
export async function briefRecord(patient: Patient, staff: Staff, parts: ApiParts): Promise<BriefRecord> {
  const { records } = parts.store;
  const query = { index: 'byPatient' as const, where: { patientId: patient.id } };
  const [responses, sessions, findings, plan, sight] = await Promise.all([
    allOf(records, 'responses', query),
    allOf(records, 'sessions', query),
    allOf(records, 'findings', query),
    records.get('plans', patient.id),
    sightOf(staff, patient, parts),
  ]);
  const seen = responses.map((whole) => seenOf(whole, sight));
  const found = findings.flatMap((finding) => sight.finding(finding) ?? []);
  const scores = (all: readonly ResponseRecord[]) => sum(all.map((run) => Object.keys(run.scores).length));
  const left = seen.map(({ response }) => response);
  return {
    patient,
    now: parts.clock.now().toISOString(),
    responses: left,
    sessions,
    findings: found,
    plan,
    withheld: {
      answers: sum(seen.map((one) => one.left)),
      scores: scores(responses) - scores(left),
      findings: findings.length - found.length,
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
