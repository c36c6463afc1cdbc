import type { CompanionAnswer } from '../../src/domain/companion-data.ts';
import { yesOrNo } from './answer-words.ts';
import { compact } from './normalise.ts';

/** The linkId of the yes/no question "I understood … Is that right?" about an item. */
export function confirmationOf(linkId: string): string {
  return `confirm:${linkId}`;
}

const RIGHT = new Set(
  [
    'that’s right',
    'right',
    'correct',
    'that’s correct',
    'yes that’s right',
    'yes correct',
    'exactly',
    'correcto',
    'así es',
    'eso es',
    'sí correcto',
    'exacto',
  ].map(compact),
);
const WRONG = new Set(
  [
    'wrong',
    'not right',
    'that’s wrong',
    'that’s not right',
    'incorrect',
    'no that’s wrong',
    'incorrecto',
    'no es correcto',
    'no es así',
    'no está bien',
  ].map(compact),
);

/** The reply to a read-back; `undefined` when it is something else, perhaps the answer itself said anew. */
export function recogniseConfirmation(
  input: { text?: string | undefined; value?: CompanionAnswer | undefined },
  linkId: string,
): 'yes' | 'no' | undefined {
  if (input.value !== undefined) {
    if (input.value.linkId !== confirmationOf(linkId)) return undefined;
    return input.value.code === 'yes' || input.value.code === 'no' ? input.value.code : undefined;
  }
  const text = input.text ?? '';
  if (RIGHT.has(compact(text))) return 'yes';
  return WRONG.has(compact(text)) ? 'no' : yesOrNo(text);
}
