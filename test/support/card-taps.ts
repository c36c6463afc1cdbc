import type { QuestionData } from '../../src/domain/companion-data.ts';
import type { PersonaAnswer } from './persona.ts';
import type { Playground } from './playground.ts';

interface Entered {
  number?: number;
  unit?: string;
}

interface Tapped extends Entered {
  code?: string;
  codes?: string[];
  date?: string;
  parts?: Record<string, Entered>;
}

const FIELD = 'Your answer';

/** Gives an answer on the newest card as a hand does; false where the card has no control for it. */
export async function answerByCard(
  teams: Playground,
  question: QuestionData,
  { tapped }: PersonaAnswer,
): Promise<boolean> {
  const { code, codes, date, parts, ...quantity } = tapped as Tapped;
  const label = labelIn(question);
  if (code !== undefined) {
    if (!(await teams.offers(label(code)))) return false;
    await teams.tapButton(label(code));
    return true;
  }
  if (codes !== undefined) for (const each of codes) await teams.choose(label(each));
  else if (parts !== undefined) await fillParts(teams, question, parts);
  else if (quantity.number !== undefined) await fillNumber(teams, FIELD, quantity, question);
  else if (date !== undefined) await teams.fill(FIELD, date);
  else return false;
  await teams.tapButton('Send');
  return true;
}

function labelIn({ options = [], absent = [] }: QuestionData): (code: string) => string {
  return (code) => [...options, ...absent].find((option) => option.code === code)?.label ?? code;
}

async function fillParts(teams: Playground, { parts = [] }: QuestionData, entered: Record<string, Entered>) {
  for (const part of parts) {
    const only = part.units.length === 1 ? ` (${part.units[0]?.label})` : '';
    await fillNumber(teams, `${part.label}${only}`, entered[part.linkId] ?? {}, part);
  }
}

async function fillNumber(
  teams: Playground,
  label: string,
  { number, unit }: Entered,
  { units = [] }: Pick<QuestionData, 'units'>,
) {
  await teams.fill(label, String(number));
  if (units.length > 1) await teams.choose(units.find(({ code }) => code === unit)?.label ?? '');
}
