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
    choice('s7.ketamine_before.bad', ['bladder', 'none'], true),
    choice('p.health', ['chest', 'fever', 'illness', 'cold', 'faint', 'pregnant', 'none'], true),
    { ...choice('p.ride', ['not_yet']), type: 'open-choice' },
    { ...choice('p.person', ['nobody']), type: 'open-choice' },
    choice('r.support', ['call', 'listen', 'quiet', 'other'], true),
  ],
};
