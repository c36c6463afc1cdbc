import type { Clinic } from '../clinic.ts';
import type { Localized } from '../languages.ts';
import type { MedicineSession } from './session.ts';

/**
 * The rule about eating that a patient is reminded of (clinical pack 4): the clinic's own, else that of the label for
 * esketamine. For racemic ketamine clinics differ, so there is no default.
 */
export function fastingRule(
  { fasting }: Pick<Clinic, 'fasting'>,
  sessions: readonly Pick<MedicineSession, 'route'>[],
): Localized | 'esketamine' | undefined {
  if (fasting !== undefined) return fasting;
  const all = sessions.length > 0 && sessions.every(({ route }) => route === 'intranasal_esketamine');
  return all ? 'esketamine' : undefined;
}
