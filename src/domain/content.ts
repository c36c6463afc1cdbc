import type { CareTiming } from './care/care-timing.ts';
import type { Cadence } from './care/measures.ts';
import type { EarlyData } from './early-answers/early-data.ts';
import type { LadderData } from './escalation/ladder.ts';
import type { Faq } from './faq.ts';
import type { MedicineIndex } from './medicines/medicine-index.ts';
import type { Jurisdictions } from './privacy/jurisdiction.ts';
import type { Part2 } from './privacy/part2.ts';
import type { QuestionnaireLibrary } from './questionnaire/library.ts';
import type { CrisisLineData } from './safety/crisis-line-data.ts';
import type { SaysHard } from './safety/hard-words.ts';
import type { Screen } from './safety/tiers.ts';
import type { Texts } from './texts.ts';
import type { RuleSet } from './triage/rule-set.ts';

/** Everything clinicians and translators edit, checked and made ready: all of it data and pure functions. */
export interface Content {
  texts: Texts;
  library: QuestionnaireLibrary;
  rules: RuleSet;
  screen: Screen;
  /** How people say that a session was frightening or too much. */
  saysHard: SaysHard;
  medicines: MedicineIndex;
  crisisLines: CrisisLineData;
  /** Who is paged when. */
  escalation: LadderData;
  /** When which instrument is due (clinical pack 3.10). */
  cadence: Cadence;
  /** Items whose silence of 10 minutes counts as skipped (clinical pack 2.4). */
  timedItems: ReadonlySet<string>;
  /** Items that hold a name or a telephone number. */
  nameFields: ReadonlySet<string>;
  /** When a course of sessions asks what. */
  careTiming: CareTiming;
  /** What 42 CFR Part 2 protects. */
  part2: Part2;
  /** What the law of a patient's place lets the bot do. */
  jurisdictions: Jurisdictions;
  /** How people say in passing what a later question asks about. */
  earlyAnswers: EarlyData;
  /** What people ask about KAP, and the answers. */
  faq: Faq;
  /** Changes whenever any of it does; every turn names the one it ran with. */
  version: string;
}
