import { Command } from 'commander';
import { systemClock } from '../domain/clock.ts';
import type { Check } from './doctor/check.ts';
import { examine } from './doctor/examine.ts';

/** `companion doctor`: is everything set up, and what is to be done? No secret is printed. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('checks the whole set-up and says what to do; exit status 1 where there is a fault')
    .option('--json', 'one JSON object', false)
    .option('--ping', 'sends the webhook a signed test', false)
    .action(async ({ json, ping }: { json: boolean; ping: boolean }) => {
      const checks = await examine({ clock: systemClock, ping });
      const isWell = checks.every(({ state }) => state !== 'fault');
      console.log(json ? JSON.stringify({ ok: isWell, checks }) : checks.map(lineOf).join('\n'));
      if (!isWell) process.exitCode = 1;
    });
}

function lineOf({ of, state, text, remedy }: Check): string {
  const line = `${state.padEnd(7)}  ${of}: ${text.replaceAll('\n', '\n         ')}`;
  return remedy === undefined ? line : `${line}\n         -> ${remedy}`;
}
