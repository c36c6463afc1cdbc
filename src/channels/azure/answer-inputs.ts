import type { QuestionData } from '../../domain/companion-data.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { CardWords } from './card-words.ts';
import type { CardElement } from './elements.ts';

/** As many choices are all shown; more are searched. */
const MAX_EXPANDED = 24;

type Part = NonNullable<QuestionData['parts']>[number];

interface Inputs {
  inputs: CardElement[];
  /** What needs no asking and is sent along: the unit, where there is only one. */
  fixed: JsonObject;
}

/** The inputs of a question that buttons cannot answer. Words are typed into the chat: they get none. */
export function inputsFor(question: QuestionData, words: CardWords): Inputs {
  const { answerType, options = [], parts } = question;
  if (options.length > 0) return { inputs: [choiceInput(question, words)], fixed: {} };
  if (parts !== undefined) return partInputs(parts, words);
  if (answerType === 'date') return { inputs: [dateInput(words)], fixed: {} };
  if (answerType === 'integer' || answerType === 'decimal') {
    return { inputs: [numberInput('number', words.say('answer'), question, words)], fixed: {} };
  }
  if (answerType === 'quantity') return quantityInputs('', { ...question, label: words.say('answer') }, words);
  return { inputs: [], fixed: {} };
}

function choiceInput({ answerType, options = [] }: QuestionData, words: CardWords): CardElement {
  const several = answerType === 'choices';
  const expanded = options.length <= MAX_EXPANDED;
  return {
    ...input(
      'ChoiceSet',
      several ? 'codes' : 'code',
      words.say('answer'),
      words.say(several ? 'choose-some' : 'choose'),
    ),
    isMultiSelect: several,
    style: expanded ? 'expanded' : several ? 'compact' : 'filtered',
    wrap: true,
    choices: options.map(({ code, label }) => ({ title: label, value: code })),
  };
}

function dateInput(words: CardWords): CardElement {
  // Not Input.Date: the year alone, or month and year, is an answer too.
  return {
    ...input('Text', 'date', words.say('answer'), words.say('date-missing')),
    placeholder: words.say('date-format'),
    maxLength: 40,
  };
}

function partInputs(parts: Part[], words: CardWords): Inputs {
  const each = parts.map((part) => quantityInputs(`:${part.linkId}`, part, words));
  const units = Object.assign({}, ...each.map(({ fixed }) => fixed)) as JsonObject;
  return { inputs: each.flatMap(({ inputs }) => inputs), fixed: units };
}

/** A unit is never chosen for the person: pounds are not kilograms. */
function quantityInputs(suffix: string, part: Pick<Part, 'label'> & Partial<Part>, words: CardWords): Inputs {
  const { units = [], label } = part;
  const [only] = units;
  const named = units.length === 1 && only !== undefined ? `${label} (${only.label})` : label;
  const number = numberInput(`number${suffix}`, named, part, words);
  if (units.length <= 1) return { inputs: [number], fixed: only === undefined ? {} : { [`unit${suffix}`]: only.code } };
  const unit = {
    ...input('ChoiceSet', `unit${suffix}`, words.say('unit', { of: label }), words.say('choose')),
    style: 'expanded',
    choices: units.map((each) => ({ title: each.label, value: each.code })),
  };
  return { inputs: [number, unit], fixed: {} };
}

function numberInput(id: string, label: string, limits: { min?: number; max?: number }, words: CardWords): CardElement {
  const { min, max } = limits;
  return {
    ...input('Number', id, label, words.say('number-missing')),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

function input(kind: string, id: string, label: string, errorMessage: string): CardElement {
  return { type: `Input.${kind}`, id, label, isRequired: true, errorMessage };
}
