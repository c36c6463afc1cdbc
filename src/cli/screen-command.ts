import { createInterface } from 'node:readline';
import { Command, Option } from 'commander';
import { createDetector } from '../content/safety/index.ts';
import { LANGUAGES } from '../domain/languages.ts';

/**
 * `companion screen`: what the safety net makes of texts, one a line: `tier<TAB>text`, the strongest tier or NONE.
 * Each text stands alone: nothing was said before it and no dose was given. The words stay on this machine.
 */
export function screenCommand(): Command {
  return new Command('screen')
    .description('reads texts from standard input, one a line, and prints the strongest tier of each')
    .addOption(new Option('--language <code>', 'of the texts; both languages are always looked for').choices(LANGUAGES))
    .action(async () => {
      const screen = createDetector();
      for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        const [tier = 'NONE'] = screen(text, { recent: [], doseToday: false }).tiers;
        process.stdout.write(`${tier}\t${text}\n`);
      }
    });
}
