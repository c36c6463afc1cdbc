import { AppError } from '../../domain/errors.ts';
import { type RuleBook, ruleBookSchema } from '../../domain/triage/rule.ts';
import afterSession from './after-session.json' with { type: 'json' };
import body from './body.json' with { type: 'json' };
import conflicts from './conflicts.json' with { type: 'json' };
import highest from './highest.json' with { type: 'json' };
import instruments from './instruments.json' with { type: 'json' };
import safety from './safety.json' with { type: 'json' };
import start from './start.json' with { type: 'json' };
import suicide from './suicide.json' with { type: 'json' };
import unanswered from './unanswered.json' with { type: 'json' };

/** The triage rules as they ship (clinical pack 2), in the order in which their texts are said. */
export function loadRuleBook(): RuleBook {
  const rules = [start, suicide, safety, body, instruments, afterSession, conflicts].flat();
  const book = ruleBookSchema.safeParse({ rules, highest, unanswered });
  if (book.success) return book.data;
  const faults = book.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new AppError('content.invalid', `Triage rules: ${faults.join('; ')}`);
}
