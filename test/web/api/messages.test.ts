import { expect } from 'chai';
import type { JsonObject } from '../../../src/domain/json.ts';
import type { Turn } from '../../../src/domain/turn.ts';
import { messagesOf } from '../../../src/web/api/messages.ts';
import { content } from '../../support/chat.ts';

const FROM = { id: 'dl_1', role: 'user' };

/** What staff read of this activity. */
function shown(inbound: JsonObject): string[] {
  const state = { conversation: { channel: 'directline' } };
  const turn = {
    conversationId: 'c',
    n: 1,
    at: '',
    inbound: { id: '1', ...inbound },
    outbound: [],
    effects: [],
    state,
  };
  return messagesOf(turn as unknown as Turn, { texts: content.texts, language: 'en' }).map(({ text }) => text);
}

describe('What staff read of a message', () => {
  const companion = { linkId: 's0.dob', nonce: '3' };

  it('is what was typed, once', () => {
    expect(shown({ type: 'message', text: 'I am tired', from: FROM })).to.deep.equal(['I am tired']);
    const tap = { companion: { ...companion, text: 'I am tired' } };
    expect(shown({ type: 'message', text: 'I am tired', value: tap, from: FROM })).to.deep.equal(['I am tired']);
  });

  it('is also what was written into a field beside it, or beside a command', () => {
    const value = { companion: { command: 'skip' }, inputs: { date: 'I want to die' } };
    expect(shown({ type: 'message', text: 'Skip', value, from: FROM })).to.deep.equal(['Skip\nI want to die']);
  });

  it('is also the name of a file', () => {
    const attachments = [{ contentType: 'text/plain', name: 'my last letter.txt' }];
    expect(shown({ type: 'message', attachments, from: FROM })).to.deep.equal(['my last letter.txt']);
  });

  it('is an event that the patient speaks in, and none that a client or the server sends', () => {
    expect(shown({ type: 'event', name: 'note', text: 'I am tired', from: FROM })).to.deep.equal(['I am tired']);
    const joined = { type: 'event', name: 'webchat/join', value: { language: 'en-US' }, from: FROM };
    expect(shown(joined)).to.deep.equal([]);
    expect(shown({ type: 'event', name: 'alert.closed', value: { reason: 'We talked.' } })).to.deep.equal([]);
  });
});
