import type { Recognised } from '../../../dialogs/prompts/recognised.ts';
import type { AnswerValue, GivenAnswer } from '../../../src/domain/questionnaire/response.ts';

/** What was recognised, in short: the answer, the answer with "?" for a read-back, "again" with its reason, "stale". */
export function outcome(recognised: Recognised): string {
  if (recognised.kind === 'stale') return 'stale';
  if (recognised.kind === 'again') return recognised.reason.key.replace('prompt.again.', 'again ');
  const answers = Object.values(recognised.answers).map(short).join(' | ');
  return recognised.kind === 'read-back' ? `${answers}?` : answers;
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
