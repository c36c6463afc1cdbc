import type { Clinic } from '../../domain/clinic.ts';
import type { RecordStore } from '../../domain/ports.ts';
import type { Part2 } from '../../domain/privacy/part2.ts';
import type { Answer, Score } from '../../domain/questionnaire/response.ts';
import type { Finding } from '../../domain/triage/finding.ts';
import type { Turn } from '../../domain/turn.ts';

/**
 * What of a patient's record somebody may see; what each returns is what is left of it, undefined where nothing is.
 * What is left out is said to be: nothing is hidden without a word.
 */
export interface Sight {
  turn(turn: Turn): Turn | undefined;
  answer(answer: Answer): Answer | undefined;
  score(score: Score): Score | undefined;
  finding(finding: Finding): Finding | undefined;
}

/** What the gates lean on. */
export interface DisclosureParts {
  store: { records: RecordStore };
  clinic: (id: string) => Clinic | undefined;
  part2: Part2;
}
