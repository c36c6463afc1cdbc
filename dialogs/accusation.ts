import type { TurnContext } from 'botbuilder';
import { type Accusation, accusationOfMember, accusedIn, namedLater } from '../src/domain/escalation/accused.ts';
import type { Alert } from '../src/domain/safety/alert.ts';
import { JOINS_WITHIN_MS } from '../src/domain/safety/alert-rules.ts';
import type { Mark } from '../src/domain/safety/tiers.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import { scopeOf, wordsOf } from './input.ts';
import { screeningOf } from './screening.ts';

/**
 * Whom an accusation of staff means, and who takes the place of an accused clinical lead (clinical pack 7.2): what the
 * words say, else what an earlier accusation that is still open said. "Yes, I am in danger" names nobody.
 */
export async function accusationOf(scope: TurnScope, marks: readonly Mark[], words: string): Promise<Accusation> {
  if (!marks.includes('STAFF')) return {};
  const accused = accusedIn(scope.clinic, words);
  return accused === undefined ? earlier(scope) : accusationOfMember(scope.clinic, accused);
}

/**
 * The words of this turn, if a name in them is the accused's: they accuse somebody themselves, or say no more than "It
 * was Dr. Adler". In the course of an accusation other people are named as well.
 */
export function accusingWords(context: TurnContext): string {
  const words = wordsOf(context);
  const accuses = screeningOf(context)?.marks.includes('STAFF') === true;
  return accuses || namedLater(scopeOf(context).clinic, words) !== undefined ? words : '';
}

/** Such words also say whom earlier accusations meant. */
export async function nameAccused(context: TurnContext): Promise<void> {
  const scope = scopeOf(context);
  const accused = accusedIn(scope.clinic, accusingWords(context));
  if (accused !== undefined) await nameEarlier(scope, accusationOfMember(scope.clinic, accused));
}

/** What was said long before may mean somebody else: that is for the clinical lead to enter (policy). */
async function nameEarlier(scope: TurnScope, accusation: Accusation): Promise<void> {
  const since = Date.parse(scope.now) - JOINS_WITHIN_MS;
  for (const alert of await openAlerts(scope)) {
    const isMeant = alert.marks.includes('STAFF') && alert.accused === undefined && alert.released === undefined;
    if (!isMeant || Date.parse(alert.raisedAt) < since) continue;
    scope.emit({ kind: 'alert.named', alertId: alert.id, accusation, at: scope.now });
  }
}

async function earlier(scope: TurnScope): Promise<Accusation> {
  const { accused, entrustedTo } = (await openAlerts(scope)).findLast((alert) => alert.accused !== undefined) ?? {};
  return { ...(accused === undefined ? {} : { accused }), ...(entrustedTo === undefined ? {} : { entrustedTo }) };
}

async function openAlerts(scope: TurnScope): Promise<Alert[]> {
  const patient = await scope.get('patients', scope.conversation.patientId);
  const open = await Promise.all((patient?.openAlerts ?? []).map(({ id }) => scope.get('alerts', id)));
  return open.filter((alert) => alert !== undefined);
}
