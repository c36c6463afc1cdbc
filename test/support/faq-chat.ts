import { expect } from 'chai';
import type { Language } from '../../src/domain/languages.ts';
import { Chat, content } from './chat.ts';
import { MARIA } from './persona.ts';

/** What was said, the text it is answered with first, and the list that is open then. */
type Row = [said: string, answered: string, asked: string | undefined];

/** Somebody who agreed and has stopped the pre-screening: nothing is open. */
export async function agreed(language: Language = 'en'): Promise<Chat> {
  const chat = await atQuestion('s1.reason', MARIA, language);
  await chat.say('stop');
  return chat;
}

/** Somebody who is asked this. */
export async function atQuestion(linkId: string, persona = MARIA, language: Language = 'en'): Promise<Chat> {
  const chat = new Chat({ language });
  await chat.answerUntil(linkId, { persona });
  return chat;
}

/** Says each line, and holds the answer and the list that is open then against the table. */
export async function say(chat: Chat, rows: Row[], language: Language = 'en'): Promise<void> {
  for (const [said, answered, asked] of rows) {
    const reply = await chat.say(said);
    expect(reply.texts[0], `after "${said}"`).to.contain(words(answered, language));
    expect(reply.asked, `after "${said}"`).to.equal(asked);
  }
}

/** A text, but for its placeholders: its longest piece between them. */
export function words(key: string, language: Language = 'en'): string {
  const pieces = content.texts.format(language, { key, params: MARKS }).split('§');
  return pieces.reduce((a, b) => (b.length > a.length ? b : a));
}

const MARKS = { clinic: '§', phone: '§', topic: '§', c: '§', e: '§', cKind: 'number', eKind: 'number' };
