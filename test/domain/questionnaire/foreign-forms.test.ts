import { expect } from 'chai';
import { disabledKeys } from '../../../src/domain/questionnaire/enabled.ts';
import { expand } from '../../../src/domain/questionnaire/expand.ts';
import { lookupOf } from '../../../src/domain/questionnaire/expression-env.ts';
import { answersFromFhir } from '../../../src/domain/questionnaire/from-fhir.ts';
import { inspectQuestionnaire } from '../../../src/domain/questionnaire/load-questionnaire.ts';
import type { LoadedQuestionnaire } from '../../../src/domain/questionnaire/loaded.ts';
import { nextItem } from '../../../src/domain/questionnaire/next-item.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { validate } from '../../../src/domain/questionnaire/validate.ts';
import { type FhirForm, fhirForms } from '../../support/fhir-forms.ts';
import { SeededAnswerer } from '../../support/seeded-answerer.ts';
import { exported, NOW } from './fixtures.ts';

const forms = fhirForms('Questionnaire');
/** More questions than any of them has. */
const MOST = 5_000;
const SEEDS = [1, 2, 3];

describe('Forms of other systems', function () {
  this.timeout(300_000);
  const figures = { run: 0, answers: 0, unanswered: new Set<string>() };

  before(function () {
    if (forms.length === 0) this.skip();
  });

  it('are refused item by item, or run to their end and exported', () => {
    for (const form of forms) take(form);
    expect(figures.run).to.be.above(180);
    expect(figures.answers).to.be.above(2_000);
    expect([...figures.unanswered], 'questions that took no answer at all').to.deep.equal([]);
  });

  function take({ name, json }: FhirForm): void {
    const { loaded, faults } = inspectQuestionnaire(json);
    for (const { linkId, reason } of faults) expect(reason, `${name} ${linkId}`).to.match(/\w{3}/);
    if (loaded === undefined || faults.length > 0) return;
    figures.run += 1;
    for (const seed of SEEDS) runThrough(name, loaded, new SeededAnswerer(seed));
  }

  function runThrough(name: string, q: LoadedQuestionnaire, person: SeededAnswerer): void {
    const answers = kept(q, toTheEnd(name, q, person));
    const where = { now: NOW, context: {} };
    expect(validate(q, answers, where), name).to.deep.equal([]);
    const once = exported(q, answers);
    const read = answersFromFhir(q, JSON.parse(JSON.stringify(once)));
    expect(JSON.stringify(exported(q, read)), name).to.equal(JSON.stringify(once));
    expect(validate(q, read, where), `${name}, read back`).to.deep.equal([]);
    figures.answers += person.answers;
    for (const linkId of person.unanswered) figures.unanswered.add(`${name} ${linkId}`);
  }
});

describe('Responses of other systems', () => {
  before(function () {
    if (forms.length === 0) this.skip();
  });

  it('are read and written again byte by byte', () => {
    const read = fhirForms('QuestionnaireResponse').flatMap(({ name, json }) => {
      const { loaded } = inspectQuestionnaire(formOf(json)?.json);
      if (loaded === undefined) return [];
      const once = JSON.stringify(exported(loaded, answersFromFhir(loaded, json)));
      const again = exported(loaded, answersFromFhir(loaded, JSON.parse(once)));
      expect(JSON.stringify(again), name).to.equal(once);
      return name;
    });
    expect(read.length).to.be.above(5);
  });
});

function formOf({ questionnaire }: FhirForm['json']): FhirForm | undefined {
  const [url] = typeof questionnaire === 'string' ? questionnaire.split('|') : [];
  return forms.find(({ json }) => url !== undefined && (json.url === url || url.endsWith(`/${json.id}`)));
}

function toTheEnd(name: string, q: LoadedQuestionnaire, person: SeededAnswerer): Record<string, GivenAnswer> {
  let answers: Record<string, GivenAnswer> = {};
  for (let asked = 0; asked < MOST; asked += 1) {
    const expanded = expand(q, answers);
    const item = nextItem(expanded, { answers: lookupOf(answers), now: NOW, context: {} });
    if (item === undefined) return answers;
    answers = { ...answers, ...person.answer(expanded, item, NOW) };
  }
  return expect.fail(`${name} has no end.`);
}

/** As a response stands at its end. */
function kept(q: LoadedQuestionnaire, answers: Record<string, GivenAnswer>): Record<string, GivenAnswer> {
  const env = { answers: lookupOf(answers), now: NOW, context: {} };
  const dropped = new Set(disabledKeys(expand(q, answers), env));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !dropped.has(key)));
}
