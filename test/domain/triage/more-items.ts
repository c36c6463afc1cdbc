const ANSWERS = 'https://kap-companion.org/fhir/CodeSystem/answers';
const OURS = 'https://kap-companion.org/fhir/StructureDefinition';
const MM_HG = { system: 'http://unitsofmeasure.org', code: 'mm[Hg]', display: 'mmHg' };

const coded = (system: string, codes: string[]) =>
  codes.map((code) => ({ valueCoding: { system, code, display: code } }));
const choice = (linkId: string, codes: string[], repeats = false) => ({
  linkId,
  type: 'choice',
  text: linkId,
  repeats,
  answerOption: coded(ANSWERS, codes),
});
const yesNo = (linkId: string) => ({
  linkId,
  type: 'choice',
  text: linkId,
  answerOption: coded('http://loinc.org', ['LA33-6', 'LA32-8']),
});
/** DAST-10, as a clinic that has its licence would fill it: item 3 is scored the other way round. */
const dast10 = () => ({
  linkId: 'dast10',
  type: 'group',
  extension: [{ url: `${OURS}/instrument`, valueCode: 'dast10' }],
  item: Array.from({ length: 10 }, (_, index) => {
    const item = yesNo(`dast10.q${index + 1}`);
    const points = index === 2 ? [0, 1] : [1, 0];
    return {
      ...item,
      answerOption: item.answerOption.map((option, n) => ({ ...option, extension: scored(points[n]) })),
    };
  }),
});
const scored = (points = 0) => [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: points }];
const part = (linkId: string) => ({
  linkId,
  type: 'quantity',
  text: linkId,
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption', valueCoding: MM_HG }],
});
const pressure = (linkId: string) => ({
  linkId,
  type: 'group',
  text: linkId,
  extension: [{ url: `${OURS}/ask-as`, valueCode: 'blood-pressure' }],
  item: [part(`${linkId}.sys`), part(`${linkId}.dia`)],
});

/** Items that rules read and that no questionnaire of ours asks yet. */
export const MORE_ITEMS = {
  resourceType: 'Questionnaire',
  url: 'https://kap-companion.org/fhir/Questionnaire/more-items',
  version: '1.0.0',
  status: 'draft',
  item: [
    yesNo('ae.breathing'),
    yesNo('ae.chest'),
    yesNo('ae.neuro'),
    pressure('ae.bp'),
    pressure('ae.bp.again'),
    ...['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q6b'].map((item) => yesNo(`cssrs.${item}`)),
    dast10(),
    choice('p.health', ['chest', 'fever', 'illness', 'cold', 'faint', 'pregnant', 'none'], true),
    { ...choice('p.ride', ['not_yet']), type: 'open-choice' },
    { ...choice('p.person', ['nobody']), type: 'open-choice' },
    choice('r.support', ['call', 'listen', 'quiet', 'other'], true),
  ],
};
