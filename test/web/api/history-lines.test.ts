import { expect } from 'chai';
import { historyLines } from '../../../src/web/api/history-lines.ts';
import { Chat, content } from '../../support/chat.ts';
import { testClinic } from '../../support/turn-parts.ts';

const reader = { texts: content.texts, medicines: content.medicines, clinic: testClinic };

describe('Earlier treatments as a therapist reads them', () => {
  it('are marked as the patient’s own, unverified report, in either language', async () => {
    const chat = new Chat();
    await chat.answerUntil('s8.single_drug');
    const response = (await chat.responses()).prescreening;
    if (response === undefined) throw new Error('There is no pre-screening.');
    const lines = historyLines(response, { ...reader, language: 'en' });
    expect(lines[0]).to.match(/^Patient-reported: adequate trials without response, \d this episode, \d in all/);
    expect(lines.some((line) => /self-report|dose not checked/.test(line))).to.equal(true);
    const spanish = historyLines(response, { ...reader, language: 'es' });
    expect(spanish).to.have.length(lines.length);
    expect(spanish[0]).not.to.equal(lines[0]);
  });

  it('are nothing before a trial was told', async () => {
    const chat = new Chat();
    await chat.answerUntil('s1.reason');
    const response = (await chat.responses()).prescreening;
    if (response === undefined) throw new Error('There is no pre-screening.');
    expect(historyLines(response, { ...reader, language: 'en' })).to.deep.equal([]);
  });
});
