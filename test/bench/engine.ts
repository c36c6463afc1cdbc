import { expand } from '../../src/domain/questionnaire/expand.ts';
import { lookupOf } from '../../src/domain/questionnaire/expression-env.ts';
import { EXT } from '../../src/domain/questionnaire/extensions.ts';
import type { QuestionnaireItem } from '../../src/domain/questionnaire/fhir.ts';
import { loadQuestionnaire } from '../../src/domain/questionnaire/load-questionnaire.ts';
import { nextItem } from '../../src/domain/questionnaire/next-item.ts';
import type { GivenAnswer } from '../../src/domain/questionnaire/response.ts';
import { validate } from '../../src/domain/questionnaire/validate.ts';
import { SeededAnswerer } from '../support/seeded-answerer.ts';
import { quantile } from './figures.ts';

const ITEMS = 200;
const RUNS = 10;
/** Not counted: V8 is still compiling. */
const WARM_UP_RUNS = 3;
const NOW = '2026-03-04T10:00:00.000Z';

/** CPU ms of one step: to find the next question and to check every answer so far. */
export interface EngineFigures {
  form: string;
  p50: number;
  p99: number;
}

/** Runs forms of 200 items from the first question to the last, without a server. */
export function engineFigures(): EngineFigures[] {
  const none = () => [];
  const ours = (before: string) => [condition(`asked('${before}') and is('${before}','d').not()`)];
  const theirs = (before: string, index: number) =>
    index === 50 ? [condition(`%resource.descendants().where(linkId='${before}').answer.value.code = 'a'`)] : [];
  return [
    measured('FHIR conditions', form(none)),
    measured('our conditions in FHIRPath', form(ours)),
    measured('a condition over %resource', form(theirs)),
    measured('FHIR conditions and 4 lists', form(none, 5)),
  ];
}

function measured(name: string, item: QuestionnaireItem[]): EngineFigures {
  const q = loadQuestionnaire({ resourceType: 'Questionnaire', url: 'urn:bench', version: '1', status: 'draft', item });
  const steps: number[] = [];
  for (let run = 0; run < WARM_UP_RUNS + RUNS; run += 1) {
    const person = new SeededAnswerer(run + 1);
    let answers: Record<string, GivenAnswer> = {};
    for (;;) {
      const begun = process.cpuUsage();
      const expanded = expand(q, answers);
      const next = nextItem(expanded, { answers: lookupOf(answers), now: NOW, context: {} });
      validate(q, answers, { now: NOW, context: {} });
      const { user, system } = process.cpuUsage(begun);
      if (run >= WARM_UP_RUNS) steps.push((user + system) / 1000);
      if (next === undefined) break;
      answers = { ...answers, ...person.answer(expanded, next, NOW) };
    }
  }
  return { form: name, p50: quantile(steps, 0.5), p99: quantile(steps, 0.99) };
}

type Conditions = (before: string, index: number) => NonNullable<QuestionnaireItem['extension']>;

/** Choices, each with a follow-up under a condition, in groups of ten; every n-th group is a list. */
function form(conditions: Conditions, lists = Number.POSITIVE_INFINITY) {
  const pairs = Array.from({ length: ITEMS / 2 }, (_, index): QuestionnaireItem => {
    const before = `q${index - 1}`;
    const extension = index === 0 ? [] : conditions(before, index);
    const followUp: QuestionnaireItem = {
      linkId: `q${index}.more`,
      type: index % 2 === 0 ? 'string' : 'integer',
      text: `More about ${index}?`,
      enableWhen: [{ question: `q${index}`, operator: '=', answerCoding: { code: 'a' } }],
    };
    const answerOption = ['a', 'b', 'c'].map((code) => ({ valueCoding: { code, display: code } }));
    return {
      linkId: `q${index}`,
      type: 'choice',
      text: `Question ${index}?`,
      answerOption,
      extension,
      item: [followUp],
    };
  });
  return Array.from({ length: pairs.length / 5 }, (_, section): QuestionnaireItem => {
    const item = pairs.slice(section * 5, section * 5 + 5);
    return {
      linkId: `s${section}`,
      type: 'group',
      text: `Part ${section}`,
      repeats: (section + 1) % lists === 0,
      item,
    };
  });
}

function condition(text: string) {
  return { url: EXT.enableWhenExpression, valueExpression: { language: 'text/fhirpath', expression: text } };
}
