import { AppError } from '../errors.ts';
import type { MedicineIndex } from '../medicines/medicine-index.ts';
import { type CompiledExpression, compile } from '../questionnaire/expressions.ts';
import type { LoadedQuestionnaire } from '../questionnaire/loaded.ts';
import { TRIAGE_HELPERS, type TriageEnv } from './conditions.ts';
import type { Branch, Rule, RuleBook } from './rule.ts';
import { parseHighest, ruleFaults } from './rule-faults.ts';
import { unansweredRules } from './unanswered.ts';

export interface CompiledRule {
  rule: Rule;
  /** The rule's items, and the parts of those that are asked part by part. */
  reads: readonly string[];
  /** It reads the words of the turn, so a later turn does not take it back. */
  aboutWords: boolean;
  branches: { branch: Branch; holds: CompiledExpression<TriageEnv> }[];
}

/** A rule book made ready for the questionnaires that are in use. */
export interface RuleSet {
  rules: readonly CompiledRule[];
  /** Codes of which only the highest fire: each list strongest first, equals together. */
  highest: readonly (readonly (readonly string[])[])[];
  /** Every item of every questionnaire, as one. */
  catalogue: LoadedQuestionnaire;
  /** What rules about medicines go by. */
  medicines: MedicineIndex;
}

/**
 * Checks and compiles a rule book; a fault throws `content.invalid` and names the rule. Give it every questionnaire
 * whose answers the rules may meet: an item it doesn't know has no options, and a rule cannot see what was chosen.
 */
export function createRuleSet(
  book: RuleBook,
  questionnaires: readonly LoadedQuestionnaire[],
  medicines: MedicineIndex,
): RuleSet {
  const catalogue = joined(questionnaires);
  const every = questionnaires.flatMap(({ items }) => [...items.values()]);
  const rules = [...book.rules, ...unansweredRules(book.unanswered, every)];
  const faults = ruleFaults(book, rules);
  if (faults.length > 0) throw new AppError('content.invalid', `Triage rules: ${faults.join('; ')}`);
  return {
    rules: rules.map((rule) => compiledRule(rule, catalogue)),
    highest: book.highest.map(parseHighest),
    catalogue,
    medicines,
  };
}

/** Several questionnaires as one; where they share an item (an instrument), the first one's counts. */
function joined(questionnaires: readonly LoadedQuestionnaire[]): LoadedQuestionnaire {
  const [first] = questionnaires;
  if (first === undefined) throw new AppError('content.invalid', 'Triage rules need the questionnaires they read.');
  const items = questionnaires.toReversed().flatMap((questionnaire) => [...questionnaire.items]);
  return { ...first, roots: questionnaires.flatMap(({ roots }) => roots), items: new Map(items) };
}

function compiledRule(rule: Rule, { items }: LoadedQuestionnaire): CompiledRule {
  try {
    return {
      rule,
      reads: rule.items.flatMap((id) => [id, ...(items.get(id)?.parts ?? []).map((part) => part.linkId)]),
      aboutWords: rule.items.length === 0,
      branches: rule.branches.map((branch) => ({ branch, holds: compile(branch.when, TRIAGE_HELPERS) })),
    };
  } catch (cause) {
    throw new AppError('content.invalid', `Triage rule ${rule.id}: a condition is not FHIRPath.`, { cause });
  }
}
