import { Command } from 'commander';
import { AppError } from '../domain/errors.ts';
import { doctorCommand } from './doctor-command.ts';
import { questionnaireCommand } from './questionnaire-command.ts';
import { screenCommand } from './screen-command.ts';
import { tokenCommand } from './token-command.ts';

const program = new Command('companion').description('The command line of KAP Companion.');
for (const command of [doctorCommand(), tokenCommand(), questionnaireCommand(), screenCommand()])
  program.addCommand(command);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
