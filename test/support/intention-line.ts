import { renderIntentionCard } from '../../dialogs/prompts/render-intention-card.ts';
import { intentionCard } from '../../src/domain/care/intention-card.ts';
import type { CompanionData } from '../../src/domain/companion-data.ts';
import { runOf } from './care-record.ts';
import { content } from './chat.ts';

/** Emphasis, links, code, HTML, placeholders: none of it means anything in a person's own words. */
export const HOSTILE =
  '*open* _to_ **it** [a](https://evil.example) https://evil.example `now` ~~x~~ <b>&amp;</b> <img src=x onerror=alert(1)> {name}';

/** The card that the bot sends for these words. */
export function intentionCardOf(words: string): { text: string; textFormat: string; companion: CompanionData } {
  const { texts, library } = content;
  const said = { 'i.intention': words, 'i.shorten': words, 'i.support': ['voice'] };
  const card = intentionCard([runOf('intention', 'r1', '2026-03-01T10:00:00.000Z', said)], library.nameOf);
  const activity = card === undefined ? undefined : renderIntentionCard(card, { texts, library, language: 'en' });
  const { companion } = (activity?.channelData ?? {}) as { companion?: CompanionData };
  if (companion === undefined) throw new TypeError('these words make no card');
  return { text: activity?.text ?? '', textFormat: activity?.textFormat ?? '', companion };
}
