import { expect } from 'chai';
import { CompanionBot } from '../../bots/companion-bot.ts';
import { RootDialog } from '../../dialogs/root-dialog.ts';
import { EXT } from '../../src/domain/questionnaire/extensions.ts';
import { createLibrary } from '../../src/domain/questionnaire/library.ts';
import { listWords } from '../../src/domain/questionnaire/list-words.ts';
import { type Item, questionnaireJson } from '../domain/questionnaire/fixtures.ts';
import { Chat, content } from '../support/chat.ts';

const ITEMS: Item[] = [
  { linkId: 'hello', type: 'display', text: 'This form is from another clinic.' },
  { linkId: 'name', type: 'string', text: 'Your name?', initial: [{ valueString: 'Ana' }] },
  { linkId: 'visit', type: 'dateTime', text: 'When is your visit?' },
  {
    linkId: 'wake',
    type: 'time',
    text: 'When do you wake up?',
    item: [{ linkId: 'wake.note', type: 'display', text: 'On most days.' }],
  },
  { linkId: 'site', type: 'url', text: 'Your web site?' },
  {
    linkId: 'hobby',
    type: 'string',
    text: 'Your hobbies?',
    repeats: true,
    extension: [{ url: EXT.maxOccurs, valueInteger: 2 }],
  },
  { linkId: 'bye', type: 'display', text: 'The clinic will call you.' },
];
const json = questionnaireJson(ITEMS, { url: 'https://clinic.test/prescreening' });
const library = createLibrary([json], {}, listWords(content.texts));

describe('A conversation with a form of another clinic', () => {
  it('says its notes, offers what is known, and takes every type', async () => {
    const chat = new Chat({ bot: new CompanionBot(new RootDialog({ ...content, library })) });
    await chat.start();
    expect(chat.last.text).to.match(/from another clinic\.\n\nYour name\?\n\nThis is noted already: Ana\./);
    await chat.converse(
      ['keep', 'visit'],
      ['July 2, 2027 at 2:30 pm', 'confirm:visit'],
      ['yes', 'wake'],
      ['7', 'wake'],
      ['7 am', 'site'],
      ['https://example.org', 'hobby[0]'],
      ['chess', 'hobby[1]'],
      ['yes', 'hobby[1]/hobby'],
      ['music', undefined],
    );
    expect(chat.last.text).to.match(/The clinic will call you\./);
    const { prescreening } = await chat.responses();
    const values = (key: string) => (prescreening?.answers[key] as { values?: unknown[] } | undefined)?.values;
    expect(values('name')).to.deep.equal([{ valueString: 'Ana' }]);
    expect(values('visit')).to.deep.equal([{ valueDateTime: '2027-07-02T14:30:00-04:00' }]);
    expect(values('wake')).to.deep.equal([{ valueTime: '07:00:00' }]);
    expect(values('hobby[1]/hobby')).to.deep.equal([{ valueString: 'music' }]);
  });
});
