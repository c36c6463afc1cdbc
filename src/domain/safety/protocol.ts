import type { TextRef } from '../texts.ts';
import { alerts } from './alert-rules.ts';
import { ask, askedByScript, screenOffer } from './crisis-questions.ts';
import type { CrisisSay, CrisisStep, Found, Situation } from './crisis-step.ts';
import { announcing, scriptOf, supportNumber, withNumbers } from './scripts.ts';
import { blocks, isSuicidal, type Judged, sortTiers, strongest } from './tier-rules.ts';
import type { Mark, Tier } from './tiers.ts';

/** A CHECK question that nobody answers is an answer after this long (clinical pack 7.2). */
export const SILENCE_MINUTES = 10;

/**
 * The answer to a text or an answer of these tiers: the script of the strongest, `close`, the numbers, and its
 * question (clinical pack 7.2). Whether the alert joins an open one is decided before, by `joins`.
 */
export function beginCrisis(tiers: readonly Tier[], found: Found, situation: Situation): CrisisStep {
  const here = {
    ...situation,
    quiet: situation.quiet || found.quiet === true,
    staffAccused: situation.staffAccused || found.marks.includes('STAFF'),
  };
  const judged = { tiers: sortTiers(tiers, found.marks), marks: marksOf(found.marks, here) };
  const top = scriptTier(judged, here);
  const turnsQuiet = here.quiet && !situation.quiet ? { quiet: true } : {};
  if (top === undefined) return { say: [], next: 'resume', ...turnsQuiet };
  const step = opening(top, judged, found, here);
  const told = isTold(top, here);
  return {
    ...step,
    say: told ? announcing(step.say) : step.say,
    ...(isRaised(judged, here) ? { raise: { ...judged, told } } : {}),
    ...turnsQuiet,
  };
}

/** A turn of an open crisis, or a trigger that joined its alert: one of four texts in rotation, then `goon`. */
export function supportStep(judged: Judged, situation: Situation): CrisisStep {
  if (situation.quiet && scriptTier(judged, situation) === 'ABUSE') return quietStep(situation);
  const k = supportNumber(judged);
  const text = scriptOf(`support.${(situation.supportCount % 4) + 1}`, situation, { k });
  return {
    say: withNumbers([text], situation, { close: false }),
    ...ending(judged, situation),
    supportCount: situation.supportCount + 1,
  };
}

/** What follows when a tier's own questions are done: the screen goes on, a crisis stays, else the person chooses. */
export function ending(judged: Judged, situation: Situation): Pick<CrisisStep, 'question' | 'next'> {
  if (situation.screenOpen) return { next: 'resume' };
  if (situation.openBlocking || blocks(judged.tiers, judged.marks)) return { next: 'stay' };
  return { question: ask('goon', situation) };
}

/** In quiet mode ABUSE is answered by this alone. */
export function quietStep(situation: Situation): CrisisStep {
  const key = situation.homeSafeAnswer === true ? 'abuse.home.quiet' : 'quiet';
  const text = scriptOf(key, situation);
  const numbered = withNumbers([text], { ...situation, quiet: true }, { close: false });
  return { say: key === 'quiet' ? numbered : [{ text }], next: 'stay' };
}

/**
 * The tier whose script is said: the strongest. In quiet mode danger does not lift ABUSE above a risk to the person's
 * own life, for ABUSE then has no script (policy: a life comes first).
 */
export function scriptTier({ tiers, marks }: Judged, { quiet }: Pick<Situation, 'quiet'>): Tier | undefined {
  return strongest(tiers, quiet ? marks.filter((mark) => mark !== 'DANGER') : marks);
}

function opening(top: Tier, judged: Judged, found: Found, here: Situation): CrisisStep {
  if (judged.tiers.includes('MEDICAL')) return medical(top, judged, here);
  if (here.screenOpen && isSuicidal(top) && top !== 'IMMINENT') return lettingStep(judged, here);
  switch (top) {
    case 'IMMINENT':
      return script(top, ['A'], here, { question: ask('means', here) });
    case 'ACTIVE_PLAN':
      return script(top, ['A'], here, { question: ask('plan.safe', here) });
    case 'ACTIVE':
    case 'PASSIVE':
      return thoughts(top, judged, here);
    case 'HARM_OTHERS':
      return judged.marks.includes('REVIEW')
        ? lettingStep(judged, here)
        : script(top, ['D'], here, ending(judged, here));
    case 'PSYCH_ACUTE':
      return script(top, ['F'], here, ending(judged, here));
    case 'SELF_HARM':
      return script(top, ['E'], here, { question: askedByScript('E.hurt') });
    case 'ABUSE':
      return abuse(judged, here);
    case 'THIRD_PARTY':
      return thirdParty(judged, here);
    case 'PAST_ONLY':
      return pastOnly(judged, here);
    default:
      return check(judged, found, here);
  }
}

