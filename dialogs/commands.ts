import { companionValueSchema } from '../src/domain/companion-data.ts';
import { LANGUAGES } from '../src/domain/languages.ts';
import { codeAlone, readResumeCode } from '../src/domain/resume-code.ts';
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
  'disclosure',
  'code',
  'remindersOff',
  'remindersOn',
  'english',
  'spanish',
] as const;
export type CommandName = (typeof COMMANDS)[number];
export interface Command {
  name: CommandName | 'change' | 'link';
  /** With `change`: the item's linkId, of a tap … */
  linkId?: string;
  /** … or the words that name the question: its number, or what it is about. */
  about?: string;
  /** With `link`: the code that a chat elsewhere showed; `sure` where the words can be nothing else. */
  code?: string;
  sure?: boolean;
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
  const links = linkRecogniser(texts);
  return (text, value) =>
    fromValue(value) ??
    named(words.get(plain(text ?? ''))) ??
    changes(plain(text ?? '')) ??
    (value === undefined ? links(text ?? '') : undefined);
}

/** "My code is ABCDE-12345", or the code alone. */
function linkRecogniser(texts: Texts): (text: string) => Command | undefined {
  const openings = LANGUAGES.flatMap((language) =>
    texts.format(language, { key: 'command.link.words' }).split('|').map(plain),
  ).sort((a, b) => b.length - a.length);
  return (text) => {
    const said = plain(text);
    const opening = openings.find((words) => said.startsWith(`${words} `));
    const named = opening === undefined ? undefined : said.slice(opening.length).replaceAll(' ', '');
    if (named !== undefined && LIKE_A_CODE.test(named)) {
      return { name: 'link', code: readResumeCode(named) ?? '', sure: true };
    }
    const alone = codeAlone(text);
    return alone && { name: 'link', ...alone };
  };
}

/** So long, with a digit: also one with a letter too many or too few. */
const LIKE_A_CODE = /^(?=.*\d)\w{8,12}$/;

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
