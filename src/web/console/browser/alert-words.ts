import type { AlertItem } from './api-types.ts';
import type { Speech } from './texts.ts';

/** What an alert is, in words: its tiers; of a call that is no crisis its cause, where the cause has words. */
export function alertWords(
  { tiers, code }: Pick<AlertItem, 'tiers' | 'code'>,
  { say, word }: Pick<Speech, 'say' | 'word'>,
): string {
  if (tiers.length > 0) return tiers.map((tier) => word('tier', tier)).join(', ');
  const cause = word('cause', code);
  return cause === (code ?? '') ? say('alerts.other') : cause;
}
