import { recogniseAnswer } from '../../dialogs/prompts/recognise-answer.ts';
import { skipAnswers } from '../../dialogs/prompts/same-for-all.ts';
import type { CompanionAnswer } from '../../src/domain/companion-data.ts';
import type { AskableItem, LoadedQuestionnaire } from '../../src/domain/questionnaire/loaded.ts';
import type { GivenAnswer } from '../../src/domain/questionnaire/response.ts';

type Reply = { text: string } | { value: Partial<CompanionAnswer> };

/** What a person of chance says to a question of any form: typed or tapped; now and then a skip. */
export class SeededAnswerer {
  /** Questions that took none of the replies. */
  readonly unanswered: string[] = [];
  answers = 0;
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  answer(q: LoadedQuestionnaire, item: AskableItem, now: string): Record<string, GivenAnswer> {
    if (this.#below(12) === 0) return skipAnswers(item);
    for (const reply of this.#replies(item)) {
      const input = 'text' in reply ? reply : { value: { linkId: item.linkId, ...reply.value } };
      const recognised = recogniseAnswer(q, item, input, { language: 'en', now });
      if (recognised.kind === 'answer' || recognised.kind === 'read-back') {
        this.answers += 1;
        return recognised.answers;
      }
    }
    this.unanswered.push(item.linkId);
    return skipAnswers(item);
  }

  #replies(item: AskableItem): Reply[] {
    if (item.gate !== undefined) return [{ text: item.gate.index < 2 && this.#below(2) === 0 ? 'yes' : 'no' }];
    if (item.options.length > 0) return this.#choices(item);
    if (item.parts.length > 0) return [{ text: '128 over 82' }, { text: '168 cm, 68 kg' }];
    const number = this.#number(item);
    const unit = item.units[this.#below(item.units.length)]?.code;
    const quantity: Reply = { value: { number, ...(unit === undefined ? {} : { unit }) } };
    const { earliest = '2020-05-17', latest = earliest } = item.limits;
    const texts = [`${number}`, earliest, latest, `${earliest} 2:30 pm`, '14:30', 'https://example.org/x', ...WORDS];
    return [...(item.answerType === 'quantity' ? [quantity] : []), ...texts.map((text) => ({ text }))];
  }

  #number({ limits: { min, max } }: AskableItem): number {
    return min ?? max ?? this.#below(90) + 1;
  }

  #choices(item: AskableItem): Reply[] {
    const shown = item.options.filter(({ unlisted }) => unlisted !== true);
    const option = shown[this.#below(shown.length)] ?? item.options[0];
    const several = shown.filter(({ exclusive }) => !exclusive && this.#below(3) === 0).map(({ code }) => code);
    const label: Reply = { text: option?.label.en ?? '' };
    const tap: Reply = {
      value: item.multiple && several.length > 0 ? { codes: several } : { code: option?.code ?? '' },
    };
    const own: Reply[] = item.open && this.#below(4) === 0 ? [{ text: 'something of my own' }] : [];
    return this.#below(2) === 0 ? [...own, label, tap] : [...own, tap, label];
  }

  /** A linear congruential generator: the same seed, the same person. */
  #below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return limit === 0 ? 0 : Math.floor((this.#state / 2 ** 32) * limit);
  }
}

const WORDS = [
  'well',
  'AB',
  'a@example.org',
  '555-555-5555',
  '(555) 555-5555',
  '5555555555',
  '12345',
  '2020',
  '1.5',
  'x',
];
