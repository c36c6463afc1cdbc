import { DEFAULT_TRIAL_RULES } from '../treatment-history/trial.ts';
import type { TriageEnv } from './conditions.ts';
import type { JudgeInput } from './judge-input.ts';
import type { RuleSet } from './rule-set.ts';

/**
 * What the conditions of all rules see in one turn. Answers come from many responses, so every question counts as
 * enabled: whether one is, its own response decides.
 */
export function triageEnv(rules: RuleSet, input: JudgeInput): TriageEnv {
  return {
    questionnaire: rules.catalogue,
    isEnabled: () => true,
    answers: input.lookup,
    now: input.now,
    context: input.context ?? {},
    typed: input.typed ?? [],
    marks: input.marks ?? [],
    route: input.route,
    earlier: input.earlier ?? {},
    medicines: rules.medicines,
    trialRules: input.trialRules ?? DEFAULT_TRIAL_RULES,
  };
}
