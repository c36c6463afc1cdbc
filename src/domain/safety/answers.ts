import { alerts } from './alert-rules.ts';
import { ask } from './crisis-questions.ts';
import type { CrisisMemory, CrisisQuestionKey, CrisisReply, CrisisStep, Situation } from './crisis-step.ts';
import { beginCrisis, ending, quietStep, SILENCE_MINUTES, supportStep } from './protocol.ts';
import { announcing, plainText, scriptOf, withNumbers } from './scripts.ts';
import { blocks } from './tier-rules.ts';
import type { Mark, Tier } from './tiers.ts';

/**
 * The next step after an answer to a crisis question. The answer's own words are screened before, and a higher tier in
 * them takes its place. Another answer than the options: asked once more, then not sure.
 */
export function answerCrisis(
  question: CrisisQuestionKey,
  reply: CrisisReply,
  memory: CrisisMemory,
  situation: Situation,
): CrisisStep {
  if (question === 'goon') return { say: [], next: chosen(reply) };
  if (question === 'B.safe') return supportStep(memory, situation);
  const answer = decided(question, reply, memory);
  if (answer === undefined) return askAgain(question, memory, situation);
  return { ...ANSWERS[question](answer, memory, situation), ...noted(question, answer, reply, memory) };
}

/**
 * No reply to a CHECK question: one alert with the tier of "not sure" (clinical pack 7.2). A late answer still counts:
 * it goes to `answerCrisis`, which never takes an alert back.
 */
export function silenceStep(memory: CrisisMemory, situation: Situation): CrisisStep {
  const tier = checkedTier('unsure', memory);
  const marks: Mark[] = [
    ...kept(memory),
    ...review(memory),
    'NO_REPLY',
    ...(situation.quiet ? (['QUIET'] as const) : []),
  ];
  const raise = { tiers: [tier], marks: [...new Set(marks)], told: !situation.quiet };
  if (situation.quiet) return { say: [], raise, next: 'stay' };
  const say = withNumbers([scriptOf('check.silence', situation)], situation, { close: false });
  return { say: announcing(say), raise, next: 'stay' };
}

type Decided = 'yes' | 'no' | 'unsure';
type AnswerTo = (answer: Decided, memory: CrisisMemory, situation: Situation) => CrisisStep;

const ANSWERS: Record<Exclude<CrisisQuestionKey, 'goon' | 'B.safe'>, AnswerTo> = {
  means: (_answer, memory, situation) => supportStep(memory, situation),
  'plan.safe': (answer, memory, situation) =>
    answer === 'yes' ? supportStep(memory, situation) : higher('IMMINENT', memory, situation),
  call: (answer, memory, situation) =>
    answer === 'yes'
      ? { say: [{ text: scriptOf('letting', situation), status: 'raised' }], ...ending(memory, situation) }
      : settle(memory, situation),
  'E.hurt': (answer, memory, situation) =>
    answer === 'no' ? settle(memory, situation) : higher('MEDICAL', memory, situation),
  'abuse.texting': abuseTexting,
  'abuse.danger': abuseDanger,
  'third_party.danger': thirdPartyDanger,
  'screen.offer': screenOffered,
  'check.self': checkAnswered,
  'check.others': checkAnswered,
  'check.body': checkAnswered,
};

function chosen(reply: CrisisReply): 'pause' | 'person' | 'resume' {
  if (reply === 'break') return 'pause';
  return reply === 'person' ? 'person' : 'resume';
}

function decided(question: CrisisQuestionKey, reply: CrisisReply, memory: CrisisMemory): Decided | undefined {
  if (reply === 'yes' || reply === 'no' || reply === 'unsure') return reply;
  return question === 'means' || memory.asked > 1 ? 'unsure' : undefined;
}

function askAgain(question: CrisisQuestionKey, memory: CrisisMemory, situation: Situation): CrisisStep {
  const timers = question.startsWith('check.') ? [{ question, minutes: SILENCE_MINUTES }] : undefined;
  return { say: [], question: ask(question, situation, memory.tiers), ...(timers === undefined ? {} : { timers }) };
}

/** Not safe to text: quiet mode from here, and danger. */
function abuseTexting(answer: Decided, memory: CrisisMemory, situation: Situation): CrisisStep {
  const known = memory.marks.includes('DANGER');
  if (answer === 'yes') {
    return known ? settle(memory, situation) : { say: [], question: ask('abuse.danger', situation) };
  }
  const marks: Mark[] = [...new Set<Mark>([...kept(memory), 'DANGER', 'QUIET'])];
  const raise = known ? {} : { raise: { tiers: [...memory.tiers], marks, told: false } };
  return { ...quietStep({ ...situation, homeSafeAnswer: false }), ...raise, quiet: true };
}

