import { type Config, productionGaps, readConfig } from '../../config.ts';
import { AppError } from '../../domain/errors.ts';
import { type Check, checking } from './check.ts';

const GOOD_KEY = 32;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The settings, if the server would start with them. */
export function settingsChecks(env?: Record<string, string>): { config?: Config; checks: Check[] } {
  const { ok, warning, fault } = checking('settings');
  try {
    const config = readConfig(env);
    const gaps = config.production ? [] : productionGaps(env);
    const ready = config.production
      ? ok('valid, for production')
      : warning(
          `valid, but not for patients: NODE_ENV is not production${gaps.map((gap) => `\n  - ${gap}`).join('')}`,
          gaps.length === 0 ? 'set NODE_ENV=production' : 'set these, then NODE_ENV=production',
        );
    return { config, checks: [ready, ...secretChecks(config)] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { checks: [fault(error.message, 'correct them; .env.example says what each is for')] };
  }
}

/** Their form alone: a secret is never printed. */
function secretChecks({ databaseKey, azureBot }: Config): Check[] {
  const { ok, warning } = checking('secrets');
  const password = azureBot?.password;
  const weak = [
    databaseKey !== undefined && databaseKey.length < GOOD_KEY
      ? warning(
          `DATABASE_KEY has ${databaseKey.length} characters`,
          `use ${GOOD_KEY} random ones (openssl rand -hex 32) for a new database`,
        )
      : undefined,
    password !== undefined && GUID.test(password)
      ? warning('MicrosoftAppPassword looks like the id of a client secret', 'set the value of the secret, not its id')
      : undefined,
  ].filter((check) => check !== undefined);
  return weak.length > 0 ? weak : [ok('of a good length and form, as far as they are set')];
}
