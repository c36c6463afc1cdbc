import { AppError } from '../../domain/errors.ts';
import { type RuleBook, ruleBookSchema } from '../../domain/triage/rule.ts';
import { SOURCES } from '../sources.ts';
import afterSession from './after-session.json' with { type: 'json' };
import body from './body.json' with { type: 'json' };
import conflicts from './conflicts.json' with { type: 'json' };
import highest from './highest.json' with { type: 'json' };
import history from './history.json' with { type: 'json' };
import instruments from './instruments.json' with { type: 'json' };
import medicines from './medicines.json' with { type: 'json' };
import mind from './mind.json' with { type: 'json' };
import practical from './practical.json' with { type: 'json' };
import pregnancy from './pregnancy.json' with { type: 'json' };
import safety from './safety.json' with { type: 'json' };
import start from './start.json' with { type: 'json' };
import substances from './substances.json' with { type: 'json' };
import suicide from './suicide.json' with { type: 'json' };
import treatment from './treatment.json' with { type: 'json' };
import unanswered from './unanswered.json' with { type: 'json' };

/** The triage rules as they ship (clinical pack 2), in the order in which their texts are said. */
export function loadRuleBook(): RuleBook {
  const medical = [body, pregnancy, mind, medicines, treatment, history, substances, practical];
  const rules = [start, suicide, safety, ...medical, instruments, afterSession, conflicts].flat();
  const book = ruleBookSchema.safeParse({ rules, highest, unanswered });
  const faults = book.success
    ? unknownSources(book.data)
    : book.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (book.success && faults.length === 0) return book.data;
  throw new AppError('content.invalid', `Triage rules: ${faults.join('; ')}`);
}

/** A rule whose source nobody can look up is no rule a clinician can check. */
function unknownSources({ rules, unanswered }: RuleBook): string[] {
  const named = [...rules.map(({ id, source }) => ({ id, source })), { id: 'UNANSWERED', source: unanswered.source }];
  return named.flatMap(({ id, source }) =>
    source
      .filter((name) => !Object.hasOwn(SOURCES, name))
      .map((name) => `${id} names a source ${name} that is not listed`),
  );
}
