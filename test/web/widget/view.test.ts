import { expect } from 'chai';
import type { CompanionData } from '../../../src/web/widget/browser/activity.ts';
import type { Message } from '../../../src/web/widget/browser/transcript.ts';
import { readView, splitWords } from '../../../src/web/widget/browser/view.ts';
import { CRISIS, CRISIS_QUESTION, NUMBERS, QUESTIONS, QUIET, SUMMARY } from './questions.ts';

let count = 0;
const bot = ({ text, companion }: { text: string; companion?: CompanionData }): Message => {
  const activity = { type: 'message', text, ...(companion && { channelData: { companion } }) };
  return { key: `m${++count}`, from: 'bot', activity };
};
const person = (text: string): Message => ({ key: `m${++count}`, from: 'person', activity: { type: 'message', text } });
const notice = bot({ text: 'We ask so that your team knows.', companion: { kind: 'notice' } });
const done = bot({ text: 'Thank you.', companion: { kind: 'done' } });
const open = (...messages: Message[]) => readView(messages).question?.data.linkId;

describe('the view of a transcript', () => {
  it('has the newest question open, through help and notices, until another or the end', () => {
    const first = bot(QUESTIONS.choice);
    expect(open(first)).to.equal('phq9.q1');
    expect(open(first, person('help'), notice)).to.equal('phq9.q1');
    expect(open(first, bot(QUESTIONS.date))).to.equal('s0.dob');
    expect(open(first, done)).to.equal(undefined);
    expect(open(bot(SUMMARY))).to.equal('summary');
  });

  it('puts a question aside for a crisis, and keeps the one that the crisis asks', () => {
    expect(open(bot(QUESTIONS.choice), bot(CRISIS))).to.equal(undefined);
    expect(open(bot(QUESTIONS.choice), bot(CRISIS), bot(CRISIS_QUESTION))).to.equal('crisis.plan.safe');
  });

  it('leaves the open question alone when it says what became of the alert', () => {
    const sent = bot({
      text: 'Gone out.',
      companion: { kind: 'crisis', numbers: NUMBERS, pinned: true, quiet: false, status: 'sent' },
    });
    expect(open(bot(CRISIS), bot(QUESTIONS.choice), sent)).to.equal('phq9.q1');
  });

  it('keeps crisis numbers pinned until a message unpins them', () => {
    expect(readView([bot(CRISIS), bot(QUESTIONS.choice), person('No')]).pinned).to.deep.equal(NUMBERS);
    expect(readView([bot(CRISIS), bot(QUIET)])).to.include({ pinned: undefined, quiet: true });
    const unpinned = { ...CRISIS, companion: { ...CRISIS.companion, pinned: false } as CompanionData };
    expect(readView([bot(CRISIS), bot(unpinned)]).pinned).to.equal(undefined);
  });

  it('stays quiet through messages that do not speak of it', () => {
    expect(readView([bot(QUIET), notice, bot(QUESTIONS.date)]).quiet).to.equal(true);
    expect(readView([bot(QUIET), bot(CRISIS)]).quiet).to.equal(false);
  });

  it('waits while the person spoke last', () => {
    expect(readView([bot(QUESTIONS.choice), person('Not at all')]).waiting).to.equal(true);
    expect(readView([bot(QUESTIONS.choice), person('Not at all'), notice]).waiting).to.equal(false);
  });

  it('offers the suggested actions of a bot that sends no question data', () => {
    const activity = {
      type: 'message',
      text: 'Menu',
      suggestedActions: { actions: [{ title: 'Go on', value: 'go on' }] },
    };
    expect(readView([{ key: 'x', from: 'bot', activity }]).suggested).to.deep.equal(['go on']);
    expect(readView([{ key: 'x', from: 'bot', activity }, bot(QUESTIONS.date)]).suggested).to.deep.equal([]);
  });
});

describe('the words of a message', () => {
  it('leave out for the eye what its list or its controls show, and keep it for who listens', () => {
    const { companion, text } = SUMMARY;
    const options = '- Yes, send it';
    expect(splitWords(`${text}\n\n${options}`, companion, true)).to.deep.equal({
      shown: 'Here is what you told me.\n\nIs everything right?',
      heard: options,
    });
    expect(splitWords(text, companion, false).shown).to.equal(text);
  });

  it('leave out options, ways not to answer, and numbers', () => {
    const { companion, text } = QUESTIONS.phone;
    expect(splitWords(`${text}\n\n- Prefer not to say`, companion, false)).to.deep.equal({
      shown: text,
      heard: '- Prefer not to say',
    });
    const list = NUMBERS.map(({ label }) => `- ${label}`).join('\n');
    expect(splitWords(`Call now.\n\n${list}\n\nYou matter.`, CRISIS.companion, false)).to.deep.equal({
      shown: 'Call now.\n\nYou matter.',
      heard: list,
    });
  });

  it('stay whole without such data', () => {
    expect(splitWords('a\n- b', undefined, false)).to.deep.equal({ shown: 'a\n- b', heard: '' });
  });
});
