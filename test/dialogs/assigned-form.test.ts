import { expect } from 'chai';
import { CompanionBot } from '../../bots/companion-bot.ts';
import { RootDialog } from '../../dialogs/root-dialog.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { SHIPPED_SOURCES } from '../../src/content/questionnaires/index.ts';
import { assigned } from '../../src/domain/care/assignment.ts';
import type { QuestionnaireSource } from '../../src/domain/questionnaire/source.ts';
import { publishQuestionnaires } from '../../src/storage/published-questionnaires.ts';
import { spanish } from '../domain/questionnaire/fixtures.ts';
import { Chat, type ChatOptions } from '../support/chat.ts';
import { formJson } from '../support/form-folder.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { silentLog } from '../support/silent-log.ts';
import { TestClock } from '../support/turn-parts.ts';

const SLEEP = formJson(
  'sleep',
  [
    { linkId: 'hours', type: 'integer', text: 'How many hours do you sleep?' },
    { linkId: 'dreams', type: 'text', text: 'What do you dream of?' },
  ],
  { title: 'How you sleep', _title: spanish('Cómo duermes') },
);
const FORM: QuestionnaireSource = { json: SLEEP, origin: 'clinic', clinics: ['demo'] };

describe('A questionnaire that staff gave a patient', () => {
  let store: MemoryStore;
  let chat: Chat;
  beforeEach(async () => {
    store = new MemoryStore();
    chat = await chatOf([FORM]);
    await chat.answerUntil();
    await give('assignment_1');
  });

  /** A server with these forms in its folder, and the versions its store keeps. */
  async function contentOf(forms: QuestionnaireSource[]) {
    const current = [...SHIPPED_SOURCES, ...forms];
    const earlier = await publishQuestionnaires(store.records, current, new TestClock(), silentLog);
    return loadContent([...earlier, ...current]);
  }

  async function chatOf(forms: QuestionnaireSource[], more: ChatOptions = {}): Promise<Chat> {
    return new Chat({ store, bot: new CompanionBot(new RootDialog(await contentOf(forms))), ...more });
  }

  async function give(id: string): Promise<void> {
    const { id: patientId } = await chat.patient();
    const one = { id, questionnaire: 'https://clinic.test/sleep|1', by: 'Dr. Adler', at: '2026-03-02T16:00:00.000Z' };
    await store.records.update('patients', patientId, (patient) => patient && assigned(patient, one, []));
  }

  it('is offered by its title, asked, thanked for, kept, and not offered again', async () => {
    await chat.say('hi');
    expect(chat.last.text).to.match(/Your clinic has a form for you: How you sleep\./);
    await chat.converse(['yes', 'hours'], ['7', 'dreams'], ['the sea', undefined]);
    expect(chat.last.text).to.match(/Your answers are saved for your care team\./);
    const { sleep } = await chat.responses();
    expect(sleep).to.include({ status: 'completed', assignmentId: 'assignment_1' });
    expect(sleep?.answers.hours).to.deep.include({ values: [{ valueInteger: 7 }] });
    expect((await chat.say('hi')).text).to.match(/Nothing is waiting/);
  });

  it('is offered in Spanish too, and waits when the person says later', async () => {
    await chat.say('hi');
    expect((await chat.say('español')).text).to.match(/Tu clínica tiene un formulario para ti: Cómo duermes\./);
    await chat.say('ahora no');
    expect((await chat.say('hola')).text).to.match(/Cómo duermes/);
  });

  it('is screened like any other words', async () => {
    await chat.say('hi');
    await chat.converse(['yes', 'hours'], ['7', 'dreams']);
    await chat.say('I want to kill myself');
    expect(chat.last.numbers).not.to.deep.equal([]);
    expect((await chat.alerts()).flatMap(({ tiers }) => tiers)).to.include('ACTIVE');
  });

  it('is not begun a second time by an offer that stood open when it was finished elsewhere', async () => {
    await chat.say('hi');
    const { id } = await chat.patient();
    const done = { ...(await chat.responses()).prescreening, id: 'response_elsewhere' };
    await store.records.update('responses', done.id, () => ({
      ...(done as Required<typeof done>),
      ...{ patientId: id, questionnaire: 'https://clinic.test/sleep|1', assignmentId: 'assignment_1' },
    }));
    expect((await chat.say('yes')).asked).to.equal(undefined);
    expect((await chat.responses()).sleep).to.include({ id: 'response_elsewhere' });
    expect(chat.last.effects).not.to.include('response.started');
  });

  it('goes on, and can be finished, after its file was taken out of the folder', async () => {
    await chat.say('hi');
    await chat.converse(['yes', 'hours'], ['7', 'dreams']);
    chat.upgrade(await contentOf([]));
    await chat.converse(['the sea', undefined]);
    expect((await chat.responses()).sleep).to.include({ status: 'completed' });
  });

  it('begins as it was given, though a newer version lies in the folder by now', async () => {
    const newer = { ...SLEEP, version: '2', item: [{ linkId: 'nap', type: 'boolean', text: 'Do you nap?' }] };
    chat.upgrade(await contentOf([{ ...FORM, json: newer }]));
    await chat.say('hi');
    await chat.converse(['yes', 'hours']);
  });
});
