import { recordOf } from '../record-of.ts';
import type { Interview } from './interview.ts';
import { interview } from './interview.ts';

export interface Verdict {
  end: 'complete' | 'left' | 'stopped';
  questions: number;
  faults: string[];
}

/**
 * Holds a record against what the person meant, and against the record of a twin who gives the same answers straight,
 * by tap.
 */
export async function judgeInterview(held: Interview): Promise<Verdict> {
  const { chat, intents, asked, left, person } = held;
  const questions = new Set(asked).size;
  if (left) return { end: 'left', questions, faults: [] };
  const { prescreening } = await chat.responses();
  const findings = await chat.findings();
  const isMinor = findings.some(({ code, state }) => code === 'AGE_UNDER_18' && state === 'open');
  if (prescreening?.status !== 'completed' || isMinor) {
    const faults = isMinor ? [] : [`the run is ${prescreening?.status}`];
    return { end: 'stopped', questions, faults };
  }
  const faults = Object.entries(prescreening.answers).flatMap(([linkId, answer]) =>
    differences(linkId, answer, intents.get(linkId)),
  );
  const twin = await interview(person, intents);
  const [mine, theirs] = [
    await recordOf(chat.store, chat.last.patientId),
    await recordOf(twin.chat.store, twin.chat.last.patientId),
  ];
  if (JSON.stringify(mine.scores) !== JSON.stringify(theirs.scores)) faults.push('the scores differ from the twin’s');
  // An alert stays open, and so does what was asked while another answer stood, which the twin was never asked.
  const mayStay = new Set(
    findings
      .filter(({ alert, itemIds }) => alert !== undefined || itemIds.some((id) => !(id in theirs.answers)))
      .map(({ code }) => code),
  );
  const [open, expected] = [openCodes(mine.findings), openCodes(theirs.findings)];
  const missing = [...expected].filter((code) => !open.has(code) && !(held.longPause && code === OF_ONE_DAY));
  faults.push(...missing.map((code) => `${code} is missing`));
  faults.push(
    ...[...open].filter((code) => !expected.has(code) && !mayStay.has(code)).map((code) => `${code} is too much`),
  );
  return { end: 'complete', questions, faults };
}

/** Two answers that only contradict each other when they are of the same 24 h. */
const OF_ONE_DAY = 'CONFLICT_PHQ9_ASQ';

function openCodes(findings: string[]): Set<string> {
  return new Set(findings.filter((line) => line.endsWith(' open')).map((line) => line.split(' ')[1] ?? ''));
}

type Answer = { state: string; values?: object[]; reason?: string };

function differences(
  linkId: string,
  answer: Answer,
  intent: Interview['intents'] extends Map<string, infer I> ? I | undefined : never,
): string[] {
  if (intent === undefined || linkId.endsWith('.readback')) return [];
  const got =
    answer.state === 'skipped'
      ? 'skipped'
      : answer.state === 'absent'
        ? answer.reason
        : writtenValue(answer.values ?? []);
  const meant = intent === 'skipped' ? 'skipped' : meantBy(intent.meant);
  return got === meant || meant === undefined ? [] : [`${linkId} is ${got}, meant was ${meant}`];
}

function writtenValue(values: object[]): string {
  return values
    .map((value) => {
      const [held] = Object.values(value) as [unknown];
      if (typeof held !== 'object' || held === null) return String(held);
      return String((held as { code?: string; value?: number }).value ?? (held as { code?: string }).code);
    })
    .sort()
    .join(' ');
}

function meantBy(meant: object): string | undefined {
  if ('codes' in meant) return [...(meant.codes as string[])].sort().join(' ');
  if ('parts' in meant) return undefined;
  return String(Object.values(meant)[0]);
}
