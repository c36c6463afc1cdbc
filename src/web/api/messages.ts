import type { Effect } from '../../domain/effects.ts';
import { isSpoken, wordsIn } from '../../domain/safety/words.ts';
import type { StoredActivity, Turn } from '../../domain/turn.ts';
import { type Words, wording } from './wording.ts';

/** One message of a transcript. */
export interface Message {
  /** That of the activity. */
  id: string;
  conversationId: string;
  turn: number;
  channel: string;
  at: string;
  from: 'patient' | 'bot';
  text: string;
  /** What kind of message it was: question, notice, crisis, summary, done. */
  kind?: string;
  /** Files that came with it, by their type; the files themselves are not kept. */
  attachments?: string[];
  /** The bot failed on this message; the words are here all the same. */
  failed?: true;
}

/** The messages of a turn in the order they were said; an event is one where the patient speaks in it. */
export function messagesOf(turn: Turn, words: Words): Message[] {
  const { conversationId, n, inbound, outbound, effects, state, at } = turn;
  const common = { conversationId, turn: n, channel: state.conversation.channel };
  const failed = effects.some(({ kind }) => kind === 'turn-failed');
  const said: Message[] =
    inbound.type === 'message' || (inbound.from !== undefined && isSpoken(inbound))
      ? [
          {
            ...common,
            id: inbound.id,
            at,
            from: 'patient',
            text: isCodeOf('patient', effects) ? HIDDEN : saidIn(inbound, effects, words),
            ...attachmentsOf(inbound),
            ...(failed ? { failed } : {}),
          },
        ]
      : [];
  const answered = outbound
    .filter(({ type }) => type === 'message')
    .map((activity): Message => {
      const kind = companionOf(activity)?.kind;
      const of = typeof kind === 'string' ? { kind } : {};
      const id = activity.id ?? `${conversationId}/${n}`;
      return {
        ...common,
        id,
        at,
        from: 'bot',
        text: textOf(activity, effects),
        ...of,
        ...attachmentsOf(activity),
      };
    });
  return [...said, ...answered];
}

/** A code makes a chat somebody's: it is for its person alone. */
const HIDDEN = '•••••-•••••';

function isCodeOf(by: 'patient' | 'bot', effects: Effect[]): boolean {
  return effects.some((effect) => effect.kind === 'code.said' && effect.by === by);
}

function textOf({ text = '' }: StoredActivity, effects: Effect[]): string {
  return isCodeOf('bot', effects) ? text.replace(/\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/g, HIDDEN) : text;
}

/** What was typed or tapped, and whatever else was written into the same message: it was heard, so it is shown. */
function saidIn(inbound: StoredActivity, effects: Effect[], words: Words): string {
  const said = mainlySaid(inbound, effects, words);
  const beside = wordsIn(inbound).filter((each) => !said.includes(each) && /\S\s+\S/.test(each));
  return [said, ...beside].filter((each) => each !== '').join('\n');
}

/** What was typed; of a tap that carried no text, the answer it gave or the command it was. */
function mainlySaid(inbound: StoredActivity, effects: Effect[], words: Words): string {
  if (inbound.text !== undefined && inbound.text !== '') return inbound.text;
  const answers = effects.filter((effect) => effect.kind === 'answer.recorded');
  const given = answers.map(({ answer }) => wording(answer, undefined, words));
  if (given.length > 0) return given.join(', ');
  const companion = (inbound.value as { companion?: Record<string, unknown> } | undefined)?.companion ?? {};
  const plain = [companion.command, companion.text, companion.code, companion.codes, companion.number, companion.date];
  return plain.filter((value) => value !== undefined).join(', ');
}

function companionOf(activity: StoredActivity): { kind?: unknown } | undefined {
  return (activity.channelData as { companion?: { kind?: unknown } } | undefined)?.companion;
}

function attachmentsOf({ attachments }: StoredActivity): { attachments?: string[] } {
  if (!Array.isArray(attachments) || attachments.length === 0) return {};
  return { attachments: attachments.map((one) => String((one as { contentType?: unknown })?.contentType ?? 'file')) };
}
