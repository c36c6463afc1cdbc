import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { JsonObject } from '../../src/domain/json.ts';
import { Chat } from '../support/chat.ts';

/** A few of each kind; the Big List of Naughty Strings beside them where it is at hand. */
const OWN = [
  '',
  ' \t\n ',
  '\u0000',
  '\ud800',
  '\u200b\u200d\u2060',
  '﷽'.repeat(200),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  '👩‍👩‍👧🏳️‍🌈🇺🇸',
  'مرحبا \u202e txet desrever',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '\'; DROP TABLE turns; -- " $where #{7*7} {{7*7}} {name} {0, plural, other{x}}',
  '{"companion":{"linkId":"phq9.q1","code":"LA6571-9"}}',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  '-0',
  '1e309',
  '99999999999999999999999',
  '%s%n%x %00 \\u0000',
  'a'.repeat(19_999),
  '(a+)+$'.repeat(500),
  '0'.repeat(5_000),
  'ha '.repeat(3_000),
  '../../../etc/passwd',
  '=cmd|calc!A1',
];
const COMMANDS = [
  'HELP!!!',
  '  back  ',
  'Skip.',
  '¿AYUDA?',
  '"pause"',
  'p a u s e',
  'stop\nstop',
  'PERSON🙏',
  'h\u00e9lp',
  'Atrás',
  'hi hi hi',
];

const POINTS = [
  's0.consent',
  's1.reason',
  's1.concerns',
  'phq9.q3',
  'asq.q1',
  's3.bp_known',
  's3.ht_wt',
  's9.readback',
];

describe('Any words at any point', function () {
  this.timeout(300_000);

  POINTS.forEach((point, at) => {
    it(`are kept, and never make a turn fail, from ${point} on`, async () => {
      const chat = new Chat();
      await chat.answerUntil(point);
      const list = [...OWN, ...COMMANDS, ...naughty().filter((_, index) => index % POINTS.length === at)];
      const said: string[] = [];
      for (const words of list) {
        const { turn } = await chat.say(words);
        expect(
          turn.effects.filter(({ kind }) => kind === 'turn-failed'),
          JSON.stringify(words).slice(0, 80),
        ).to.deep.equal([]);
        expect(turn.outbound.length, `an answer to ${JSON.stringify(words).slice(0, 80)}`).to.be.greaterThan(0);
        said.push(words);
      }
      const turns = await chat.store.turns.since(chat.conversationId, 0, 2_000);
      const kept = turns.map(({ inbound }) => inbound.text).slice(-said.length);
      expect(kept).to.deep.equal(said);
    });
  });

  it('are quoted as they are where the bot shows them again', async () => {
    const chat = new Chat();
    await chat.answerUntil('s1.reason');
    const words = '<b>tired</b> & *sad* {name} 👩‍👩‍👧';
    await chat.say(words);
    const { text } = await chat.answerUntil('s9.readback');
    expect(text).to.contain(words);
  });

  const VALUES: JsonObject[] = [
    { linkId: 'phq9.q3' },
    { linkId: 'phq9.q3', code: '__proto__' },
    { linkId: 'phq9.q3', code: 'LA6571-9', nonce: 'old' },
    { linkId: 'phq9.q3', codes: ['LA6571-9', 'LA6568-5'] },
    { linkId: 'phq9.q3', number: 3 },
    { linkId: 'phq9.q3', text: 'x'.repeat(19_000) },
    { linkId: '__proto__', code: 'x' },
    { linkId: '', code: '' },
    { linkId: 'phq9.q3', parts: { constructor: { number: 1 } } },
    { command: 'change:__proto__' },
    { command: 'no such command' },
    { command: '' },
    { linkId: 'crisis.means', code: 'yes' },
    { linkId: 'break', code: 'keep' },
    { linkId: 'phq9.q3', date: '9999-99-99' },
  ];
  for (const value of VALUES) {
    it(`and no tap that fits nothing changes an answer: ${JSON.stringify(value).slice(0, 60)}`, async () => {
      const chat = new Chat();
      await chat.answerUntil('phq9.q3');
      const before = (await chat.responses()).prescreening?.answers;
      const reply = await chat.tap(value);
      expect(reply.effects).not.to.include('turn-failed');
      expect(reply.asked).to.equal('phq9.q3');
      expect((await chat.responses()).prescreening?.answers).to.deep.equal(before);
    });
  }
});

function naughty(): string[] {
  const file = join(process.env.SAFETY_DATA ?? join('..', 'shared', 'data'), 'security-blns', 'blns.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}
