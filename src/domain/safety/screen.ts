import { severeReading } from './blood-pressure.ts';
import { type CompiledLexicon, compileLexicon } from './compile-lexicon.ts';
import { isForeign } from './foreign.ts';
import { judge } from './judge.ts';
import type { Rule, SafetyLexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { overlaps } from './phrase-finder.ts';
import { type Reading, read } from './reading.ts';
import { screenAnswers } from './screen-answers.ts';
import type { SecondOpinion } from './second-opinion.ts';
import { type Signal, summarise } from './summarise.ts';
import type { Span, Surroundings } from './surroundings.ts';
import type { Screen } from './tiers.ts';
import type { Token } from './tokens.ts';

/** How many of the person's last texts are looked at. */
const RECENT = 10;

/**
 * The deterministic safety net: a text → crisis tiers. Pure, and it never throws, whatever the text.
 * Words are normalised, phrases found, and each is judged by what stands around it. Where that finds nothing, a second
 * opinion may still ask.
 */
export function createScreen(lexicon: SafetyLexicon, opinion?: SecondOpinion): Screen {
  const compiled = compileLexicon(lexicon);
  return (text, { recent, doseToday, secondOpinion = true }) => {
    const tokens = normalise(text, compiled.words);
    const readings = compiled.languages.map((language) => read(tokens, language));
    const cues = new Set(readings.flatMap(({ around }) => [...around.cues]));
    const known = new Set([...cues, ...recent.slice(-RECENT).flatMap((earlier) => cuesOf(earlier, compiled))]);
    if (doseToday) {
      known.add('doseToday');
    }
    const signals = readings.flatMap((reading) => signalsOf(reading, known));
    const all = isForeign(text, tokens, compiled) ? [...signals, FOREIGN] : signals;
    return summarise([...all, ...unheard(all, tokens, readings, secondOpinion ? opinion : undefined)], tokens, cues);
  };
}

/** A text that no rule raised may be worth a question all the same. */
function unheard(
  signals: readonly Signal[],
  tokens: readonly Token[],
  readings: readonly Reading[],
  opinion?: SecondOpinion,
): Signal[] {
  if (opinion === undefined || signals.some(({ tier }) => tier !== 'NONE')) return [];
  const form = opinion(
    tokens,
    readings.flatMap(({ known }) => known),
  );
  return form === undefined ? [] : [{ rule: 'opinion', tier: 'CHECK', form, start: 0, end: tokens.length }];
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
    (hit) => isBacked(hit, hit.value.rule, around, known) && !asked.some((question) => overlaps(question, hit)),
  );
  return [
    ...meant.flatMap(({ value: { rule, kind }, start, end }): Signal[] => {
      const tier = judge({ start, end }, rule, kind, around, language);
      const { form, afterMethod } = kind;
      const signal = { rule: rule.id, tier, marks: rule.marks, form, afterMethod, quiet: rule.quiet, start, end };
      const also = tier === 'NONE' ? undefined : kind.also?.[tier];
      return also ? [signal, { ...signal, tier: also }] : [signal];
    }),
    ...asked.map((answer): Signal => ({ rule: 'screen.answer', form: 'self', ...answer })),
    ...pressure(around),
  ];
}

/** Are the other words there that a rule asks for? */
function isBacked(hit: Span, rule: Rule, around: Surroundings, known: ReadonlySet<string>): boolean {
  return (
    (rule.needs?.some((cue) => known.has(cue)) ?? true) && (rule.with?.some((cue) => around.nearby(hit, cue)) ?? true)
  );
}

function pressure(around: Surroundings): Signal[] {
  const reading = severeReading(around);
  return reading
    ? [{ rule: 'body.pressure', tier: around.cues.has('symptom') ? 'MEDICAL' : 'CHECK', form: 'body', ...reading }]
    : [];
}
