import type { CrisisQuestionKey, CrisisReply } from '../src/domain/safety/crisis-step.ts';
import type { Texts } from '../src/domain/texts.ts';
import type { Input } from './input.ts';
import { chosenOption } from './own-question.ts';
import { recogniseConfirmation } from './prompts/recognise-confirmation.ts';

const OPTIONS = (['yes', 'no', 'unsure', 'go_on', 'break', 'person'] as const).map((code) => ({
  code,
  label: { key: `safety.option.${code}` },
}));
const YES_TO_BOTH = { code: 'yes', label: { key: 'safety.option.yes_both' } };

/** What a person answered to a crisis question; undefined for words that are no option (they are screened first). */
export function crisisReply(
  input: Input,
  question: CrisisQuestionKey,
  card: string | undefined,
  texts: Texts,
): CrisisReply | undefined {
  // Who asks for a person or a break wants it now, on whichever card.
  const nonce = question === 'goon' ? undefined : card;
  const asked = { linkId: `crisis.${question}`, options: [...OPTIONS, YES_TO_BOTH], nonce };
  const chosen = chosenOption(input, asked, texts);
  if (chosen !== undefined) return chosen as CrisisReply;
  if (question === 'goon') return undefined;
  return recogniseConfirmation(input, '');
}
