import type { StoredActivity } from '../turn.ts';

/**
 * Members of an activity that machines write, or that say who and where, not what. Everything else is taken for words:
 * a member that nobody thought of is heard, not missed.
 */
const MACHINE = new Set([
  'type',
  'id',
  'timestamp',
  'localTimestamp',
  'localTimezone',
  'expiration',
  'locale',
  'channelId',
  'serviceUrl',
  'callerId',
  'channelData',
  'conversation',
  'from',
  'recipient',
  'relatesTo',
  'replyToId',
  'membersAdded',
  'membersRemoved',
  'reactionsAdded',
  'reactionsRemoved',
  'entities',
  'textFormat',
  'attachmentLayout',
  'valueType',
  'inputHint',
  'importance',
  'deliveryMode',
  'attachments',
]);
/** Members of a tap's value that hold ids. One with a space in it is none. */
const IDS = new Set(['linkId', 'nonce', 'command', 'code', 'codes', 'unit']);

/** All texts that a person may have written into an activity: typed, in a field, as the name of a file. */
export function wordsIn(activity: StoredActivity): string[] {
  const { text, attachments, ...others } = activity;
  const members = Object.entries(others).filter(([name]) => !MACHINE.has(name));
  const typed = typeof text === 'string' && text.trim() !== '' ? [text] : [];
  const files = Array.isArray(attachments) ? attachments.flatMap((file) => wordsOfFile(file, typed.length > 0)) : [];
  return [...new Set([...typed, ...members.flatMap(([name, member]) => stringsIn(name, member)), ...files])];
}

/** Somebody speaks: typed text, or words in a row anywhere else. A client's own signals hold names and ids only. */
export function isSpoken(activity: StoredActivity): boolean {
  const { text = '' } = activity;
  return text.trim() !== '' || wordsIn(activity).some((words) => /\S\s+\S/.test(words));
}

/** A file's name; what is in it only where nothing was typed, for a channel repeats there what was, and what it quotes. */
function wordsOfFile(file: unknown, isTyped: boolean): string[] {
  const { name, content } = (file ?? {}) as { name?: unknown; content?: unknown };
  return [...stringsIn('name', name), ...(isTyped ? [] : stringsIn('content', content))];
}

/** Every string in a member, however deep, in order. */
function stringsIn(name: string, member: unknown): string[] {
  const found: string[] = [];
  const open: [string, unknown][] = [[name, member]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [at, held] = next;
    if (typeof held === 'string' && !isBlank(held) && !isId(at, held)) found.push(held);
    if (typeof held !== 'object' || held === null) continue;
    const within = Object.entries(held).map(([key, each]): [string, unknown] => [Array.isArray(held) ? at : key, each]);
    for (const each of within.reverse()) open.push(each);
  }
  return found;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function isId(name: string, text: string): boolean {
  return IDS.has(name) && !/\s/.test(text.trim());
}
