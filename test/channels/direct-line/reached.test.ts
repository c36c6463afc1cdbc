import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { newOutreach } from '../../../src/domain/care/outreach.ts';
import { claims, type DirectLineServer, startDirectLine, until } from './direct-line-server.ts';

const { conversationId, clinicId } = claims;
const HERE = `/conversations/${conversationId}`;

describe('what is said unasked in a web chat', () => {
  let line: DirectLineServer;
  beforeEach(async () => {
    line = await startDirectLine();
    await line.call('POST', `${HERE}/activities`, { type: 'message', text: 'hello' });
  });
  afterEach(() => line.close());

  async function connect(): Promise<{ socket: WebSocket; texts: string[] }> {
    const query = new URLSearchParams({ watermark: '1', t: line.token });
    const socket = new WebSocket(`${line.url.replace('http', 'ws')}/v3/directline${HERE}/stream?${query}`);
    const texts: string[] = [];
    socket.on('message', (data) => texts.push(String(data)));
    await once(socket, 'open');
    return { socket, texts };
  }

  /** The runner's turn of a reminder, on this server or on another. */
  async function remind(isHere = true): Promise<void> {
    const { latest } = await line.store.turns.load(conversationId);
    if (latest === undefined) throw new Error('Nothing was said yet.');
    const said = { id: 'outreach_1', clinicId, patientId: 'patient_1', conversationId, points: [], at: latest.at };
    const outreach = newOutreach({ ...said, event: 'care.prompt' });
    const effects = [{ kind: 'outreach.due' as const, outreach }];
    const outbound = [{ type: 'message', id: 'said', text: 'Something waits.' }];
    const turn = { ...latest, n: 2, inbound: { type: 'event', id: 'event' }, outbound, effects };
    await line.store.turns.commit(turn);
    if (isHere) line.signal.publish(conversationId, turn);
  }

  it('has reached whoever has it open, once they have it', async () => {
    await connect();
    await remind();
    await until(() => line.reached.length > 0);
    expect(line.reached).to.deep.equal(['outreach_1']);
  });

  it('has not reached a line that nobody reads, as of a phone that sleeps, until it is read again', async () => {
    const asleep = await connect();
    asleep.socket.pause();
    await remind();
    await wait(100);
    expect(line.reached).to.deep.equal([]);
    asleep.socket.resume();
    await until(() => line.reached.length > 0);
    expect(asleep.texts.join()).to.contain('Something waits.');
  });

  it('has reached nobody where nobody is, and whoever asks for the history later', async () => {
    await remind();
    await wait(50);
    expect(line.reached).to.deep.equal([]);
    await line.call('GET', `${HERE}/activities?watermark=2`);
    expect(line.reached).to.deep.equal([]);
    await line.call('GET', `${HERE}/activities?watermark=1`);
    expect(line.reached).to.deep.equal(['outreach_1']);
  });
});
