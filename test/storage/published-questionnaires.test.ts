import { expect } from 'chai';
import { CompanionBot } from '../../bots/companion-bot.ts';
import { RootDialog } from '../../dialogs/root-dialog.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { QUESTIONNAIRES, SHIPPED_SOURCES } from '../../src/content/questionnaires/index.ts';
import type { Store } from '../../src/domain/ports.ts';
import { canonicalIn } from '../../src/domain/questionnaire/library.ts';
import { type QuestionnaireSource, SHIPPED } from '../../src/domain/questionnaire/source.ts';
import { publishQuestionnaires } from '../../src/storage/published-questionnaires.ts';
import { SqliteStore } from '../../src/storage/sqlite/sqlite-store.ts';
import { Chat } from '../support/chat.ts';
import { silentLog } from '../support/silent-log.ts';
import { TestClock } from '../support/turn-parts.ts';

const clock = new TestClock();

describe('Published questionnaires', () => {
  let store: Store;
  beforeEach(() => {
    store = new SqliteStore(':memory:');
  });
  afterEach(() => store.close());

  it('has no earlier versions on a new store, nor when the same ones ship again', async () => {
    expect(await publish(QUESTIONNAIRES)).to.deep.equal([]);
    expect(await publish(QUESTIONNAIRES)).to.deep.equal([]);
  });

  it('keeps the version that another one replaced, and what it is made of', async () => {
    await publish(QUESTIONNAIRES);
    const earlier = await publish(NEXT);
    expect(earlier.map(({ json }) => canonicalIn(json))).to.deep.equal([canonicalIn(named('prescreening'))]);
    expect(earlier[0]).to.deep.equal({ json: named('prescreening'), origin: 'earlier' });
  });

  it('keeps more versions than a page holds', async () => {
    const asq = named('asq') as object;
    for (let patch = 0; patch < 205; patch += 1) {
      const json = { ...asq, version: `0.0.${patch}` };
      const id = canonicalIn(json);
      await store.records.update('questionnaires', id, () => ({ id, json, at: clock.now().toISOString() }));
    }
    expect(await publish([named('asq')])).to.have.length(205);
  });

  it('leaves out a version that cannot be run any more, and names it in the log', async () => {
    await publish([
      {
        resourceType: 'Questionnaire',
        url: 'https://clinic.example/old',
        version: '1',
        status: 'active',
        item: [{ linkId: 'photo', type: 'attachment', text: 'A photo?' }],
      },
    ]);
    const logged: object[] = [];
    const log = { ...silentLog, error: (facts: object) => logged.push(facts) };
    expect(await publishQuestionnaires(store.records, SHIPPED_SOURCES, clock, log)).to.deep.equal([]);
    expect(logged).to.have.length(1);
    expect(logged[0]).to.include({ questionnaire: 'https://clinic.example/old|1' });
  });

  it('lets a run end with the version it began with, while new ones begin with the newest', async () => {
    await publish(QUESTIONNAIRES);
    const before = new Chat({ store, conversationId: 'before' });
    await before.answerUntil('s1.reason');
    const released = loadContent([...(await publish(NEXT)), ...sourcesOf(NEXT)]);
    before.upgrade(released);
    expect((await before.say('help')).texts.at(-1)).to.match(/^What brings you here\?/);
    await before.answerUntil();
    const { prescreening } = await before.responses();
    expect(prescreening).to.include({ questionnaire: canonicalIn(named('prescreening')), status: 'completed' });

    const fresh = new Chat({ bot: new CompanionBot(new RootDialog(released)) });
    await fresh.answerUntil('s1.reason');
    expect((await fresh.responses()).prescreening?.questionnaire).to.match(/\|99\.0\.0$/);
  });

  function publish(shipped: readonly unknown[]): Promise<QuestionnaireSource[]> {
    return publishQuestionnaires(store.records, sourcesOf(shipped), clock, silentLog);
  }
});

function sourcesOf(raw: readonly unknown[]): QuestionnaireSource[] {
  return raw.map((json) => ({ json, ...SHIPPED }));
}

function named(name: string): unknown {
  return QUESTIONNAIRES.find((json) => (json as { id: string }).id === name);
}

const NEXT = QUESTIONNAIRES.map((json) =>
  json === named('prescreening') ? { ...(json as object), version: '99.0.0' } : json,
);