/** An overdose: the emergency line of B, then script A whole. */
function medical(top: Tier, judged: Judged, here: Situation): CrisisStep {
  const scripts = judged.tiers.some(isSuicidal) ? ['B.emergency', 'A'] : ['B'];
  return script(top, scripts, here, { question: ask('B.safe', here) });
}

/** ACTIVE and PASSIVE: script C offers the screen; after one of the last 24 hours, ASQ item 5 alone (policy). */
function thoughts(top: Tier, judged: Judged, here: Situation): CrisisStep {
  if (here.screenFinishedRecently) return script(top, ['C'], here, { startScreen: 'q5-only' });
  return script(top, ['C'], here, { question: askedByScript('screen.offer') }, screenOffer(here, judged.tiers));
}

function abuse(judged: Judged, here: Situation): CrisisStep {
  if (here.quiet) return quietStep(here);
  const words = here.homeSafeAnswer === true ? 'abuse.home' : 'abuse';
  const now = judged.marks.includes('DANGER') ? ['abuse.now'] : [];
  return script('ABUSE', [words, ...now], here, { question: ask('abuse.texting', here) });
}

function thirdParty(judged: Judged, here: Situation): CrisisStep {
  if (judged.marks.includes('DANGER')) {
    return script('THIRD_PARTY', ['third_party', 'third_party.danger'], here, ending(judged, here));
  }
  const question = askedByScript('third_party.danger');
  return script('THIRD_PARTY', ['third_party'], here, { question }, scriptOf('third_party.ask', here));
}

function pastOnly(judged: Judged, here: Situation): CrisisStep {
  const thanks = { text: scriptOf('past_only', here) };
  if (here.screenFinishedRecently || here.screenOpen)
    return { say: [thanks], scriptSaid: 'PAST_ONLY', ...ending(judged, here) };
  return {
    say: [thanks, { text: screenOffer(here, judged.tiers) }],
    scriptSaid: 'PAST_ONLY',
    question: askedByScript('screen.offer'),
  };
}

/** The question that fits what was ambiguous; an unknown language gets it in each of the clinic's. */
function check(judged: Judged, { check: asked }: Found, here: Situation): CrisisStep {
  const key = `check.${asked?.form ?? 'self'}` as const;
  const timers = [{ question: key, minutes: SILENCE_MINUTES }];
  if (judged.marks.includes('LANGUAGE')) {
    const say = withNumbers([scriptOf(key, here)], here, { close: false });
    return { say: say.map((one) => ({ ...one, everyLanguage: true })), question: askedByScript(key), timers };
  }
  const before = asked?.afterMethod === true ? [{ text: scriptOf('check.method', here) }] : [];
  return { say: before, question: ask(key, here), timers };
}

/** The team is being told, the numbers, and on: within the suicide screen, and for HARM_OTHERS with REVIEW. */
function lettingStep(judged: Judged, here: Situation): CrisisStep {
  return {
    say: withNumbers([scriptOf('letting', here)], here, { close: false }),
    ...ending(judged, here),
  };
}

/** Scripts, `close`, numbers; a script that ends in a question has its last sentence after them. */
function script(
  scriptSaid: Tier,
  keys: string[],
  here: Situation,
  end: Partial<CrisisStep>,
  lastSentence?: TextRef,
): CrisisStep {
  const texts = keys.map((key) => scriptOf(key, here));
  const last: CrisisSay[] = lastSentence === undefined ? [] : [{ text: lastSentence }];
  return { say: [...withNumbers(texts, here, { close: true }), ...last], scriptSaid, ...end };
}

function isRaised(judged: Judged, here: Situation): boolean {
  const languageOnly = judged.tiers.every((tier) => tier === 'CHECK') && here.languageAlerted === true;
  return alerts(judged) && !languageOnly;
}

/** Follow-ups go out only after a text that said that the team is being told. */
function isTold(top: Tier, here: Situation): boolean {
  return top !== 'CHECK' && top !== 'PAST_ONLY' && !(top === 'ABUSE' && here.quiet);
}

function marksOf(marks: readonly Mark[], here: Situation): Mark[] {
  return [...new Set([...marks, ...(here.quiet ? (['QUIET'] as const) : [])])];
}
