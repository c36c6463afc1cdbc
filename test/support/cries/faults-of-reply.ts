import type { Patient } from '../../../src/domain/care/patient.ts';
import type { CompanionData } from '../../../src/domain/companion-data.ts';
import { linesFor } from '../../../src/domain/safety/crisis-lines.ts';
import { type Chat, content } from '../chat.ts';
import { testClinic } from '../turn-parts.ts';
import type { Expected } from './expected.ts';
import type { Heard } from './lines.ts';
import { NUMBERS, wordsOf } from './protocol-table.ts';

/** What a reply lacks of what clinical pack 7.2 orders, on the person's side of the line and in what was kept. */
export function faultsOfReply(heard: Heard, chat: Chat, expected: Expected, patient: Patient): string[] {
  const { text, asked, turn } = chat.last;
  const { language } = turn.state.conversation;
  const faults: string[] = [];
  if (heard.status !== 200) faults.push(`the channel answered ${heard.status}`);
  if (!heard.committed) faults.push('a message left before its turn was in the store');
  const { tiers, quiet, reply } = expected;
  const kinds = tiers.includes('ABUSE') ? (['abuse'] as const) : [];
  const lines = linesFor(content.crisisLines, patient.location, testClinic.region, language, kinds, quiet);
  const list = lines.numbers.map(({ label }) => `- ${label}`);
  const marks = reply.map((part) => (part === NUMBERS ? (list[0] ?? '') : wordsOf(part, language)));
  faults.push(...orderFaults(marks, text).map((fault) => `of what is kept, ${fault}`));
  const heardMarks = marks.filter((mark) => !heard.words.replaceAll('\n\n', '\n').includes(mark.replace(/^- /, '')));
  faults.push(...heardMarks.map((mark) => `"${mark}" did not come to the person`));
  if (reply.includes(NUMBERS)) faults.push(...numberFaults(chat, list, lines.e, expected));
  if (expected.asks !== undefined && asked !== expected.asks) faults.push(`${asked} is asked, not ${expected.asks}`);
  return faults;
}

function orderFaults(marks: string[], text: string): string[] {
  let at = 0;
  for (const mark of marks) {
    const found = text.indexOf(mark, at);
    if (found === -1) return [`"${mark}" is not there, or not in its place, in "${text}"`];
    at = found;
  }
  return [];
}

type Crisis = Extract<CompanionData, { kind: 'crisis' }>;

function numberFaults(chat: Chat, list: string[], emergency: string, { quiet }: Expected): string[] {
  const { data, text } = chat.last;
  const crisis = data.find((one): one is Crisis => one.kind === 'crisis');
  if (crisis === undefined) return ['no numbers came'];
  const missing = list.filter((label) => !text.includes(label));
  return [
    ...missing.map((label) => `the number "${label}" is missing`),
    ...(crisis.pinned === quiet || crisis.quiet !== quiet ? [`pinned is ${crisis.pinned}, quiet is ${quiet}`] : []),
    ...(crisis.numbers.some(({ tel }) => tel === emergency) || !/^\d+$/.test(emergency) ? [] : ['no emergency number']),
  ];
}
