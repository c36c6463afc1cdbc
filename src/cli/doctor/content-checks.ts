import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { loadClinicForms } from '../../content/clinic-forms/load-clinic-forms.ts';
import { loadContent } from '../../content/load-content.ts';
import { SHIPPED_SOURCES } from '../../content/questionnaires/index.ts';
import type { Clinic } from '../../domain/clinic.ts';
import { AppError } from '../../domain/errors.ts';
import type { Store } from '../../domain/ports.ts';
import type { Jurisdictions } from '../../domain/privacy/jurisdiction.ts';
import { GOOD_FOR_DAYS, reviewAge } from '../../domain/review-age.ts';
import type { CrisisLineData } from '../../domain/safety/crisis-line-data.ts';
import { numbersAge } from '../../domain/safety/numbers-age.ts';
import { keptQuestionnaires } from '../../storage/published-questionnaires.ts';
import { type Check, checking } from './check.ts';

/** What ships, what the clinics' folder adds and what their licences are for. */
export async function contentChecks(config: Config, clinics: readonly Clinic[], store?: Store): Promise<Check[]> {
  const { ok, warning, fault } = checking('questionnaires');
  const told: Check[] = [];
  const log = {
    info: () => {},
    warn: (facts: object, message: string) => void told.push(warning(`${message}${factsIn(facts)}`, 'mend it')),
    error: (facts: object, message: string) =>
      void told.push(warning(`${message}${factsIn(facts)}`, 'companion questionnaire check FILE says more')),
  };
  const kept = store === undefined ? new Map() : await keptQuestionnaires(store.records);
  try {
    const folder = join(config.dataDir, 'questionnaires');
    const forms = await loadClinicForms({ folder, clinics, kept: (name) => kept.get(name)?.json, log });
    const { version, library } = loadContent([...SHIPPED_SOURCES, ...forms]);
    const own = forms.length === 0 ? '' : `, ${forms.length} of the clinics' own`;
    return [ok(`${library.all().length} can be run${own}; content ${version}`), ...told];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [fault(error.message, 'correct what it names'), ...told];
  }
}

/** The crisis numbers: their age, and whether each clinic's region has any. */
export function numberChecks(data: CrisisLineData, clinics: readonly Clinic[], now: Date): Check[] {
  const { ok, warning } = checking('crisis numbers');
  const { verifiedOn, days, stale } = numbersAge(data, now);
  const age = `verified on ${verifiedOn}, ${days} days ago`;
  const known = new Set([...data.rows.map(({ iso }) => iso), ...data.euMembersWithoutRow]);
  const without = clinics.filter(({ region }) => !known.has(region));
  return [
    stale
      ? warning(
          `${age}: more than ${GOOD_FOR_DAYS}`,
          'verify each number in src/content/crisis-lines.json at its source, then set verifiedOn',
        )
      : ok(age),
    ...without.map(({ id, region }) =>
      warning(`none are known for ${region}, the region of ${id}`, 'add its row to src/content/crisis-lines.json'),
    ),
  ];
}

/** The law of the places where patients are: when somebody last looked whether it still says so. */
export function jurisdictionCheck({ reviewedOn }: Jurisdictions, now: Date): Check {
  const { ok, warning } = checking('jurisdictions');
  const { days, stale } = reviewAge(reviewedOn, now);
  const age = `reviewed on ${reviewedOn}, ${days} days ago`;
  return stale
    ? warning(
        `${age}: more than ${GOOD_FOR_DAYS}`,
        'hold src/content/jurisdictions.json against the law of each place, then set reviewedOn',
      )
    : ok(age);
}

/** A clock that is behind what was written before it is wrong: alerts would be late, links would not open. */
export function clockCheck({ verifiedOn }: CrisisLineData, now: Date): Check {
  const { ok, fault } = checking('clock');
  const text = now.toISOString();
  return now.getTime() < Date.parse(verifiedOn)
    ? fault(`${text} is before this release was made`, 'set the time of this machine, best by NTP')
    : ok(text);
}

function factsIn(facts: object): string {
  const lines = Object.entries(facts).map(([name, value]) => `\n  - ${name}: ${wordsOf(value)}`);
  return lines.join('');
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
