import type { QuestionnaireLibrary } from '../src/domain/questionnaire/library.ts';
import type { CrisisLineData } from '../src/domain/safety/crisis-line-data.ts';
import type { Screen } from '../src/domain/safety/tiers.ts';
import type { Texts } from '../src/domain/texts.ts';
import type { RuleSet } from '../src/domain/triage/rule-set.ts';

/** What every dialog is given: texts, questionnaires, rules and the safety net, all of them data and pure functions. */
export interface DialogParts {
  texts: Texts;
  library: QuestionnaireLibrary;
  rules: RuleSet;
  screen: Screen;
  crisisLines: CrisisLineData;
  /** Items whose silence of 10 minutes counts as skipped (clinical pack 2.4). */
  timedItems: ReadonlySet<string>;
  /** Items that hold a name or a telephone number. */
  nameFields: ReadonlySet<string>;
}