function abuseDanger(answer: Decided, memory: CrisisMemory, situation: Situation): CrisisStep {
  if (answer === 'no') return settle(memory, situation);
  return {
    say: withNumbers([scriptOf('abuse.now', situation)], situation, { close: false }),
    raise: inDanger(memory),
    next: 'stay',
  };
}

function thirdPartyDanger(answer: Decided, memory: CrisisMemory, situation: Situation): CrisisStep {
  if (answer === 'no') return settle(memory, situation);
  return {
    say: withNumbers([scriptOf('third_party.danger', situation)], situation, { close: false }),
    raise: inDanger(memory),
    ...ending(memory, situation),
  };
}

/** Declined: items 1–4 count as refused and item 5 is still asked (3.3); an offer after PAST_ONLY is just an offer. */
function screenOffered(answer: Decided, memory: CrisisMemory, situation: Situation): CrisisStep {
  if (answer === 'yes') return { say: [], startScreen: 'whole' };
  return alerts(memory) ? { say: [], startScreen: 'declined' } : settle(memory, situation);
}

function checkAnswered(answer: Decided, memory: CrisisMemory, situation: Situation): CrisisStep {
  if (answer === 'no') {
    if (situation.openBlocking) return supportStep(memory, situation);
    return { say: [{ text: scriptOf('check.no', situation) }], ...ending({ tiers: [], marks: [] }, situation) };
  }
  const tier = checkedTier(answer, memory);
  const marks = [...kept(memory), ...(answer === 'unsure' ? review(memory) : [])];
  return beginCrisis(labelled(tier, memory), { marks }, situation);
}

/** The CHECK table of clinical pack 7.2. */
function checkedTier(answer: 'yes' | 'unsure', { check, hint }: CrisisMemory): Tier {
  if (check?.form === 'body') return 'MEDICAL';
  if (check?.form === 'others') return 'HARM_OTHERS';
  const afterMethod = check?.afterMethod === true;
  if (answer === 'unsure') return afterMethod ? 'ACTIVE' : 'PASSIVE';
  if (hint === 'now') return 'IMMINENT';
  return hint === 'plan' || afterMethod ? 'ACTIVE_PLAN' : 'ACTIVE';
}

function review({ check }: CrisisMemory): Mark[] {
  return check?.form === 'others' ? ['REVIEW'] : [];
}

/** A higher tier: an alert of its own, with its script. */
function higher(tier: Tier, memory: CrisisMemory, situation: Situation): CrisisStep {
  return beginCrisis(labelled(tier, memory), { marks: kept(memory) }, situation);
}

function labelled(tier: Tier, memory: CrisisMemory): Tier[] {
  return [tier, ...memory.tiers.filter((known) => known !== 'CHECK')];
}

/** Marks that stay true of whatever is raised next. */
function kept(memory: CrisisMemory): Mark[] {
  const stays: readonly Mark[] = ['DANGER', 'STAFF', 'DUTY_TO_WARN_REVIEW', 'QUIET'];
  return memory.marks.filter((mark) => stays.includes(mark));
}

function inDanger(memory: CrisisMemory): NonNullable<CrisisStep['raise']> {
  return { tiers: [...memory.tiers], marks: [...new Set<Mark>([...kept(memory), 'DANGER'])], told: true };
}

/** A crisis goes on with support; otherwise the person chooses how to go on. */
function settle(memory: CrisisMemory, situation: Situation): CrisisStep {
  const open = situation.openBlocking || blocks(memory.tiers, memory.marks);
  return open && !situation.screenOpen ? supportStep(memory, situation) : { say: [], ...ending(memory, situation) };
}

const NOTED: readonly CrisisQuestionKey[] = [
  'means',
  'plan.safe',
  'call',
  'E.hurt',
  'abuse.texting',
  'abuse.danger',
  'third_party.danger',
];

/** For the person who calls: what was answered. Own words stand in the conversation, not here. */
function noted(question: CrisisQuestionKey, answer: Decided, reply: CrisisReply, memory: CrisisMemory) {
  const asked = NOTED.includes(question) || (question === 'screen.offer' && answer !== 'yes');
  const inWords = question === 'means' && reply === 'other';
  return asked && !inWords && alerts(memory) ? { note: plainText(`note.${question}.${answer}`).key } : {};
}
