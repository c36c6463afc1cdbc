import { expect } from 'chai';
import type { QuestionData } from '../../src/domain/companion-data.ts';
import { useBrowser } from '../support/browser.ts';
import { answerByCard } from '../support/card-taps.ts';
import { Chat } from '../support/chat.ts';
import { type ComposedServer, startComposed } from '../support/composed-server.ts';
import { describeWith } from '../support/needs.ts';
import { answerOf, openQuestion } from '../support/persona.ts';
import { openPlayground, type Playground } from '../support/playground.ts';
import { recordOf } from '../support/record-of.ts';
import { TeamsLine } from '../support/teams-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { TestClock } from '../support/turn-parts.ts';

const MOST_QUESTIONS = 400;

describeWith('playground', 'a whole pre-screening in the Agents Playground', () => {
  const browser = useBrowser();
  const folder = temporaryFolder();
  let companion: ComposedServer;
  let line: TeamsLine;
  let teams: Playground;
  before(async () => {
    companion = await startComposed(folder.path('playground'));
    line = new TeamsLine(companion.store);
    teams = await openPlayground(`${companion.url}/api/messages`, browser(), line);
  });
  after(async () => {
    await teams?.close();
    await companion?.close();
  });

  it('greets once', async () => {
    const said = await teams.lastMessages();
    expect(said.filter((text) => text.includes('automated program'))).to.have.length(1);
    expect(line.open()?.linkId).to.equal('s0.ai_disclosure');
  });

  it('leaves everything as it is when a card is tapped that words have answered', async () => {
    await teams.say('I understand');
    const open = line.open()?.linkId;
    const [notice] = await teams.tapButton('I understand', 'automated program');
    expect(notice).to.match(/already behind us/);
    expect(line.open()?.linkId).to.equal(open);
  });

  it('makes the same record by cards and words as by words alone', async function () {
    this.timeout(600_000);
    let byCard = 0;
    for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
      const open = line.open();
      if (open === undefined) break;
      const answer = answerOf(open.linkId);
      if (asked % 2 === 0 && (await answerByCard(teams, open as QuestionData, answer))) byCard += 1;
      else await teams.say(answer.typed);
    }
    if (process.env.SHOTS !== undefined) await teams.screenshot(`${process.env.SHOTS}/playground-full.png`);
    expect(byCard).to.be.greaterThan(25);
    const record = await recordOf(companion.store, line.patientId);
    expect(record.status).to.equal('completed');
    expect(record).to.deep.equal(await typedRecord());
  });
});

/** The same person, all by words, in a chat without a channel. */
async function typedRecord() {
  // Some rules ask how long ago something was.
  const chat = new Chat({ clock: new TestClock(new Date().toISOString()) });
  let { turn, data } = await chat.start();
  for (let open = openQuestion(data); open !== undefined; open = openQuestion(data)) {
    ({ turn, data } = await chat.say(answerOf(open.linkId).typed));
  }
  return recordOf(chat.store, turn.state.conversation.patientId);
}
