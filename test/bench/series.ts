import type { CompanionData } from '../../src/domain/companion-data.ts';
import { Chat } from '../support/chat.ts';
import { answerOf } from '../support/persona.ts';

/** One question of the pre-screening as it was asked, and what Maria types. */
export interface AskedQuestion {
  text: string;
  /** The labels of a question with a short list of choices. */
  choices: string[];
  answer: string;
}

/** More choices than this are no buttons: the stock bot asks for words, as ours does. */
const MOST_CHOICES = 10;
const MOST_QUESTIONS = 400;

/** The questions that Maria is asked, in their order: the stock bot asks the same ones. */
export async function recordSeries(): Promise<AskedQuestion[]> {
  const chat = new Chat();
  const series: AskedQuestion[] = [];
  let reply = await chat.start();
  while (reply.asked !== undefined && series.length < MOST_QUESTIONS) {
    const { typed } = answerOf(reply.asked);
    const choices = choicesIn(reply.data);
    series.push({ text: reply.texts.at(-1) ?? '', choices, answer: choices[0] ?? typed });
    reply = await chat.say(typed);
  }
  return series;
}

function choicesIn(data: CompanionData[]): string[] {
  const last = data.at(-1);
  const options = last !== undefined && 'options' in last ? (last.options ?? []) : [];
  return options.length <= MOST_CHOICES ? options.map(({ label }) => label) : [];
}
