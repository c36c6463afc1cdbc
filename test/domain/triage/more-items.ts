const OURS = 'https://kap-companion.org/fhir/StructureDefinition';

const yesNo = (linkId: string) => ({
  linkId,
  type: 'choice',
  text: linkId,
  answerOption: ['LA33-6', 'LA32-8'].map((code) => ({
    valueCoding: { system: 'http://loinc.org', code, display: code },
  })),
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

/** Items that rules read and that no questionnaire of ours asks: lines of `ae.body`, and licensed instruments. */
export const MORE_ITEMS = {
  resourceType: 'Questionnaire',
  url: 'https://kap-companion.org/fhir/Questionnaire/more-items',
  version: '1.0.0',
  status: 'draft',
  item: [
    ...['ae.breathing', 'ae.chest', 'ae.neuro'].map(yesNo),
    ...['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q6b'].map((item) => yesNo(`cssrs.${item}`)),
    dast10(),
  ],
};
