import { expect } from 'chai';
import fc from 'fast-check';
import { Chat } from '../support/chat.ts';

const OFFER = /Earlier you wrote/;

/** A chat that said this when asked what brings them here, and answers on until a question. */
async function chatWhere(reason: string, until: string, language: 'en' | 'es' = 'en'): Promise<Chat> {
  const chat = new Chat({ language });
  await chat.answerUntil('s1.reason');
  await chat.say(reason);
  await chat.answerUntil(until);
  return chat;
}

async function answers(chat: Chat) {
  return (await chat.responses()).prescreening?.answers ?? {};
}

describe('An answer that was given early', () => {
  it('is offered when its question comes up, and recorded with the person’s own words after a yes', async () => {
    const chat = await chatWhere("I'm 34, I take lithium, and I had ECT years ago.", 'confirm:s6.meds[0]');
    expect(chat.last.text)
      .to.contain('Please list everything you take')
      .and.to.contain('Earlier you wrote: “I take lithium”');
    expect((await answers(chat))['s6.meds[0]']).to.equal(undefined);
    await chat.converse(['Yes', 's6.meds[0]/s6.meds.dose'], ['300 mg', 's6.meds[0]/s6.meds.freq']);
    expect((await answers(chat))['s6.meds[0]/s6.meds.name']).to.deep.include({
      values: [{ valueString: 'lithium' }],
      said: 'I take lithium',
    });
    await chat.answerUntil('confirm:s7.ect');
    await chat.converse(['yes', 's7.ect.when']);
    expect((await answers(chat))['s7.ect']).to.deep.include({ said: 'I had ECT years ago' });
  });

  it('is asked about as ever after a no, and not offered again', async () => {
    const chat = await chatWhere('My blood pressure was 140 over 90.', 'confirm:s3.bp_known');
    await chat.converse(['No', 's3.bp_known'], ['back', 's2.home_safe'], ['yes', 's3.bp_known']);
    await chat.say('122/78');
    expect((await answers(chat))['s3.bp_known.sys']).to.deep.include({ said: '122/78' });
  });

  it('may be answered anew instead of with yes or no', async () => {
    const chat = await chatWhere('My blood pressure was 140 over 90.', 'confirm:s3.bp_known');
    await chat.converse(['118 over 75', 's3.bp_known.date']);
    expect((await answers(chat))['s3.bp_known.sys']).to.deep.include({ said: '118 over 75' });
  });

  it('is kept from words that were no answer to the question they were written to', async () => {
    const chat = new Chat();
    await chat.answerUntil('s3.liver');
    await chat.say('nothing like that, but I am pregnant');
    expect(chat.last.asked).to.match(/s3\.liver$/);
    await chat.tap({ linkId: 's3.liver', code: 'none' });
    await chat.answerUntil('s4.can_be_pregnant');
    await chat.converse(['yes', 'confirm:s4.pregnant'], ['Yes', 's4.breastfeeding']);
    expect((await answers(chat))['s4.pregnant']).to.deep.include({ said: 'I am pregnant' });
  });

  it('is kept from a question of a scale, whose answer it never is', async () => {
    const chat = new Chat();
    await chat.answerUntil('phq9.q3');
    await chat.converse(['my blood pressure is 140 over 90', 'phq9.q3'], ['Several days', 'phq9.q4']);
    await chat.answerUntil('confirm:s3.bp_known');
    await chat.converse(['Yes', 's3.bp_known.date']);
    expect((await answers(chat))['s3.bp_known.dia']).to.deep.include({ said: 'my blood pressure is 140 over 90' });
  });

  it('is put off by a command: the question is open all the same', async () => {
    const chat = await chatWhere('I had ECT.', 'confirm:s7.ect');
    await chat.converse(['pause', undefined], ['hi', 's7.ect']);
    await chat.say('skip');
    expect((await answers(chat))['s7.ect']).to.deep.include({ state: 'skipped' });
  });

  it('does not delay a cry for help', async () => {
    const chat = await chatWhere('I had ECT.', 'confirm:s7.ect');
    await chat.say('I want to kill myself tonight');
    expect(chat.last.numbers).not.to.deep.equal([]);
    expect((await answers(chat))['s7.ect']).to.equal(undefined);
  });

  it('is offered in Spanish in the same way', async () => {
    const chat = new Chat({ language: 'es' });
    await chat.answerUntil('s1.reason', { by: 'tapping' });
    await chat.say('Me siento mal. Me dieron electrochoques hace años.');
    await chat.answerUntil('confirm:s7.ect', { by: 'tapping' });
    expect(chat.last.text).to.contain(
      'Antes escribiste: “Me dieron electrochoques hace años”. ¿Es esa tu respuesta aquí?',
    );
    await chat.converse(['Sí', 's7.ect.when']);
  });

  it('changes nothing without a yes, whatever was written, and costs one question at most', async () => {
    // Maria cannot become pregnant, and nobody is asked about somebody else.
    const part = fc.constantFrom(
      'I take lithium',
      'I had ECT',
      'I am pregnant',
      'my bp is 150/95',
      'I had a stroke',
      'I have high blood pressure',
      'she had seizures',
    );
    const notOffered = new Set(['I am pregnant', 'she had seizures']);
    const plainOffers = (parts: string[]) => new Set(parts.filter((said) => !notOffered.has(said))).size;
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), async (parts) => {
        const said = new Chat();
        await said.answerUntil('s1.reason');
        await said.say(parts.join('. '));
        const offered = await refuseAll(said);
        const silent = new Chat();
        await silent.answerUntil('s1.reason');
        await silent.say('It rained.');
        expect(await refuseAll(silent)).to.equal(0);
        expect(offered).to.equal(plainOffers(parts));
        expect(valuesOf(await answers(said))).to.deep.equal(valuesOf(await answers(silent)));
      }),
      { numRuns: 3 },
    );
  });
});

/** Answers as ever, and No to every offer; how many there were. */
async function refuseAll(chat: Chat): Promise<number> {
  await chat.answerUntil('s9.readback');
  return (await chat.transcript()).filter((text) => OFFER.test(text)).length;
}

function valuesOf(given: Awaited<ReturnType<typeof answers>>): string[] {
  return Object.entries(given)
    .filter(([linkId]) => linkId !== 's1.reason')
    .map(([linkId, answer]) => `${linkId} ${answer.state} ${JSON.stringify('values' in answer ? answer.values : '')}`);
}
