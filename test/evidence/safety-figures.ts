import { type Screen, type Screening, TIERS } from '../../src/domain/safety/tiers.ts';
import { firstTier, readUtterances } from '../support/utterances.ts';
import { AT_RISK, type Labelled, NOT_AT_RISK, type PublicSets } from './labelled-sets.ts';

/** So many of so many. */
export interface Share {
  part: number;
  whole: number;
}

/** What the detector does with the texts that have one label. */
export interface LabelFigures {
  label: string;
  /** Found with just this tier first. */
  recall: Share;
  /** Of the texts with this tier first, those that have the label. */
  precision: Share;
  /** Found with no tier at all. */
  silent: Share;
}

export interface SetFigures {
  set: string;
  labels: LabelFigures[];
  misses: { text: string; label: string; found: string }[];
}

export interface PublicFigures {
  set: string;
  measures: Record<string, Share>;
}

/** Which detector looks at a text: the one that ships, or one that never saw it. */
export type ScreenFor = (text: Labelled) => Screen;

type Detect = (text: Labelled) => Screening;

/** Our own labelled utterances: those the detector was made with, and those kept for testing. */
export function utteranceFigures(screenFor: ScreenFor): SetFigures[] {
  const own = readUtterances('utterances-own.txt');
  const figures = (set: string, texts: Labelled[]) => figuresOf(set, texts, detectBy(screenFor));
  return [
    figures('the clinical protocol, worked with', readUtterances('utterances.txt')),
    figures('our own, kept for testing', odd(own)),
    figures(
      'blind: written by somebody who saw neither rules nor texts, kept for testing',
      readUtterances('utterances-blind.txt'),
    ),
    figures('harmless, kept for testing', readUtterances('utterances-harmless.txt')),
  ];
}

/** The public sets. */
export function publicFigures(screenFor: ScreenFor, { posts, everyday, safePrompts }: PublicSets): PublicFigures[] {
  const detect = detectBy(screenFor);
  return [
    { set: 'crisis posts', measures: { ...ofPosts(posts, detect, 'above CHECK'), ...ofPosts(posts, detect, 'any') } },
    { set: 'everyday stress', measures: alarms(everyday, detect) },
    { set: 'safe prompts that sound worse', measures: alarms(safePrompts, detect) },
  ];
}

function detectBy(screenFor: ScreenFor): Detect {
  return (text) => screenFor(text)(text.text, { recent: [], doseToday: false });
}

function odd<T>(all: T[]): T[] {
  return all.filter((_, at) => at % 2 === 1);
}

function figuresOf(set: string, utterances: Labelled[], detect: Detect): SetFigures {
  const judged = utterances.map((text) => ({ ...text, found: firstTier(detect(text).tiers, text.label) }));
  const labels = [...TIERS, 'NONE'].map((label) => {
    const wanted = judged.filter((one) => one.label === label);
    const found = judged.filter((one) => one.found === label);
    const right = wanted.filter((one) => one.found === label).length;
    return {
      label,
      recall: { part: right, whole: wanted.length },
      precision: { part: right, whole: found.length },
      silent: { part: wanted.filter((one) => one.found === 'NONE').length, whole: wanted.length },
    };
  });
  return { set, labels, misses: judged.filter(({ label, found }) => label !== found) };
}

type Level = 'above CHECK' | 'any';

function raises({ tiers }: Pick<Screening, 'tiers'>, level: Level): boolean {
  return tiers.some((tier) => level === 'any' || (tier !== 'CHECK' && tier !== 'PAST_ONLY'));
}

function ofPosts(posts: Labelled[], detect: Detect, level: Level): Record<string, Share> {
  const raised = posts.filter((post) => raises(detect(post), level)).map(({ label }) => label);
  const hits = raised.filter((label) => AT_RISK.includes(label)).length;
  const wrong = raised.filter((label) => NOT_AT_RISK.includes(label)).length;
  const wanted = posts.filter(({ label }) => AT_RISK.includes(label)).length;
  return {
    [`recall, ${level}`]: { part: hits, whole: wanted },
    [`precision, ${level}`]: { part: hits, whole: hits + wrong },
  };
}

function alarms(texts: Labelled[], detect: Detect): Record<string, Share> {
  const count = (level: Level) => ({
    part: texts.filter((text) => raises(detect(text), level)).length,
    whole: texts.length,
  });
  return { 'false alarms, above CHECK': count('above CHECK'), 'false alarms, any': count('any') };
}
