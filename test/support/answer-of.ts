import type { QuestionnaireLibrary } from '../../src/domain/questionnaire/library.ts';
import type { GivenAnswer } from '../../src/domain/questionnaire/response.ts';

/** An answer as the bot records it: by the option's English label, or as text, number or date. */
export function answerOf(library: QuestionnaireLibrary, name: string, linkId: string, said: string): GivenAnswer {
  if (said === 'skip') return { state: 'skipped' };
  const item = library.newest(name).items.get(linkId);
  if (item === undefined) throw new TypeError(`${name} has no item ${linkId}`);
  const option = item.options.find(({ label }) => label.en === said);
  if (option?.absent !== undefined) return { state: 'absent', reason: option.absent };
  if (option !== undefined) return { state: 'answered', values: [option.value] };
  if (item.answerType === 'integer') return { state: 'answered', values: [{ valueInteger: Number(said) }] };
  if (item.answerType === 'date') return { state: 'answered', values: [{ valueDate: said }] };
  if (item.options.length > 0) throw new TypeError(`${linkId} has no option "${said}"`);
  return { state: 'answered', values: [{ valueString: said }] };
}
