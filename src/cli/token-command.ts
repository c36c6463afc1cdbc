import { randomBytes } from 'node:crypto';
import { Command, Option } from 'commander';
import { monotonicFactory } from 'ulid';
import { createChatTokens } from '../channels/direct-line/chat-tokens.ts';
import { readConfig } from '../config.ts';
import { readClinics } from '../content/clinics.ts';
import { systemClock } from '../domain/clock.ts';
import { AppError } from '../domain/errors.ts';
import { ROLES, type Role } from '../domain/staff.ts';
import { openStore } from '../storage/open-store.ts';
import { signingKey } from '../storage/signing-key.ts';
import { createStaffTokens } from '../web/api/staff-tokens.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

interface TokenOptions {
  role: Role[];
  name: string;
  clinic?: string;
  directLine: boolean;
}

/** `companion token`: a login without a browser, for scripts and stock clients. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('prints a bearer token for /api/v1, or a Direct Line secret for a stock web chat')
    .addOption(new Option('--role <role...>', 'what the person is').choices([...ROLES]).default(['therapist']))
    .option('--name <name>', 'who they are', 'Staff')
    .option('--clinic <id>', 'the clinic; the first one unless told')
    .option('--direct-line', 'a Direct Line secret of the clinic instead', false)
    .action(async (options: TokenOptions) => console.log(await issue(options)));
}

async function issue({ role, name, clinic: clinicId, directLine }: TokenOptions): Promise<string> {
  const config = readConfig();
  const clinics = await readClinics(config.clinicsFile);
  const clinic = clinicId === undefined ? clinics[0] : clinics.find(({ id }) => id === clinicId);
  if (clinic === undefined) throw new AppError('not-found', `There is no clinic "${clinicId}".`);
  const store = await openStore({ url: config.databaseUrl, key: config.databaseKey, log: quiet });
  try {
    const key = await signingKey(store.records, systemClock, randomBytes);
    if (directLine) return await createChatTokens({ key, clock: systemClock }).issueSecret({ clinicId: clinic.id });
    const ulid = monotonicFactory();
    const staff = createStaffTokens({ key, clock: systemClock, newId: (kind) => `${kind}_${ulid()}` });
    // By this id an accusation is kept from the person it means.
    const staffId = clinic.staff?.find((member) => member.name === name)?.id ?? `cli:${name}`;
    return await staff.issue({ name, staffId, clinicId: clinic.id, roles: role });
  } finally {
    await store.close();
  }
}
