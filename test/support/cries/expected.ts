import type { OpenAlert, Patient } from '../../../src/domain/care/patient.ts';
import type { Screening, Tier } from '../../../src/domain/safety/tiers.ts';
import { BLOCKING, NUMBERS, type Reply, ROWS, rankOf, SUICIDAL, strongestOf } from './protocol-table.ts';

const DAY_MS = 24 * 3_600_000;

/** What clinical pack 7.2 wants of the turn in which these words come. */
export interface Expected {
  tiers: readonly Tier[];
  reply: Reply;
  /** One of these; absent: whatever goes on. */
  asks?: string;
  alert: 'raised' | 'joined' | 'none';
  quiet: boolean;
  /** Questionnaires wait until a clinician closes the alert. */
  blocks: boolean;
}

/** What is known in the moment before. */
export interface Before {
  patient: Patient;
  now: string;
  screenOpen: boolean;
  supportCount: number;
}

export function expectedOf(found: Screening, before: Before): Expected {
  const { patient, now } = before;
  const quiet = patient.quiet || found.quiet;
  const inDanger = found.marks.includes('DANGER');
  const top = strongestOf(found.tiers, inDanger && !quiet);
  const isBlocked = patient.openAlerts.some(({ blocks }) => blocks);
  const blocks = isBlocked || found.tiers.some((tier) => BLOCKING.includes(tier)) || (inDanger && top === 'ABUSE');
  const base = { tiers: found.tiers, quiet, blocks };
  const onlyCheck = found.tiers.every((tier) => tier === 'CHECK');
  const open = patient.openAlerts.filter((alert) => alert.blocks || !onlyCheck);
  const joined = open.find((alert) => isAddedTo(alert, found, now));
  if (joined !== undefined) {
    const all = [...joined.tiers, ...found.tiers];
    const reply = quiet && strongestOf(all, false) === 'ABUSE' ? QUIET : support(before, blocks);
    return { ...base, reply, alert: 'joined' };
  }
  if (top === 'CHECK') return { ...base, ...checkReply(found), alert: 'none' };
  if (top === undefined || top === 'PAST_ONLY') return { ...base, reply: [], alert: 'none' };
  return { ...base, ...tierReply(top, found, before, quiet), alert: 'raised' };
}

/**
 * The same or a lower tier than that of an alert of the last 12 hours; never to or by an accusation of staff, nor what blocks
 * where the open alert does not. MEDICAL and IMMINENT stand side by side: neither is the other's.
 */
function isAddedTo(open: OpenAlert, { tiers, marks }: Screening, now: string): boolean {
  const isRecent = Date.parse(now) - Date.parse(open.raisedAt) <= DAY_MS / 2;
  const isDanger = marks.includes('DANGER') && tiers.includes('ABUSE');
  const blocks = isDanger || tiers.some((tier) => BLOCKING.includes(tier));
  if (!isRecent || open.staff === true || marks.includes('STAFF') || tiers.length === 0 || (blocks && !open.blocks))
    return false;
  // Danger to somebody else has the shorter clock, which only a blocking alert of its like has already.
  if (marks.includes('DANGER') && !isDanger && !URGENT.some((tier) => open.tiers.includes(tier))) return false;
  const rank = (tier: Tier, danger: boolean) => Math.max(1, rankOf(tier, danger));
  const top = open.tiers[0];
  if (top === undefined) return false;
  const openRank = rank(top, top === 'ABUSE' && open.blocks);
  return tiers.every((tier) => {
    const distance = rank(tier, isDanger) - openRank;
    return distance > 0 || (distance === 0 && open.tiers.includes(tier));
  });
}

/** Those whom a person must have reached within a quarter of an hour. */
const URGENT: readonly Tier[] = ['IMMINENT', 'MEDICAL', 'HARM_OTHERS', 'ACTIVE_PLAN'];

const QUIET: Reply = ['quiet', NUMBERS];
type Said = Pick<Expected, 'reply' | 'asks'>;

function support({ supportCount, screenOpen }: Before, blocks: boolean): Reply {
  const text = `support.${(supportCount % 4) + 1}` as 'support.1';
  return [text, NUMBERS, ...(blocks || screenOpen ? [] : (['goon'] as const))];
}

function checkReply({ check }: Screening): Said {
  const form = `check.${check?.form ?? 'self'}` as const;
  return { reply: [...(check?.afterMethod === true ? (['check.method'] as const) : []), form], asks: `crisis.${form}` };
}

function tierReply(top: Exclude<Tier, 'CHECK' | 'PAST_ONLY'>, found: Screening, before: Before, quiet: boolean): Said {
  const danger = found.marks.includes('DANGER');
  if (found.tiers.includes('MEDICAL')) return inQuiet(medical(found), quiet);
  if (before.screenOpen && SUICIDAL.includes(top) && top !== 'IMMINENT') return { reply: ['letting', NUMBERS] };
  if (SUICIDAL.includes(top) && ROWS[top].asks === 'crisis.screen.offer' && screenedToday(before))
    return inQuiet({ reply: ['C', 'letting', 'close', NUMBERS], asks: 'asq.q5' }, quiet);
  if (top === 'ABUSE' && quiet) return { reply: QUIET };
  if (top === 'ABUSE' && danger) {
    return { ...ROWS.ABUSE, reply: ['abuse', 'letting', 'abuse.now', 'close', NUMBERS, 'abuse.texting'] };
  }
  if (top === 'THIRD_PARTY' && danger)
    return inQuiet({ reply: ['third_party', 'letting', 'third_party.danger', 'close', NUMBERS] }, quiet);
  return inQuiet(ROWS[top], quiet);
}

/** An overdose: the emergency line of B, then script A whole, then `B.safe`. */
function medical({ tiers }: Screening): Said {
  if (!tiers.some((tier) => SUICIDAL.includes(tier))) return ROWS.MEDICAL;
  return { ...ROWS.MEDICAL, reply: ['B', 'A', 'letting', 'close', NUMBERS, 'B.safe'] };
}

/** Other tiers keep their script without "Close". */
function inQuiet(said: Said, quiet: boolean): Said {
  return quiet ? { ...said, reply: said.reply.filter((part) => part !== 'close') } : said;
}

function screenedToday({ patient, now }: Before): boolean {
  const at = patient.suicideScreen?.at;
  return at !== undefined && Date.parse(now) - Date.parse(at) < DAY_MS;
}
