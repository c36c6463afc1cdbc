import { expect } from 'chai';
import { AppError } from '../../../src/domain/errors.ts';
import { UnsavedError } from '../../../src/turns/crying-turn-runner.ts';
import { type BotService, CONVERSATION, type Options, startBotService } from './bot-service.ts';

describe('Azure Bot Service', () => {
  let line: BotService;
  const start = async (options?: Options) => {
    line = await startBotService(options);
  };
  beforeEach(() => start());
  afterEach(() => line.close());

  const restart = async (options: Options) => {
    await line.close();
    await start(options);
  };
  const said = () => line.connector.sent.map(({ text }) => text);

  describe('an activity', () => {
    it('is one turn and one answer, however often it is posted', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => line.post({ id: '1', text: 'hello' })));
      expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
      expect(await line.turns()).to.have.length(1);
      expect(said()).to.deep.equal(['echo: hello null']);
    });

    it('is known again without an id too', async () => {
      await line.post({ text: 'hello' });
      await line.post({ text: 'hello' });
      await line.post({ text: 'hello', timestamp: '2026-03-02T15:00:09.000Z' });
      expect(await line.turns()).to.have.length(2);
    });

    it('begins a conversation of the person whom the directory knows, in the language of their client', async () => {
      await line.post({ id: '1', text: 'hola', locale: null });
      const [turn] = await line.turns();
      expect(turn?.state.conversation).to.include({ id: CONVERSATION, channel: 'msteams', language: 'es' });
      expect(turn?.effects[0]).to.include({ userId: 'aad-ana', userName: 'Ana' });
      expect(turn?.inbound).to.include({ id: '1', text: 'hola' }).and.not.have.property('locale');
    });

    it('is answered from the bot to the person, in their conversation', async () => {
      await line.post({ id: '1', text: 'hello' });
      const [turn] = await line.turns();
      expect(line.connector.sent[0]).to.deep.include({
        type: 'message',
        id: turn?.outbound[0]?.id,
        from: { id: '28:bot', name: 'Companion' },
        recipient: { id: '29:ana', name: 'Ana', aadObjectId: 'aad-ana' },
        summary: 'Tienes un mensaje nuevo.',
      });
    });

    it('that is no JSON object, or lacks what every activity has, is refused without repeating it', async () => {
      const bad = [{ from: null }, { conversation: { id: 7 } }, { serviceUrl: 'ftp://secret-words' }, { type: '' }];
      for (const members of bad) {
        const { status, text, body } = await line.post({ id: '1', text: 'secret-words', ...members });
        expect([status, body.error.code]).to.deep.equal([400, 'request.invalid']);
        expect(text).not.to.contain('secret-words');
      }
      const plain = await fetch(`${line.url}/api/messages`, { method: 'POST', body: 'hello' });
      expect(plain.status).to.equal(400);
      expect(await line.turns()).to.deep.equal([]);
    });
  });

  describe('what is no message', () => {
    it('greets once for two arrivals', async () => {
      const arrival = { type: 'conversationUpdate' };
      await line.post({ ...arrival, id: 'u1', membersAdded: [{ id: '28:bot' }] });
      await line.post({ ...arrival, id: 'u2', membersAdded: [{ id: '29:ana' }] });
      expect(said()).to.deep.equal(['Welcome']);
    });

    it('makes no turn of typing, reactions, installing, leaving, events, or the bot itself', async () => {
      const others = [
        { type: 'typing' },
        { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
        { type: 'installationUpdate', action: 'add' },
        { type: 'conversationUpdate', membersRemoved: [{ id: '29:ana' }] },
        { type: 'event', name: 'alert.closed', value: { alertId: 'alert_1' } },
        { type: 'messageDelete' },
        { type: 'message', text: 'me', from: { id: '28:bot' } },
      ];
      for (const activity of others) expect((await line.post({ id: 'x', ...activity })).status).to.equal(200);
      expect(await line.turns()).to.deep.equal([]);
    });

    it('begins no patient for a team that the bot was added to', async () => {
      const conversation = { id: 'a:chat', conversationType: 'channel' };
      await line.post({ type: 'conversationUpdate', id: 'u', membersAdded: [{ id: '28:bot' }], conversation });
      expect(await line.turns()).to.deep.equal([]);
    });

    it('answers an invoke at once that it is not known here', async () => {
      expect((await line.post({ type: 'invoke', id: 'i', name: 'adaptiveCard/action' })).status).to.equal(501);
    });
  });

  describe('an edited message', () => {
    it('is kept with its new words, once, and answers no question', async () => {
      await line.post({ id: '1', text: 'fine' });
      const edit = { type: 'messageUpdate', id: '1', text: 'not fine', channelData: { eventType: 'editMessage' } };
      await line.post(edit);
      await line.post(edit);
      await line.post({ ...edit, text: 'not fine at all' });
      const turns = await line.turns();
      expect(turns.map(({ inbound }) => inbound.text)).to.deep.equal(['fine', 'not fine', 'not fine at all']);
      expect(turns[1]?.inbound).to.deep.include({ type: 'message', value: { companion: { linkId: 'edited' } } });
    });
  });

  describe('a card', () => {
    const answer = { companion: { linkId: 'phq9.q1', nonce: '4', code: 'LA6568-5' }, said: 'Not at all' };

    it('comes as the value of the contract, with the words of its button', async () => {
      await line.post({ id: '1', value: answer });
      const [turn] = await line.turns();
      expect(turn?.inbound.value).to.deep.equal({ companion: answer.companion });
      expect(turn?.inbound.text).to.equal('Not at all');
    });

    it('of somebody else keeps all that it sent', async () => {
      await line.post({ id: '1', text: 'x', value: { note: 'I want to die' } });
      expect((await line.turns())[0]?.inbound.value).to.deep.equal({ note: 'I want to die' });
    });
  });

  it('lets the bot see that others read along', async () => {
    const seen: unknown[] = [];
    await restart({ bot: { run: async (context) => void seen.push(context.activity.conversation.conversationType) } });
    await line.post({ id: '1', text: 'hi', conversation: { id: 'a:chat', conversationType: 'groupChat' } });
    expect(seen).to.deep.equal(['groupChat']);
  });

  describe('delivery', () => {
    const three = {
      run: async (context: { sendActivity(text: string): Promise<unknown> }) => {
        for (const text of ['one', 'two', 'three']) await context.sendActivity(text);
      },
    };

    for (const status of [502, 429, 412, 403]) {
      it(`is tried again after a ${status}, with the same ids, without repeating what was taken`, async () => {
        await restart({ bot: three });
        line.connector.troubles.push(201);
        line.connector.status = status;
        expect((await line.post({ id: '1', text: 'hi' })).status).to.equal(200);
        line.connector.status = 201;
        const [turn] = await line.turns();
        expect(turn?.delivered).to.equal(false);
        expect(await line.recover()).to.equal(1);
        expect(said()).to.deep.equal(['one', 'two', 'three']);
        expect(line.connector.sent.map(({ id }) => id)).to.deep.equal(turn?.outbound.map(({ id }) => id));
        expect((await line.turns())[0]?.delivered).to.equal(true);
      });
    }

    it('goes on after a message that the channel will never take', async () => {
      await restart({ bot: three });
      line.connector.troubles.push(413);
      await line.post({ id: '1', text: 'hi' });
      expect(said()).to.deep.equal(['two', 'three']);
    });

    it('answers the service before its patience ends, though the connector hangs', async function () {
      this.timeout(20_000);
      line.connector.troubles.push('hang');
      expect((await line.post({ id: '1', text: 'hi' })).status).to.equal(200);
      expect((await line.turns())[0]?.delivered).to.equal(false);
      await line.recover();
      expect(said()).to.deep.equal(['echo: hi null']);
    });

    it('takes an event of our own to the address of the newest activity', async () => {
      const bot = {
        run: async (context: { sendActivity(text: string): Promise<unknown> }) =>
          void (await context.sendActivity('hi')),
      };
      await restart({ bot });
      await line.post({ id: '1', text: 'old', serviceUrl: 'http://127.0.0.1:9/moved' });
      await line.post({ id: '2', text: 'new' });
      await line.atomic.runEvent(CONVERSATION, { id: 'alert_1/seen', name: 'alert.acknowledged', value: {} });
      const [first, second, third] = await line.turns();
      expect([first?.delivered, second?.delivered, third?.delivered]).to.deep.equal([false, true, true]);
      expect(line.connector.sent[1]).to.deep.include({
        text: 'hi',
        recipient: { id: '29:ana', name: 'Ana', aadObjectId: 'aad-ana' },
      });
    });
  });

  describe('while the store is away', () => {
    const failing = (error: AppError): Options => ({
      wrap: (runner) => ({
        run: async () => {
          throw error;
        },
        runEvent: runner.runEvent.bind(runner),
      }),
    });

    it('lets the service try again', async () => {
      await restart(failing(new AppError('store.unavailable', 'away')));
      expect((await line.post({ id: '1', text: 'hi' })).status).to.equal(503);
      expect(said()).to.deep.equal([]);
    });

    it('shows the crisis numbers all the same', async () => {
      const companion = {
        kind: 'crisis' as const,
        numbers: [{ label: 'Lifeline: 988', tel: '988' }],
        pinned: true,
        quiet: false,
        status: 'unsaved' as const,
      };
      await restart(failing(new UnsavedError({ text: 'I could not save this. Call 988.', companion }, undefined)));
      expect((await line.post({ id: '1', text: 'I want to die' })).status).to.equal(503);
      const card = JSON.stringify(line.connector.sent[0]?.attachments?.[0]?.content);
      expect(card).to.contain('I could not save this. Call 988.').and.contain('tel:988');
    });
  });

  describe('who may call', () => {
    const azureBot = { appType: 'SingleTenant', appId: 'bot-app', password: 'bot-password', tenantId: 'tenant' };

    it('nobody, in production without credentials', async () => {
      await restart({ production: true });
      const { status, body } = await line.post({ id: '1', text: 'hi' });
      expect([status, body.error.code]).to.deep.equal([403, 'origin-forbidden']);
    });

    it('nobody, without credentials on an address that others reach', async () => {
      await restart({ host: '0.0.0.0' });
      expect((await line.post({ id: '1', text: 'hi' })).status).to.equal(403);
    });

    it('no proxy of this machine on behalf of others, without credentials', async () => {
      for (const header of ['x-forwarded-for', 'forwarded']) {
        expect((await line.post({ id: '1', text: 'hi' }, { [header]: '203.0.113.7' })).status).to.equal(403);
      }
      expect(await line.turns()).to.deep.equal([]);
    });

    it('only the service, with credentials', async () => {
      await restart({ azureBot });
      const without = await line.post({ id: '1', text: 'hi' });
      expect([without.status, without.body.error.code]).to.deep.equal([401, 'token.missing']);
      for (const authorization of ['Bearer nonsense', 'Bearer a.b.c', 'Basic YTpi', 'x']) {
        const { status, body } = await line.post({ id: '1', text: 'hi' }, { authorization });
        expect([status, body.error]).to.deep.equal([
          403,
          { code: 'token.invalid', message: 'This token does not open this bot.' },
        ]);
      }
      expect(await line.turns()).to.deep.equal([]);
    });
  });
});
