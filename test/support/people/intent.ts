import type { QuestionData } from '../../../src/domain/companion-data.ts';
import type { JsonObject } from '../../../src/domain/json.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { type Person, pick } from './person.ts';

/** What a person means to answer: in words, as a tap, and what must stand in the record. */
export interface Intent {
  typed: string;
  tapped: JsonObject;
  meant: Meant;
  /** The labels of what was chosen, as the bot reads them back. */
  labels: string[];
}

export type Meant = { codes: string[] } | { number: number } | { date: string } | { text: string } | { parts: string };

/** Most people have none of most illnesses. */
const HEALTHY = new Set(['LA32-8', 'none', 'no', 'LA6568-5', 'done']);
/** Answers that end the conversation, or lead round in a circle. */
const NEVER = new Set(['question', 'more-info']);

/** What this person means to answer to a question, from what the bot sent with it. */
export function intentFor(question: QuestionData, person: Person): Intent {
  switch (question.answerType) {
    case 'choice':
    case 'boolean':
      return question.options === undefined || question.options.length === 0
        ? textIntent(question, person)
        : chosen([oneOf(question, person)]);
    case 'choices':
      return chosen(someOf(question, person));
    case 'integer':
    case 'decimal':
      return numberIntent(question, person);
    case 'quantity':
      return question.parts === undefined ? quantityIntent(question, person) : partsIntent(question, person);
    case 'date':
      return dateIntent(question, person);
    case 'phone':
      return words('555 010 2233');
    case 'text':
      return textIntent(question, person);
  }
}

interface Offered {
  code: string;
  label: string;
}

function oneOf({ linkId, options = [] }: QuestionData, person: Person): Offered {
  const wanted = REQUIRED[linkId];
  const fixed = options.find(({ code }) => code === wanted);
  if (fixed !== undefined) return fixed;
  const usable = options.filter(({ code }) => !NEVER.has(code));
  const healthy = usable.find(({ code }) => HEALTHY.has(code));
  if (healthy !== undefined && person.random() > person.burden) return healthy;
  return pick(person.random, usable);
}

/** Without these nothing is asked. */
const REQUIRED: Record<string, string> = {
  's0.ai_disclosure': 'understand',
  's0.consent': 'agree',
  's0.sud_consent': 'yes',
};

function someOf(question: QuestionData, person: Person): Offered[] {
  const first = oneOf(question, person);
  const isAlone = (option: Offered & { exclusive?: boolean }) => option.exclusive === true;
  if (isAlone(first)) return [first];
  const others = (question.options ?? []).filter((option) => !isAlone(option) && option.code !== first.code);
  return [first, ...others.filter(() => person.random() < 0.25)];
}

function chosen(options: Offered[]): Intent {
  const codes = options.map(({ code }) => code);
  const labels = options.map(({ label }) => label);
  return {
    typed: labels.join(', '),
    tapped: codes.length === 1 ? { code: codes[0] ?? '', codes } : { codes },
    meant: { codes },
    labels,
  };
}

function numberIntent({ min = 0, max = 12 }: QuestionData, { random }: Person): Intent {
  const number = min + Math.floor(random() * (Math.min(max, min + 12) - min + 1));
  return { typed: `${number}`, tapped: { number }, meant: { number }, labels: [`${number}`] };
}

function quantityIntent({ units = [] }: QuestionData, { random }: Person): Intent {
  const number = 1 + Math.floor(random() * 20);
  const unit = units[0];
  const typed = unit === undefined ? `${number}` : `${number} ${unit.label}`;
  return {
    typed,
    tapped: { number, ...(unit === undefined ? {} : { unit: unit.code }) },
    meant: { number },
    labels: [`${number}`],
  };
}

/** Blood pressure, or height and weight. */
function partsIntent({ parts = [] }: QuestionData, { random }: Person): Intent {
  const isPressure = parts.some(({ linkId }) => linkId.endsWith('.sys'));
  const [a, b] = isPressure
    ? [95 + Math.floor(random() * 60), 60 + Math.floor(random() * 30)]
    : [150 + Math.floor(random() * 45), 50 + Math.floor(random() * 60)];
  const units = isPressure ? ['mm[Hg]', 'mm[Hg]'] : ['cm', 'kg'];
  const values = Object.fromEntries(
    parts.map(({ linkId }, at) => [linkId, { number: at === 0 ? a : b, unit: units[at] ?? '' }]),
  );
  return {
    typed: isPressure ? `${a} over ${b}` : `${a} cm, ${b} kg`,
    tapped: { parts: values },
    meant: { parts: `${a} ${b}` },
    labels: [`${a}`, `${b}`],
  };
}

function dateIntent({ linkId }: QuestionData, { random }: Person): Intent {
  const year = linkId === 's0.dob' ? 1950 + Math.floor(random() * 50) : 2015 + Math.floor(random() * 10);
  const month = `${1 + Math.floor(random() * 12)}`.padStart(2, '0');
  const date =
    linkId === 's0.dob' || random() < 0.5 ? `${year}-${month}-11` : random() < 0.5 ? `${year}-${month}` : `${year}`;
  return { typed: date, tapped: { date }, meant: { date }, labels: [date] };
}

/** Nothing in them is a cry for help, a name of a medicine, or a command. */
const WORDS: Record<Language, readonly string[]> = {
  en: [
    'I like quiet evenings with my dog.',
    'It began after we moved.',
    'My sister Ana',
    'More calm, and time for music.',
  ],
  es: [
    'Me gustan las tardes tranquilas.',
    'Empezó cuando nos mudamos.',
    'Mi hermana Ana',
    'Más calma y tiempo para la música.',
  ],
};

function textIntent(_question: QuestionData, { random, language }: Person): Intent {
  return words(pick(random, WORDS[language]));
}

function words(text: string): Intent {
  return { typed: text, tapped: { text }, meant: { text }, labels: [text] };
}
