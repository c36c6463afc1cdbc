import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { interview } from './people/interview.ts';
import { personOf } from './people/person.ts';
import { judgeInterview, type Verdict } from './people/verdict.ts';

export interface InterviewsReport {
  people: number;
  ends: Record<Verdict['end'], number>;
  medianQuestions: number;
  longest: number;
  faults: string[];
}

/** So many invented people go through the whole pre-screening, each in their own way. */
export async function interviews(
  people: number,
  seed: number,
  onPerson?: (count: number) => void,
): Promise<InterviewsReport> {
  const ends = { complete: 0, left: 0, stopped: 0 };
  const lengths: number[] = [];
  const faults: string[] = [];
  for (let count = 0; count < people; count += 1) {
    const person = personOf(seed + count);
    try {
      const verdict = await judgeInterview(await interview(person));
      ends[verdict.end] += 1;
      if (verdict.end === 'complete') lengths.push(verdict.questions);
      faults.push(...verdict.faults.map((fault) => `person ${person.seed}: ${fault}`));
    } catch (error) {
      faults.push(`person ${person.seed}: ${(error as Error).message}`);
    }
    onPerson?.(count + 1);
  }
  lengths.sort((a, b) => a - b);
  const medianQuestions = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return { people, ends, medianQuestions, longest: lengths.at(-1) ?? 0, faults };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { people: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  });
  const report = await interviews(Number(values.people), Number(values.seed), (count) => {
    if (count % 50 === 0) process.stderr.write(`${count} people\n`);
  });
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  process.exitCode = report.faults.length === 0 ? 0 : 1;
}
