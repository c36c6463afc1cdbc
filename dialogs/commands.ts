import { companionValueSchema } from '../src/domain/companion-data.ts';
import { LANGUAGES } from '../src/domain/languages.ts';
import type { Texts } from '../src/domain/texts.ts';

export const COMMANDS = [
  'help',
  'back',
  'skip',
  'pause',
  'stop',
  'person',
  'start',
  'intention',
  'faq',
  'disclosure',
  'code',
  'remindersOff',
  'remindersOn',
  'english',
  'spanish',
] as const;
export type CommandName = (typeof COMMANDS)[number];
export interface Command {
  name: CommandName | 'change';
  /** With `change`: the item's linkId, of a tap … */
  linkId?: string;
  /** … or the words that name the question: its number, or what it is about. */
  about?: string;
}

/** The command words of every language, read once from the texts (`command.<name>.words`, separated by `|`). */
export function commandRecogniser(texts: Texts): (text: string | undefined, value: unknown) => Command | undefined {
  const words = new Map<string, CommandName>();
  for (const name of COMMANDS) {
    for (const language of LANGUAGES) {
      for (const word of texts.format(language, { key: `command.${name}.words` }).split('|'))
        words.set(plain(word), name);
    }
  }
  words.delete('');
  const changes = changeRecogniser(texts);
  return (text, value) => fromValue(value) ?? named(words.get(plain(text ?? ''))) ?? changes(plain(text ?? ''));
}

/** "Change my answer to question 3": it must open so, for a whole sentence may be an answer. */
function changeRecogniser(texts: Texts): (text: string) => Command | undefined {
  const inEach = (key: string) =>
    LANGUAGES.flatMap((language) => texts.format(language, { key }).split('|').map(plain));
  const openings = inEach('command.change.words').sort((a, b) => b.length - a.length);
  const fillers = new Set(inEach('command.change.fillers'));
  return (text) => {
    const opening = openings.find((words) => text === words || text.startsWith(`${words} `));
    if (opening === undefined) return undefined;
    const rest = text.slice(opening.length).split(' ');
    return { name: 'change', about: rest.filter((word) => word !== '' && !fillers.has(word)).join(' ') };
  };
}

/** A button: `value.companion.command`, for example `back` or `change:s3.mi`. */
function fromValue(value: unknown): Command | undefined {
  if (value === undefined) return undefined;
  const parsed = companionValueSchema.safeParse(value);
  if (!parsed.success || !('command' in parsed.data.companion)) return undefined;
  const command = String(parsed.data.companion.command);
  if (command.startsWith('change:')) return { name: 'change', linkId: command.slice('change:'.length) };
  return named(COMMANDS.find((name) => name === command));
}

function named(name: CommandName | undefined): Command | undefined {
  return name === undefined ? undefined : { name };
}

/** Only the whole message counts: "back" is a command, "my back hurts" is not. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
