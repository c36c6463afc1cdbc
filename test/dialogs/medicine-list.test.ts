import { expect } from 'chai';
import type { Language } from '../../src/domain/languages.ts';
import { Chat } from '../support/chat.ts';

describe('A list of medicines that is typed at once', () => {
  it('is taken apart, read back, and saved entry by entry once it is right', async () => {
    const chat = await atTheList();
    const reply = await chat.say('Zoloft 100 mg every morning, mirtazapine 15 at night');
    expect(reply.text).to.equal(
      'I understood: 1) Zoloft, 100 mg, every morning; 2) mirtazapine, 15, at night. Is that right?',
    );
    await chat.converse(['yes', 's6.meds[2]'], ["that's all", 's6.meds_prompt']);
    expect(await saved(chat)).to.deep.equal({
      's6.meds[0]': 'more',
      's6.meds[0]/s6.meds.name': 'Zoloft',
      's6.meds[0]/s6.meds.dose': '100 mg',
      's6.meds[0]/s6.meds.freq': 'every morning',
      's6.meds[1]': 'more',
      's6.meds[1]/s6.meds.name': 'mirtazapine',
      's6.meds[1]/s6.meds.dose': '15',
      's6.meds[1]/s6.meds.freq': 'at night',
      's6.meds[2]': 'done',
    });
  });

  it('is asked for what it leaves out, and grows at the next "anything else"', async () => {
    const chat = await atTheList();
    await chat.converse(
      ['lithium and Zoloft 50 mg daily', 'confirm:s6.meds[0]'],
      ['yes', 's6.meds[0]/s6.meds.dose'],
      ['300 mg', 's6.meds[0]/s6.meds.freq'],
      ['twice a day', 's6.meds[2]'],
      ['fish oil 1 capsule daily', 'confirm:s6.meds[2]'],
      ['yes', 'break'],
      ['keep going', 's6.meds[3]'],
      ['no', 's6.meds_prompt'],
    );
    expect(Object.values(await saved(chat))).to.include.members(['lithium', '300 mg', 'Zoloft', 'fish oil']);
  });

  it('is asked again after a no, and nothing of it is saved', async () => {
    const chat = await atTheList();
    await chat.converse(['Zoloft 100 mg, trazodone 50', 'confirm:s6.meds[0]'], ['no', 's6.meds[0]']);
    expect(await saved(chat)).to.deep.equal({});
  });

  it('names what a medicine is mistaken for, however well it is spelled', async () => {
    const chat = await atTheList();
    expect((await chat.say('trazodone')).text).to.match(/trazodone \(if you meant tramadol/);
    await chat.converse(['no', 's6.meds[0]'], ['tramadol', 'confirm:s6.meds[0]'], ['yes', 's6.meds[0]/s6.meds.dose']);
    expect(Object.values(await saved(chat))).to.include('tramadol');
  });

  for (const [said, offered] of [
    ['buproprion 150 mg', 'bupropion'],
    ['klonidine 0.1 mg', 'clonidine'],
  ] as const) {
    it(`never corrects "${said}" by itself: it offers ${offered} and keeps what was written`, async () => {
      const chat = await atTheList();
      const reply = await chat.say(said);
      expect(reply.text.toLowerCase()).to.include(said.split(' ')[0]).and.to.include(offered);
      await chat.say('yes');
      expect(Object.values(await saved(chat))).to.include(said.split(' ')[0]);
    });
  }

  it('is understood in Spanish', async () => {
    const chat = await atTheList('es');
    const reply = await chat.say('sertralina 50 mg por la mañana, y mirtazapina 15 mg por la noche');
    expect(reply.text).to.include('1) sertralina, 50 mg, por la mañana; 2) mirtazapina, 15 mg, por la noche');
    await chat.converse(['sí', 's6.meds[2]']);
  });

  it('with one name alone is that entry, and how much is asked', async () => {
    const chat = await atTheList();
    await chat.converse(['sertraline', 's6.meds[0]/s6.meds.dose'], ['back', 's6.meds[0]/s6.meds.name']);
  });
});

async function atTheList(language: Language = 'en'): Promise<Chat> {
  const chat = new Chat({ language });
  await chat.answerUntil('s6.meds[0]');
  return chat;
}

/** What stands in the record about medicines, by key. */
async function saved(chat: Chat): Promise<Record<string, string>> {
  const answers = Object.entries((await chat.responses()).prescreening?.answers ?? {});
  return Object.fromEntries(
    answers
      .filter(([key]) => key.startsWith('s6.meds['))
      .map(([key, answer]) => {
        const [value] = answer.state === 'answered' ? answer.values : [];
        if (value !== undefined && 'valueCoding' in value) return [key, value.valueCoding.code ?? ''];
        return [key, value !== undefined && 'valueString' in value ? value.valueString : answer.state];
      }),
  );
}
