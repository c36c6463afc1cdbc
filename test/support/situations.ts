import type { CrisisMemory, CrisisStep, Situation } from '../../src/domain/safety/crisis-step.ts';

/** A person in the US in an ordinary moment. */
export function situation(changes: Partial<Situation> = {}): Situation {
  return {
    language: 'en',
    lines: { e: '911', eIsLocal: false, c: '988', cIsSite: false, numbers: [{ label: 'Emergency: 911', tel: '911' }] },
    quiet: false,
    screenFinishedRecently: false,
    screenOpen: false,
    staffAccused: false,
    supportCount: 0,
    openBlocking: false,
    ...changes,
  };
}

export function memory(changes: Partial<CrisisMemory> = {}): CrisisMemory {
  return { tiers: [], marks: [], asked: 1, ...changes };
}

/**
 * A step in one line: texts in order (`#` numbers pinned, `~` numbers shown), then `?question` as a message of its
 * own or `+question` asked by the script itself, `→` what follows.
 */
export function outline({ say, question, startScreen, next }: CrisisStep): string {
  const texts = say.map(({ text, showNumbers, pinNumbers }) => {
    const mark = pinNumbers === true ? '#' : showNumbers === true ? '~' : '';
    return text.key.replace('safety.', '') + mark;
  });
  const asked = question === undefined ? [] : [`${question.text === undefined ? '+' : '?'}${question.key}`];
  const after = [startScreen, next].flatMap((name) => (name === undefined ? [] : [`→${name}`]));
  return [...texts, ...asked, ...after].join(' ');
}
