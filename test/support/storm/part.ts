import type { CompanionData } from '../../../src/domain/companion-data.ts';
import { MARIA, type PersonaAnswer } from '../persona.ts';
import { seeded } from './random.ts';

/** Messages after which a patient gives up: no whole part comes near it. */
export const WHOLE = 400;
/** Messages to a crisis that asks nothing more. */
const IN_CRISIS = 3;
/** Things people type beside answers. */
const ODDITIES = ['help', 'back', 'skip', 'pause', 'purple elephants', 'Not sure', 'person', 'español', 'english'];
/** Here an oddity would end the conversation before it began. */
const PLAIN = new Set(['s0.ai_disclosure', 's0.consent', 's9.readback']);

const typed = (answers: Record<string, string>) =>
  Object.fromEntries(Object.entries(answers).map(([linkId, words]) => [linkId, { typed: words, tapped: {} }]));

const CRISIS = typed({
  'crisis.means': 'Yes',
  'crisis.plan.safe': 'Yes to both',
  'crisis.B.safe': 'Help is on the way',
  'crisis.call': 'Yes',
  'crisis.screen.offer': 'Yes',
  'crisis.goon': 'Go on',
});
const PASSIVE = typed({ 'phq9.q9': '1', 'asq.q1': 'Yes', 'asq.q3': 'Prefer not to say' });
const HELD = typed({
  's3.aneurysm': 'yes',
  's0.country': 'Francia',
  's1.therapist': 'yes',
  's1.therapist.phone': '555 010 7788',
  's3.seizure': 'Not sure',
});
const PEOPLE = [MARIA, { ...MARIA, ...PASSIVE }, { ...MARIA, ...HELD }];

/** What one patient says, given what the bot asks: the same for the same variant, so that it can be played twice. */
export class Part {
  readonly #random: () => number;
  readonly #answers: Record<string, PersonaAnswer>;
  /** The message with which this patient cries for help, if they do. */
  readonly #criesAt: number;
  #said = 0;
  #unasked = 0;

  readonly #most: number;

  constructor(variant: number, most = WHOLE) {
    this.#most = most;
    this.#random = seeded(variant);
    this.#answers = { ...CRISIS, ...PEOPLE[variant % PEOPLE.length] };
    this.#criesAt = variant % 5 === 4 ? 20 + Math.floor(this.#random() * 40) : -1;
  }

  /** The next message; undefined at the end of the conversation. */
  next(reply: CompanionData[]): string | undefined {
    this.#said += 1;
    if (this.#said > this.#most || reply.some(({ kind }) => kind === 'done')) return undefined;
    if (this.#said === this.#criesAt) return 'I keep thinking about killing myself';
    const question = reply.findLast((data) => 'linkId' in data && data.linkId !== undefined);
    const asked = question !== undefined && 'linkId' in question ? question.linkId : undefined;
    return asked === undefined ? this.#unaskedWords(reply) : this.#answer(asked);
  }

  #answer(linkId: string): string {
    this.#unasked = 0;
    const odd = this.#random() < 0.1 && !PLAIN.has(linkId);
    if (odd) return ODDITIES[Math.floor(this.#random() * ODDITIES.length)] ?? 'help';
    if (linkId.startsWith('confirm:')) return 'yes';
    return this.#answers[linkId]?.typed ?? 'No';
  }

  /** A pause ends with a greeting; an open crisis asks nothing more, and ends the part. */
  #unaskedWords(reply: CompanionData[]): string | undefined {
    this.#unasked += 1;
    if (this.#unasked > IN_CRISIS) return undefined;
    return reply.some(({ kind }) => kind === 'crisis') ? 'thank you' : 'hi';
  }
}
