import type { Effect } from '../effects.ts';
import type { StoredActivity, Turn } from '../turn.ts';
import type { Part2 } from './part2.ts';

/** Something that was said or asked in this turn, or made of it, is about treatment for substance use. */
export function isPart2Turn({ inbound, outbound, effects, state }: Turn, part2: Part2): boolean {
  const failed = effects.some(({ kind }) => kind === 'turn-failed');
  return (
    // What was written to a question when the bot failed: nothing else tells what it was about.
    (failed && isAbout({ linkId: String(state.dialog.asked ?? '') }, part2)) ||
    effects.some((effect) => isPart2Effect(effect, part2)) ||
    part2.names(inbound.text ?? '') ||
    isAbout(answerIn(inbound), part2) ||
    outbound.some((activity) => isPart2Message(activity, part2))
  );
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

function answerIn({ value }: StoredActivity): Companion {
  return companionIn(value);
}

function companionIn(holder: unknown): Companion {
  return (holder as { companion?: Companion } | undefined)?.companion ?? {};
}
