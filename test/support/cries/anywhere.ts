import { jurisdictionOf } from '../../../src/domain/privacy/jurisdiction.ts';
import type { Person } from '../people/person.ts';
import { personOf } from '../people/person.ts';
import { courseContent, courseOf } from './course.ts';
import { aCry, sent } from './cry.ts';
import { expectedOf } from './expected.ts';
import { faultsAfter, faultsOfRecord } from './faults-of-record.ts';
import { faultsOfReply } from './faults-of-reply.ts';
import { type LineName, Lines } from './lines.ts';
import { aMoment, type Chosen, keptBefore } from './moment.ts';

/** How often one course is gone on from. */
const FROM_ONE_COURSE = 25;

export interface AnywhereReport {
  conversations: number;
  tiers: Record<string, number>;
  scenes: Record<string, number>;
  ways: Record<string, number>;
  faults: string[];
}

/**
 * A cry for help at a random moment of so many conversations, on our Direct Line and in Teams, in English and Spanish:
 * what comes back, what is kept, and how the conversation goes on.
 */
export function cryAnywhere(conversations: number, seed: number): Promise<AnywhereReport> {
  return atMoments(conversations, seed, cryOut);
}

/** Does this at a random moment of so many conversations, from as many people's courses as it takes. */
export async function atMoments(
  conversations: number,
  seed: number,
  act: (run: Run, chosen: Chosen) => Promise<void>,
): Promise<AnywhereReport> {
  const report: AnywhereReport = { conversations, tiers: {}, scenes: {}, ways: {}, faults: [] };
  const lines = await Lines.open();
  const courses = Math.max(4, Math.ceil(conversations / FROM_ONE_COURSE));
  try {
    for (let course = 0; course < courses; course += 1) {
      const line = course % 2 === 0 ? 'web' : 'teams';
      const person: Person = { ...personOf(seed + course), language: course % 4 < 2 ? 'en' : 'es' };
      const { conversationId, start } = lines.start(line, person.language);
      const moments = await courseOf(person, conversationId, start);
      for (let at = course; at < conversations; at += courses)
        await act({ lines, line, person, report, at }, await aMoment(moments, person, at));
    }
  } finally {
    await lines.close();
  }
  return report;
}

export interface Run {
  lines: Lines;
  line: LineName;
  person: Person;
  report: AnywhereReport;
  at: number;
}

async function cryOut(run: Run, chosen: Chosen): Promise<void> {
  const { lines, line, person, report, at } = run;
  const { chat, isAsked } = chosen;
  const { activity, before, expected, where } = await cryAt(run, chosen);
  const heard = await lines.send(line, `cry-${at}`, activity);
  await chat.catchUp();
  const faults = [
    ...faultsOfReply(heard, chat, expected, before.patient),
    ...(await faultsOfRecord(chat, expected, before)),
    ...(await faultsAfter(chat, person, before, isAsked)),
  ];
  report.faults.push(...faults.map((fault) => `${where}: ${fault}`));
}

/** A cry that is about to be sent from this moment, and what is to come of it. */
export async function cryAt({ lines, line, person, report, at }: Run, { chat, scene }: Chosen) {
  const cry = aCry(person);
  const { way, activity } = sent(cry.text, line, chat, person);
  const before = await keptBefore(chat);
  count(report.tiers, cry.label);
  count(report.scenes, scene);
  count(report.ways, `${line}: ${way}`);
  const { secondOpinion } = jurisdictionOf(before.patient.location, courseContent.jurisdictions.places);
  const known = { recent: before.recent, doseToday: false, secondOpinion };
  const expected = expectedOf(courseContent.screen(cry.text, known), before);
  await lines.connect(chat);
  const where = `#${at} ${line} ${person.language} ${scene}, asked ${before.asked}, ${way}: "${cry.text}"`;
  return { activity, before, expected, where };
}

export function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
