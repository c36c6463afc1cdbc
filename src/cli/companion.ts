import { randomBytes } from 'node:crypto';
import { Command, Option } from 'commander';
import { monotonicFactory } from 'ulid';
import { createChatTokens } from '../channels/direct-line/chat-tokens.ts';
import { readConfig } from '../config.ts';
import { readClinics } from '../content/clinics.ts';
import { AppError } from '../domain/errors.ts';
import { openStore } from '../storage/open-store.ts';
import { signingKey } from '../storage/signing-key.ts';
import { ROLES, type Role } from '../web/api/roles.ts';
import { createStaffTokens } from '../web/api/staff-tokens.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const clock = { now: () => new Date() };

const program = new Command('companion').description('The command line of KAP Companion.');

program
  .command('token')
  .description('prints a bearer token for /api/v1, or a Direct Line secret for a stock web chat')
  .addOption(new Option('--role <role...>', 'what the person is').choices([...ROLES]).default(['therapist']))
  .option('--name <name>', 'who they are', 'Staff')
  .option('--clinic <id>', 'the clinic; the first one unless told')
  .option('--direct-line', 'a Direct Line secret of the clinic instead', false)
  .action(async (options: { role: Role[]; name: string; clinic?: string; directLine: boolean }) => {
    const config = readConfig();
    const clinics = await readClinics(config.clinicsFile);
    const clinic = options.clinic === undefined ? clinics[0] : clinics.find(({ id }) => id === options.clinic);
    if (clinic === undefined) throw new AppError('not-found', `There is no clinic "${options.clinic}".`);
    const store = await openStore({ url: config.databaseUrl, key: config.databaseKey, log: quiet });
    try {
      const key = await signingKey(store.records, clock, randomBytes);
      const ulid = monotonicFactory();
      const staff = createStaffTokens({ key, clock, newId: (kind) => `${kind}_${ulid()}` });
      const claims = { name: options.name, staffId: `cli:${options.name}`, clinicId: clinic.id, roles: options.role };
      const token = options.directLine
        ? await createChatTokens({ key, clock }).issueSecret({ clinicId: clinic.id })
        : await staff.issue(claims);
      console.log(token);
    } finally {
      await store.close();
    }
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
