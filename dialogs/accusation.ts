import { accusedIn, replacesLead } from '../src/domain/escalation/accused.ts';
import type { Alert } from '../src/domain/safety/alert.ts';
import type { Mark } from '../src/domain/safety/tiers.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';

export type Accusation = Pick<Alert, 'accused' | 'entrustedTo'>;

/**
 * Whom an accusation of staff means, and who takes the place of an accused clinical lead (clinical pack 7.2): what the
 * words say, else what an earlier accusation that is still open said. "Yes, I am in danger" names nobody.
 */
export async function accusationOf(scope: TurnScope, marks: readonly Mark[], words: string): Promise<Accusation> {
  if (!marks.includes('STAFF')) return {};
  const { clinic } = scope;
  const accused = accusedIn(clinic, words);
  if (accused === undefined) return earlier(scope);
  const second = replacesLead(accused) ? clinic.safeguardingContact?.who : undefined;
  return { accused: accused.id, ...(second === undefined ? {} : { entrustedTo: second }) };
}

async function earlier(scope: TurnScope): Promise<Accusation> {
  const patient = await scope.get('patients', scope.conversation.patientId);
  const open = await Promise.all((patient?.openAlerts ?? []).map(({ id }) => scope.get('alerts', id)));
  const { accused, entrustedTo } = open.findLast((alert) => alert?.accused !== undefined) ?? {};
  return { ...(accused === undefined ? {} : { accused }), ...(entrustedTo === undefined ? {} : { entrustedTo }) };
}
