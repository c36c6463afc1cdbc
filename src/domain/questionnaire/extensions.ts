const OURS = 'https://kap-companion.org/fhir/StructureDefinition';
const HL7 = 'http://hl7.org/fhir/StructureDefinition';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition';

/** Every FHIR extension the interpreter reads: HL7's own, SDC's, and ours where neither has one. */
export const EXT = {
  translation: `${HL7}/translation`,
  minValue: `${HL7}/minValue`,
  maxValue: `${HL7}/maxValue`,
  ordinalValue: `${HL7}/ordinalValue`,
  unit: `${HL7}/questionnaire-unit`,
  unitOption: `${HL7}/questionnaire-unitOption`,
  variable: `${HL7}/variable`,
  hidden: `${HL7}/questionnaire-hidden`,
  /** STU3, and forms of other systems: scores of options under earlier names. */
  itemWeight: `${HL7}/itemWeight`,
  oldOrdinalValue: `${HL7}/questionnaire-ordinalValue`,
  argonautScore: 'http://fhir.org/guides/argonaut-questionnaire/StructureDefinition/extension-score',
  minQuantity: `${SDC}/sdc-questionnaire-minQuantity`,
  maxQuantity: `${SDC}/sdc-questionnaire-maxQuantity`,
  regex: `${HL7}/regex`,
  minLength: `${HL7}/minLength`,
  maxDecimalPlaces: `${HL7}/maxDecimalPlaces`,
  entryFormat: `${HL7}/entryFormat`,
  itemControl: `${HL7}/questionnaire-itemControl`,
  minOccurs: `${HL7}/questionnaire-minOccurs`,
  maxOccurs: `${HL7}/questionnaire-maxOccurs`,
  optionExclusive: `${HL7}/questionnaire-optionExclusive`,
  dataAbsentReason: `${HL7}/data-absent-reason`,
  subQuestionnaire: `${SDC}/sdc-questionnaire-subQuestionnaire`,
  enableWhenExpression: `${SDC}/sdc-questionnaire-enableWhenExpression`,
  initialExpression: `${SDC}/sdc-questionnaire-initialExpression`,
  answerExpression: `${SDC}/sdc-questionnaire-answerExpression`,
  calculatedExpression: `${SDC}/sdc-questionnaire-calculatedExpression`,
  /** valueBoolean: ★ of the clinical pack. A skip is possible and makes a finding. */
  starred: `${OURS}/starred`,
  /** valueString (translated): what `help` answers. On a group it holds for all its items. */
  why: `${OURS}/why`,
  /** valueString (translated): the short name of a section or item for staff. */
  shortName: `${OURS}/short-name`,
  /** valueCode `phone`: the contract's answerType where FHIR has no type of its own. */
  answerType: `${OURS}/answer-type`,
  /** valueCode, repeated: which absent reasons an item without choices offers (`asked-unknown`, `asked-declined`). */
  absentReason: `${OURS}/absent-reason`,
  /** valueCode `blood-pressure` | `height-weight`: the group is asked as one question, stored one item each. */
  askAs: `${OURS}/ask-as`,
  /** valueCode: the group is this instrument; its score is `<instrument>.total`. */
  instrument: `${OURS}/instrument`,
  /** valueBoolean: the instrument is a suicide screen (one per sitting). */
  suicideScreen: `${OURS}/suicide-screen`,
  /** valueExpression (FHIRPath) with `name` = linkId: once it holds, the group is asked right after that item. */
  askEarly: `${OURS}/ask-early`,
  /**
   * valueExpression (FHIRPath) with `name` = `check.body` (a question of the crisis protocol) or `acute` (the suicide
   * screen's item about right now, alone): asked before anything else once it holds after the item's answer.
   */
  safetyQuestion: `${OURS}/safety-question`,
  /** valueString: an item of the host questionnaire that an expression reads; where the host has none, not asked. */
  readsItem: `${OURS}/reads-item`,
  /** valueBoolean: how many or how often is asked, so a typed number is that, never the score of an option. */
  asksForCount: `${OURS}/asks-for-count`,
  /** valueBoolean: the closing read-back of all answers. */
  readBack: `${OURS}/read-back`,
  /** valueCode `countries` | `us-states`: further options come from that list of content/countries.json. */
  optionsFrom: `${OURS}/options-from`,
  /** valueBoolean on an item nested in a choice: it is asked once for each option that is chosen. */
  forEachAnswer: `${OURS}/for-each-answer`,
  /** valueCode `medicines` on a list: what is typed at once is taken apart into its entries. */
  entriesOf: `${OURS}/entries-of`,
  /** valueBoolean, in responses: the person said that there is nothing for this list. */
  emptyList: `${OURS}/empty-list`,
  /** valueBoolean on a group: a section, with its lead-in (the group's text) and a break offered after 6 items. */
  section: `${OURS}/section`,
} as const;

export const LOINC = 'http://loinc.org';
export const DATA_ABSENT_REASON = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
/** Our own codes of answer options. */
export const ANSWER_CODES = 'https://kap-companion.org/fhir/CodeSystem/answers';
export const YES = 'LA33-6';
export const NO = 'LA32-8';
