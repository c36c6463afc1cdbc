import { JURISDICTIONS } from '../../content/jurisdictions.ts';
import { crisisLines } from '../../content/load-content.ts';
import type { Clinic } from '../../domain/clinic.ts';
import type { Clock } from '../../domain/clock.ts';
import { channelChecks, teamsChecks } from './channel-checks.ts';
import type { Check } from './check.ts';
import { clinicChecks } from './clinic-checks.ts';
import { clockCheck, contentChecks, jurisdictionCheck, numberChecks } from './content-checks.ts';
import { machineChecks } from './machine-checks.ts';
import { settingsChecks } from './settings-checks.ts';
import { storeChecks } from './store-check.ts';

export interface Examination {
  clock: Clock;
  /** Send the webhook a signed test. */
  ping: boolean;
  /** The environment of this process unless told. */
  env?: Record<string, string>;
}

/** Looks at the whole set-up, in the order in which it is put right. What is valid is for the server's own parts to say. */
export async function examine({ clock, ping, env }: Examination): Promise<Check[]> {
  const now = clock.now();
  const numbers = crisisLines();
  const settings = settingsChecks(env);
  const { config } = settings;
  const dataChecks = (clinics: readonly Clinic[]) => [
    ...numberChecks(numbers, clinics, now),
    jurisdictionCheck(JURISDICTIONS, now),
  ];
  if (config === undefined) return [...settings.checks, clockCheck(numbers, now), ...dataChecks([])];
  const { store, checks: stored } = await storeChecks(config, now);
  try {
    const { clinics, checks: ofClinics } = await clinicChecks(config, now);
    return [
      ...settings.checks,
      ...(await machineChecks(config)),
      clockCheck(numbers, now),
      ...stored,
      ...ofClinics,
      ...(await channelChecks(config, clock, ping)),
      ...(await teamsChecks(config, clinics, store)),
      ...dataChecks(clinics),
      ...(await contentChecks(config, clinics, store)),
    ];
  } finally {
    await store?.close();
  }
}
