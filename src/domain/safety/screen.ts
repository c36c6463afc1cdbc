import { severeReading } from './blood-pressure.ts';
import { type CompiledLexicon, compileLexicon } from './compile-lexicon.ts';
import { isForeign } from './foreign.ts';
import { judge, type Outcome } from './judge.ts';
import type { SafetyLexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { overlaps } from './phrase-finder.ts';
import { type Reading, read } from './reading.ts';
import { screenAnswers } from './screen-answers.ts';
import type { Span, Surroundings } from './surroundings.ts';
import { type CheckForm, type Mark, type Screen, type Screening, TIERS, type Tier } from './tiers.ts';
import type { Token } from './tokens.ts';

/** How many of the person's last texts are looked at. */
const RECENT = 10;

/** One reason for a tier, with what comes with it. */
interface Signal extends Span {
  rule: string;
  tier: Outcome;
  marks?: Mark[];
  form?: CheckForm;
  afterMethod?: boolean;
  quiet?: boolean;
}

/**
 * The deterministic safety net: a text → crisis tiers. Pure, and it never throws, whatever the text.
 * Words are normalised, phrases found, and each is judged by what stands around it.
 */
export function createScreen(lexicon: SafetyLexicon): Screen {
  const compiled = compileLexicon(lexicon);
  return (text, { recent, doseToday }) => {
    const tokens = normalise(text, compiled.words);
    const readings = compiled.languages.map((language) => read(tokens, language));
    const cues = new Set(readings.flatMap(({ around }) => [...around.cues]));
    const known = new Set([...cues, ...recent.slice(-RECENT).flatMap((earlier) => cuesOf(earlier, compiled))]);
    if (doseToday) {
      known.add('doseToday');
    }
    const signals = readings.flatMap((reading) => signalsOf(reading, known));
    return summarise(isForeign(text, tokens, compiled) ? [...signals, FOREIGN] : signals, tokens, cues);
  };
}

/** What was said in earlier texts, as far as it can complete the meaning of this one (two-hop intent). */
function cuesOf(text: string, { languages, words }: CompiledLexicon): string[] {
  const tokens = normalise(text, words);
  return languages.flatMap((language) => [...read(tokens, language).around.cues]);
}

const FOREIGN: Signal = { rule: 'language', tier: 'CHECK', marks: ['LANGUAGE'], form: 'self', start: 0, end: 1 };

function signalsOf({ language, around, hits }: Reading, known: ReadonlySet<string>): Signal[] {
  const asked = screenAnswers(around);
  const meant = hits.filter(
    (hit) =>
      (hit.value.rule.needs?.some((cue) => known.has(cue)) ?? true) &&
      !asked.some((question) => overlaps(question, hit)),
  );
  return [
    ...meant.flatMap(({ value: { rule, kind }, start, end }): Signal[] => {
      const tier = judge({ start, end }, rule, kind, around, language);
      const { form, afterMethod } = kind;
      const signal = { rule: rule.id, tier, marks: rule.marks, form, afterMethod, quiet: rule.quiet, start, end };
      return kind.also && tier === kind.tier ? [signal, { ...signal, tier: kind.also }] : [signal];
    }),
    ...asked.map((answer): Signal => ({ rule: 'screen.answer', form: 'self', ...answer })),
    ...pressure(around),
  ];
}

function pressure(around: Surroundings): Signal[] {
  const reading = severeReading(around);
  return reading
    ? [{ rule: 'body.pressure', tier: around.cues.has('symptom') ? 'MEDICAL' : 'CHECK', form: 'body', ...reading }]
    : [];
}

function summarise(signals: readonly Signal[], tokens: readonly Token[], cues: ReadonlySet<string>): Screening {
  const counted = signals.filter((signal): signal is Signal & { tier: Tier } => signal.tier !== 'NONE');
  const tiers = TIERS.filter((tier) => counted.some((signal) => signal.tier === tier));
  const checks = counted.filter(({ tier }) => tier === 'CHECK');
  const form = (['self', 'others', 'body'] as const).find((each) =>
    checks.some((check) => (check.form ?? 'self') === each),
  );
  const danger = cues.has('danger') && tiers.some((tier) => tier === 'ABUSE' || tier === 'THIRD_PARTY');
  const afterMethod = checks.some((check) => check.afterMethod);
  const hint = form === 'self' ? hintOf(cues, afterMethod) : undefined;
  return {
    tiers,
    marks: [...new Set([...counted.flatMap(({ marks }) => marks ?? []), ...(danger ? (['DANGER'] as const) : [])])],
    ...(form && { check: { form, afterMethod } }),
    ...(hint && { hint }),
    quiet: counted.some(({ quiet }) => quiet),
    reasons: counted.map(({ rule, tier, start, end }) => ({
      rule,
      tier,
      start: tokens[start]?.start ?? 0,
      end: tokens[end - 1]?.end ?? 0,
    })),
  };
}

function hintOf(cues: ReadonlySet<string>, afterMethod: boolean): 'plan' | 'now' | undefined {
  if (cues.has('now')) {
    return 'now';
  }
  return afterMethod || cues.has('plan') || cues.has('means') || cues.has('today') ? 'plan' : undefined;
}
