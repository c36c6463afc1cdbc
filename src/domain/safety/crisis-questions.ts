import type { TextRef } from '../texts.ts';
import type { CrisisQuestion, CrisisQuestionKey, CrisisReply, Situation } from './crisis-step.ts';
import { plainText, scriptOf } from './scripts.ts';
import type { Tier } from './tiers.ts';

/** A question as a message of its own. */
export function ask(key: CrisisQuestionKey, situation: Situation, tiers: readonly Tier[] = []): CrisisQuestion {
  return { key, text: wordsOf(key, situation, tiers), options: optionsOf(key) };
}

/** The options alone: the script that goes before asks the question itself. */
export function askedByScript(key: CrisisQuestionKey): CrisisQuestion {
  return { key, options: optionsOf(key) };
}

/** The sentence that offers the suicide screen; `tiers` strongest first. */
export function screenOffer(situation: Situation, tiers: readonly Tier[]): TextRef {
  return scriptOf(tiers[0] === 'PAST_ONLY' ? 'past_only.offer' : 'C.offer', situation);
}

function wordsOf(key: CrisisQuestionKey, situation: Situation, tiers: readonly Tier[]): TextRef {
  switch (key) {
    case 'screen.offer':
      return screenOffer(situation, tiers);
    case 'E.hurt':
      return scriptOf('E.again', situation);
    case 'third_party.danger':
      return scriptOf('third_party.ask', situation);
    default:
      return scriptOf(key, situation);
  }
}

type Option = CrisisQuestion['options'][number];

function optionsOf(key: CrisisQuestionKey): Option[] {
  switch (key) {
    case 'goon':
      return [option('go_on'), option('break'), option('person')];
    case 'B.safe':
      return [];
    case 'plan.safe':
      return [{ code: 'yes', label: plainText('option.yes_both') }, option('no'), option('unsure')];
    default:
      return [option('yes'), option('no'), option('unsure')];
  }
}

function option(code: Exclude<CrisisReply, 'other'>): Option {
  return { code, label: plainText(`option.${code}`) };
}
