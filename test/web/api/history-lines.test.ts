import { expect } from 'chai';
import type { EpisodeSeverity } from '../../../src/domain/care/patient.ts';
import { historyLines } from '../../../src/web/api/history-lines.ts';
import { Chat, content } from '../../support/chat.ts';
import { testClinic } from '../../support/turn-parts.ts';

const lowest = (line = '') => Number(/\d+/.exec(line)?.[0]);
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

  it('take the severity from a clinician alone, for the reports that it could know of', async () => {
    const chat = new Chat();
    await chat.answerUntil('s8.single_drug');
    const response = (await chat.responses()).prescreening;
    if (response === undefined) throw new Error('There is no pre-screening.');
    const maudsley = (severity?: EpisodeSeverity) =>
      historyLines(response, { ...reader, language: 'en', severity }).filter((line) => /Maudsley|Severity/.test(line));
    const [open] = maudsley();
    expect(open).to.match(/^Maudsley staging, self-report: \d+ to \d+ of 15 .*; severity is for a clinician to enter$/);
    const rated: EpisodeSeverity = { term: 'severe_psychotic', by: 'Dr. Ruth Adler', at: response.updatedAt };
    const [known, by] = maudsley(rated);
    expect(known)
      .to.match(/^Maudsley staging, self-report: /)
      .and.not.to.contain('for a clinician to enter');
    expect(lowest(known) - lowest(open), 'severe with psychosis is 5 points, the least is 1').to.equal(4);
    expect(by).to.match(/severe with psychosis \(Dr\. Ruth Adler, 2026-03-0\d\)$/);
    expect(maudsley({ ...rated, at: '2026-01-01T00:00:00.000Z' }), 'of an earlier episode').to.deep.equal([open]);
  });

  it('are nothing before a trial was told', async () => {
    const chat = new Chat();
    await chat.answerUntil('s1.reason');
    const response = (await chat.responses()).prescreening;
    if (response === undefined) throw new Error('There is no pre-screening.');
    expect(historyLines(response, { ...reader, language: 'en' })).to.deep.equal([]);
  });
});
