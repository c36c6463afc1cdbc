import { createHash } from 'node:crypto';
import { careTimingSchema } from '../domain/care/care-timing.ts';
import { cadenceSchema } from '../domain/care/measures.ts';
import type { Content } from '../domain/content.ts';
import { ladderDataSchema } from '../domain/escalation/ladder.ts';
import { createPart2, part2DataSchema } from '../domain/privacy/part2.ts';
import { canonicalIn, createLibrary } from '../domain/questionnaire/library.ts';
import { listWords } from '../domain/questionnaire/list-words.ts';
import { optionListsSchema } from '../domain/questionnaire/option-lists.ts';
import type { QuestionnaireSource } from '../domain/questionnaire/source.ts';
import { type CrisisLineData, crisisLineDataSchema } from '../domain/safety/crisis-line-data.ts';
import { createRuleSet } from '../domain/triage/rule-set.ts';
import cadence from './cadence.json' with { type: 'json' };
import careTiming from './care-timing.json' with { type: 'json' };
import countries from './countries.json' with { type: 'json' };
import crisisLineJson from './crisis-lines.json' with { type: 'json' };
import { EARLY_ANSWERS } from './early-answers.ts';
import escalation from './escalation.json' with { type: 'json' };
import { FAQ } from './faq/index.ts';
import { JURISDICTIONS } from './jurisdictions.ts';
import { MESSAGES } from './locales/index.ts';
import { MEDICINES, medicineData } from './medicines/index.ts';
import nameFields from './name-fields.json' with { type: 'json' };
import part2 from './part2.json' with { type: 'json' };
import { SHIPPED_SOURCES } from './questionnaires/index.ts';
import { requireLicences } from './questionnaires/licences.ts';
import { loadRuleBook } from './rules/index.ts';
import { createHardWords, hardSessionPhrases } from './safety/hard-session.ts';
import { createDetector, opinionModel, safetyLexicon } from './safety/index.ts';
import { createTexts } from './texts.ts';
import timedItems from './timed-items.json' with { type: 'json' };

/**
 * Loads all content with these questionnaires: what ships, what clinics added, and the earlier versions that runs may
 * lean on. A fault anywhere throws and names it: the server does not start on it.
 */
export function loadContent(sources: readonly QuestionnaireSource[] = SHIPPED_SOURCES): Content {
  const current = sources.filter(({ origin }) => origin !== 'earlier').map(jsonOf);
  requireLicences(sources.filter(({ origin, clinics }) => origin === 'shipped' && clinics === undefined).map(jsonOf));
  const texts = createTexts(MESSAGES);
  const library = createLibrary(
    sources.map(jsonOf),
    optionListsSchema.parse(countries),
    listWords(texts),
    new Map(sources.map(({ json, ...standing }) => [canonicalIn(json), standing])),
  );
  const book = loadRuleBook();
  const rules = createRuleSet(book, library.all(), MEDICINES);
  return {
    texts,
    library,
    rules,
    screen: createDetector(),
    saysHard: createHardWords(),
    medicines: MEDICINES,
    crisisLines: crisisLines(),
    escalation: ladderDataSchema.parse(escalation),
    cadence: cadenceSchema.parse(cadence),
    timedItems: new Set(timedItems),
    nameFields: new Set(nameFields),
    careTiming: careTimingSchema.parse(careTiming),
    earlyAnswers: EARLY_ANSWERS,
    faq: FAQ,
    jurisdictions: JURISDICTIONS,
    part2: createPart2(
      part2DataSchema.parse(part2),
      MEDICINES,
      rules.rules.map(({ rule }) => rule),
    ),
    version: versionOf([
      current,
      book,
      medicineData,
      safetyLexicon,
      opinionModel,
      hardSessionPhrases,
      MESSAGES,
      crisisLineJson,
      escalation,
      cadence,
      timedItems,
      EARLY_ANSWERS,
      FAQ,
      JURISDICTIONS,
    ]),
  };
}

/** The crisis numbers by themselves. */
export function crisisLines(): CrisisLineData {
  return crisisLineDataSchema.parse(crisisLineJson);
}

function jsonOf({ json }: QuestionnaireSource): unknown {
  return json;
}

function versionOf(content: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}
