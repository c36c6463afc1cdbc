import { expect } from 'chai';
import { CompanionBot } from '../../bots/companion-bot.ts';
import { RootDialog } from '../../dialogs/root-dialog.ts';
import type { Language } from '../../src/domain/languages.ts';
import { EXT } from '../../src/domain/questionnaire/extensions.ts';
import { createLibrary } from '../../src/domain/questionnaire/library.ts';
import { listWords } from '../../src/domain/questionnaire/list-words.ts';
import { options, questionnaireJson, spanish } from '../domain/questionnaire/fixtures.ts';
import { MEDICINES, SUBSTANCES } from '../domain/questionnaire/lists.ts';
import { Chat, content } from '../support/chat.ts';

const READ_BACK = {
  linkId: 'readback',
  type: 'choice' as const,
  text: 'Did I get this right?',
  _text: spanish('¿Lo anoté bien?'),
  extension: [{ url: EXT.readBack, valueBoolean: true }],
  answerOption: options(
    { code: 'right', en: 'yes', es: 'sí' },
    { code: 'change', en: 'change something', es: 'cambiar algo' },
  ),
};
const json = questionnaireJson([MEDICINES, SUBSTANCES, READ_BACK], { url: 'https://clinic.test/prescreening' });
const library = createLibrary([json], {}, listWords(content.texts));

async function begin(language: Language = 'en'): Promise<Chat> {
  const chat = new Chat({ language, bot: new CompanionBot(new RootDialog({ ...content, library })) });
  await chat.start();
  expect(chat.last.asked).to.equal('meds[0]');
  return chat;
}

describe('A conversation with lists', () => {
  it('takes entries as they are typed, until that is all', async () => {
    const chat = await begin();
    await chat.converse(
      ['lisinopril 10 mg', 'meds[0]/meds.freq'],
      ['most days', 'meds[0]/meds.why'],
      ['blood pressure', 'meds[1]'],
      ['yes', 'meds[1]/meds.name'],
      ['zinc', 'meds[1]/meds.freq'],
      ['every week', 'break'],
      ['keep going', 'meds[2]'],
      ["that's all", 'which'],
      ['cannabis, cocaine', 'which[cannabis]/which.last'],
      ['in the last month', 'which[cocaine]/which.last'],
      ['in the last 7 days', 'which[cocaine]/which.freq'],
      ['most days', 'readback'],
    );
    expect(chat.last.text.split('\n').filter((line) => /^\d/.test(line))).to.deep.equal([
      '1. Medicine 1: What is it called? lisinopril 10 mg',
      '2. Medicine 1: How often? most days',
      '3. Medicine 1: What for? blood pressure',
      '4. Medicine 2: What is it called? zinc',
      '5. Medicine 2: How often? every week',
      '6. Anything else to add? No, that’s all',
      '7. Which of these? cannabis, cocaine',
      '8. cannabis: When was the last time? in the last month',
      '9. cocaine: When was the last time? in the last 7 days',
      '10. How often do you use cocaine? most days',
    ]);
    const { prescreening } = await chat.responses();
    expect(prescreening?.answers['meds[0]/meds.name']).to.deep.include({ linkId: 'meds[0]/meds.name' });
  });

  it('is the same in Spanish', async () => {
    const chat = await begin('es');
    await chat.converse(
      ['sí', 'meds[0]/meds.name'],
      ['litio', 'meds[0]/meds.freq'],
      ['cada semana', 'meds[1]'],
      ['nada más', 'which'],
      ['cocaína', 'which[cocaine]/which.last'],
      ['en el último mes', 'readback'],
    );
    expect(chat.last.text).to.match(/1\. Medicina 1: ¿Cómo se llama\? litio/);
    expect(chat.last.text).to.match(/cocaína: ¿Cuándo fue la última vez\? en el último mes/);
  });

  it('goes back through entries, and adds one that was forgotten at the end', async () => {
    const chat = await begin();
    await chat.converse(
      ['lithium', 'meds[0]/meds.freq'],
      ['back', 'meds[0]/meds.name'],
      ['back', 'meds[0]'],
      ['lithium', 'meds[0]/meds.freq'],
      ['every week', 'meds[1]'],
      ['no', 'break'],
      ['keep going', 'which'],
      ['none of these', 'readback'],
      ['change something', undefined],
      ['3', 'meds[1]'],
      ['zinc', 'meds[1]/meds.freq'],
      ['skip', 'meds[2]'],
      ['no', 'readback'],
    );
    expect(chat.last.text).to.match(/4\. Medicine 2: How often\? Skipped/);
  });

  it('drops the entries behind an end that was set earlier', async () => {
    const chat = await begin();
    await chat.converse(
      ['lithium', 'meds[0]/meds.freq'],
      ['every week', 'meds[1]'],
      ['zinc', 'meds[1]/meds.freq'],
      ['back', 'meds[1]/meds.name'],
      ['back', 'meds[1]'],
      ['no', 'break'],
      ['keep going', 'which'],
      ['none of these', 'readback'],
      ['yes', undefined],
    );
    const { prescreening } = await chat.responses();
    expect(prescreening?.status).to.equal('completed');
    expect(Object.keys(prescreening?.answers ?? {})).not.to.include('meds[1]/meds.name');
  });

  it('reads back what only seems to be a no, and takes a tap for one more', async () => {
    const chat = await begin();
    await chat.converse(["I don't take anything", 'confirm:meds[0]'], ['no', 'meds[0]']);
    await chat.tap({ linkId: 'meds[0]', code: 'more' });
    expect(chat.last.asked).to.equal('meds[0]/meds.name');
    await chat.converse(['back', 'meds[0]']);
    await chat.tap({ linkId: 'meds[0]', code: 'done' });
    expect(chat.last.asked).to.equal('which');
  });

  it('answers why, and skips a list as a whole', async () => {
    const chat = await begin();
    await chat.converse(['help', 'meds[0]'], ['skip', 'which'], ['cocaine', 'which[cocaine]/which.last']);
    await chat.converse(['skip', 'readback']);
    expect(chat.last.text).to.match(/1\. Please list everything you take\. Skipped/);
    const { prescreening } = await chat.responses();
    expect(prescreening?.answers['meds[0]']).to.deep.include({ state: 'skipped' });
  });
});
