import { expect } from 'chai';
import type { Recognised } from '../../../dialogs/prompts/recognised.ts';
import { LANGUAGES } from '../../../src/domain/languages.ts';
import type { AnswerValue, GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import type { TextRef } from '../../../src/domain/texts.ts';
import { promptTexts } from './prompt-texts.ts';

/** What was recognised, in short: the answer, the answer with "?" for a read-back, "again" with its reason, "stale". */
export function outcome(recognised: Recognised): string {
  if (recognised.kind === 'stale') return 'stale';
  if (recognised.kind === 'again') return reasonOf(recognised.reason);
  const answers = Object.values(recognised.answers).map(short).join(' | ');
  return recognised.kind === 'read-back' ? `${answers}?` : answers;
}

/** The reason, once both languages have formatted its text. */
function reasonOf(reason: TextRef): string {
  for (const language of LANGUAGES) expect(promptTexts.format(language, reason)).not.to.match(/^$|prompt\.|[{}]/);
  return reason.key.replace('prompt.again.', 'again ');
}

function short(answer: GivenAnswer): string {
  if (answer.state === 'answered') return answer.values.map(shortValue).join(', ');
  return answer.state === 'absent' ? answer.reason : 'skipped';
}

function shortValue(value: AnswerValue): string {
  if ('valueCoding' in value) return value.valueCoding.code ?? '';
  if ('valueQuantity' in value) return `${value.valueQuantity.value} ${value.valueQuantity.code ?? ''}`.trim();
  return String(Object.values(value)[0]);
}
