import type { Effect } from '../effects.ts';
import { wordsIn } from '../safety/words.ts';
import type { StoredActivity, Turn } from '../turn.ts';
import type { Part2 } from './part2.ts';

/**
 * Something that was asked or answered in this turn, or found in it, is about treatment for substance use. A cry for
 * help is shown whatever it names, for somebody must act on it (42 CFR 2.51, medical emergencies).
 */
export function isPart2Turn({ inbound, outbound, effects, state }: Turn, part2: Part2): boolean {
  const failed = effects.some(({ kind }) => kind === 'turn-failed');
  // What was written to a question when the bot failed: nothing else tells what it was about.
  const namesIt = part2.names(wordsIn(inbound).join('\n')) || (failed && isAbout({ linkId: askedIn(state) }, part2));
  return (
    (namesIt && !effects.some(isCry)) ||
    effects.some((effect) => isPart2Effect(effect, part2)) ||
    isAbout(answerIn(inbound), part2) ||
    outbound.some((activity) => isPart2Message(activity, part2))
  );
}

function isCry(effect: Effect): boolean {
  return effect.kind === 'alert.joined' || (effect.kind === 'alert.raised' && effect.alert.tiers.length > 0);
}

function isPart2Effect(effect: Effect, part2: Part2): boolean {
  if (effect.kind === 'finding.raised') return part2.finding(effect.finding);
  return effect.kind === 'answer.recorded' && part2.answer(effect.answer) !== effect.answer;
}

/** A question about it, a list with an answer about it, or words of the person's read back to them. */
function isPart2Message(activity: StoredActivity, part2: Part2): boolean {
  const said = companionIn(activity.channelData);
  const { linkId = '', answers = [] } = said;
  const quotes = linkId.startsWith(CONFIRMS) || answers.length > 0;
  return (
    isAbout(said, part2) ||
    answers.some((answer) => isAbout(answer, part2)) ||
    (quotes && part2.names(activity.text ?? ''))
  );
}

/** The yes/no question whether an item's answer was understood. */
const CONFIRMS = 'confirm:';

interface Companion {
  linkId?: string;
  answers?: { linkId?: string }[];
}

function isAbout({ linkId = '' }: Companion, part2: Part2): boolean {
  return part2.item(linkId.replace(CONFIRMS, ''));
}

/** The question that was open after the turn. */
function askedIn({ dialog }: Turn['state']): string {
  return String(dialog.asked ?? '');
}

function answerIn({ value }: StoredActivity): Companion {
  return companionIn(value);
}

function companionIn(holder: unknown): Companion {
  return (holder as { companion?: Companion } | undefined)?.companion ?? {};
}
