import { expect } from 'chai';
import { cardValue } from '../../../src/channels/azure/card-value.ts';
import { MAX_MESSAGE_BYTES, outgoing } from '../../../src/channels/azure/outgoing.ts';
import type { CompanionData, QuestionData } from '../../../src/domain/companion-data.ts';
import type { JsonObject } from '../../../src/domain/json.ts';
import type { StoredActivity } from '../../../src/domain/turn.ts';
import { texts } from './bot-service.ts';

type Element = JsonObject & { type: string };

/** A message as a person gets it: its cards, or its texts. */
function shown(text: string, companion: CompanionData, more: JsonObject = {}) {
  const activity: StoredActivity = {
    type: 'message',
    id: 'c|4.1',
    text,
    channelData: { companion: companion as never },
    ...more,
  };
  const { cards, plain } = outgoing(activity, 'en', texts);
  const messages = cards ?? plain;
  return { messages, cards: cards?.map(contentOf) ?? [], words: messages.map(wordsOf).join('\n') };
}

function contentOf({ attachments }: StoredActivity): Element {
  return (attachments as { content: Element }[])[0]?.content ?? { type: 'none' };
}

/** Every element of a card, whatever it is in. */
function elements(node: unknown): Element[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && typeof node.type === 'string' ? [node as Element] : [];
  return [...own, ...Object.values(node).flatMap(elements)];
}

function ofType(cards: Element[], type: string): Element[] {
  return cards.flatMap(elements).filter((element) => element.type === type);
}

/** What can be read on a card, or the text. */
function wordsOf(message: StoredActivity): string {
  if (message.text !== undefined) return message.text;
  return (contentOf(message).body as Element[])
    .map((line) =>
      ofType([line], 'TextRun')
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n');
}

const question: QuestionData = {
  kind: 'question',
  linkId: 'q1',
  nonce: '4',
  answerType: 'choice',
  required: false,
  commands: [],
};
const options = (count: number, label = 'Option') =>
  Array.from({ length: count }, (_, i) => ({ code: `c${i}`, label: `${label} ${i}` }));

describe('a question as a card', () => {
  it('has a button for each of a few options, each by itself the answer of the contract', () => {
    const { cards } = shown('How?\n\n- Option 0\n- Option 1', { ...question, options: options(2) });
    const buttons = ofType(cards, 'Action.Submit');
    expect(buttons.map(({ title }) => title)).to.deep.equal(['Option 0', 'Option 1']);
    expect(cardValue(buttons[1]?.data)).to.deep.equal({
      value: { companion: { linkId: 'q1', nonce: '4', code: 'c1' } },
      said: 'Option 1',
    });
  });

  it('says the question once, without the list that its buttons are', () => {
    const { words } = shown('How **often**?\n\n- Option 0\n- Option 1', { ...question, options: options(2) });
    expect(words.trim()).to.equal('How often?');
  });

  it('lists many or long options, and all of them where several may be chosen', () => {
    const asList: Partial<QuestionData>[] = [
      { options: options(7) },
      { options: options(2, 'A label that is far too long to stand on a button of a narrow phone') },
      { options: options(3), answerType: 'choices' },
    ];
    for (const data of asList) {
      const { cards } = shown('How?', { ...question, ...data });
      const [list] = ofType(cards, 'Input.ChoiceSet');
      expect(list?.choices).to.have.length(data.options?.length ?? 0);
      expect(list?.isMultiSelect).to.equal(data.answerType === 'choices');
      expect(ofType(cards, 'Action.Submit').map(({ title }) => title)).to.deep.equal(['Send']);
    }
  });

  it('asks for numbers within their limits, and never chooses a unit', () => {
    const units = [
      { code: 'kg', label: 'kg' },
      { code: '[lb_av]', label: 'lb' },
    ];
    const { cards } = shown('Weight?', { ...question, answerType: 'quantity', units, min: 20, max: 400 });
    expect(ofType(cards, 'Input.Number')[0]).to.include({ id: 'number', min: 20, max: 400, isRequired: true });
    const [unit] = ofType(cards, 'Input.ChoiceSet');
    expect(unit).to.include({ id: 'unit', isRequired: true }).and.not.have.property('value');
  });

  it('asks for each part, and names the unit where there is only one', () => {
    const unit = [{ code: 'mm[Hg]', label: 'mmHg' }];
    const parts = [
      { linkId: 'bp.sys', label: 'Upper', units: unit },
      { linkId: 'bp.dia', label: 'Lower', units: unit },
    ];
    const { cards } = shown('Pressure?', { ...question, answerType: 'quantity', parts });
    const inputs = ofType(cards, 'Input.Number');
    expect(inputs.map(({ label }) => label)).to.deep.equal(['Upper (mmHg)', 'Lower (mmHg)']);
    const [send] = ofType(cards, 'Action.Submit');
    const sent = { ...(send?.data as JsonObject), [String(inputs[0]?.id)]: '128', [String(inputs[1]?.id)]: '82' };
    expect(cardValue(sent)?.value).to.deep.equal({
      companion: {
        linkId: 'q1',
        nonce: '4',
        parts: { 'bp.sys': { number: 128, unit: 'mm[Hg]' }, 'bp.dia': { number: 82, unit: 'mm[Hg]' } },
      },
    });
  });

  it('takes a date as exact as the person knows it', () => {
    const { cards } = shown('When?', { ...question, answerType: 'date' });
    expect(ofType(cards, 'Input.Date')).to.deep.equal([]);
    expect(ofType(cards, 'Input.Text')[0]).to.include({ id: 'date' });
  });

  it('leaves words to the chat, with the commands at hand', () => {
    const { cards } = shown('Why?', {
      ...question,
      answerType: 'text',
      commands: ['back', 'skip', 'help', 'pause', 'unknown'],
    });
    expect(cards.flatMap(elements).filter(({ type }) => type.startsWith('Input.'))).to.deep.equal([]);
    const buttons = ofType(cards, 'Action.Submit');
    expect(buttons.map(({ title }) => title)).to.deep.equal(['Back', 'Skip', 'Why do you ask?', 'Pause']);
    expect(cardValue(buttons[0]?.data)?.value).to.deep.equal({ companion: { command: 'back' } });
  });

  it('lets a command or "not sure" be tapped while an input is empty', () => {
    const absent = [{ code: 'asked-unknown', label: 'Not sure' }];
    const { cards } = shown('When?', { ...question, answerType: 'date', absent, commands: ['skip'] });
    const byTitle = new Map(ofType(cards, 'Action.Submit').map((button) => [button.title, button.associatedInputs]));
    expect([...byTitle]).to.deep.equal([
      ['Send', undefined],
      ['Not sure', 'none'],
      ['Skip', 'none'],
    ]);
  });

  it('shows how far the person is', () => {
    expect(shown('How?', { ...question, progress: { answered: 3, total: 12 } }).words).to.contain('3 of 12 answered');
  });

  it('labels every input for a screen reader', () => {
    for (const answerType of ['choices', 'integer', 'decimal', 'quantity', 'date'] as const) {
      const { cards } = shown('?', {
        ...question,
        answerType,
        ...(answerType === 'choices' ? { options: options(3) } : {}),
      });
      const inputs = cards.flatMap(elements).filter(({ type }) => type.startsWith('Input.'));
      expect(inputs, answerType).to.have.length.greaterThan(0);
      for (const input of inputs) expect(input.label).to.be.a('string').and.not.equal('');
    }
  });

  it('shows the words of the person as they are, without links or pictures', () => {
    const text = 'I understood: [tap](https://evil.example) ![x](https://evil.example/x.png) # <b>. Is that right?';
    const { cards, words } = shown(text, { ...question, options: options(2) });
    expect(words).to.contain(text);
    expect(ofType(cards, 'TextBlock')).to.deep.equal([]);
  });

  it('reads no emphasis into what reads an answer back', () => {
    const data = { ...question, options: options(2) };
    expect(shown('I understood: **2 * 3 *', data, { textFormat: 'plain' }).words).to.contain('**2 * 3 *');
  });

  it('is plain text when it would be larger than Teams takes', () => {
    const { cards, messages } = shown('Which?', { ...question, options: options(400, 'x'.repeat(80)) });
    expect(cards).to.deep.equal([]);
    expect(messages).to.have.length(1);
    expect(messages[0]).to.deep.include({ text: 'Which?', id: 'c|4.1' });
  });
});

describe('a crisis as a card', () => {
  const crisis: CompanionData = {
    kind: 'crisis',
    pinned: true,
    quiet: false,
    numbers: [
      { label: 'Lifeline: 988', tel: '988', text: { to: '988' }, url: 'https://988lifeline.org/' },
      { label: 'Text HOME to 741741', text: { to: '741741', body: 'HOME' } },
      { label: 'Your local emergency number' },
    ],
    linkId: 'crisis.safe',
    nonce: '4',
    options: [
      { code: 'yes', label: 'Yes' },
      { code: 'no', label: 'No' },
    ],
  };

  it('says all of its text, has every number to tap, and asks its question', () => {
    const { cards, words } = shown('Please call.\n\n- Lifeline: 988\n- Text HOME to 741741\n\nAre you safe?', crisis);
    expect(words).to.contain('Please call.').and.contain('• Lifeline: 988').and.contain('Are you safe?');
    expect(ofType(cards, 'Action.OpenUrl').map(({ title, url }) => [title, url])).to.deep.equal([
      ['Lifeline: 988', 'tel:988'],
      ['Text message to 988', 'sms:988'],
      ['Go to 988lifeline.org', 'https://988lifeline.org/'],
      ['Text HOME to 741741', 'sms:741741?body=HOME'],
    ]);
    expect(cardValue(ofType(cards, 'Action.Submit')[1]?.data)?.value).to.deep.equal({
      companion: { linkId: 'crisis.safe', nonce: '4', code: 'no' },
    });
  });

  it('has the question next to its answers, below the numbers', () => {
    const text = `Please call.\n\n- Lifeline: 988\n- Text HOME to 741741\n- Your local emergency number\n\nAre you safe?`;
    const body = shown(text, crisis).cards[0]?.body as Element[];
    const order = body.map((line) =>
      line.type === 'ActionSet' ? (ofType([line], 'Action.OpenUrl').length > 0 ? 'number' : 'answer') : 'text',
    );
    const runs = order.filter((kind, index) => kind !== order[index - 1]);
    expect(runs).to.deep.equal(['text', 'number', 'text', 'answer']);
  });

  it('shows nothing of itself where others may see it pop up', () => {
    for (const quiet of [true, false]) {
      expect(shown('Please call 988.', { ...crisis, quiet }).messages[0])
        .to.include({ summary: 'You have a new message.' })
        .and.not.have.property('text');
    }
  });
});

describe('a summary as cards', () => {
  const answers = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      linkId: `q${i}`,
      question: `Question ${i}?`,
      answer: `*Answer* ${i} [x](y)`,
      section: `Part ${i % 3}`,
    }));
  const summary = (count: number): CompanionData => ({
    kind: 'summary',
    answers: answers(count),
    linkId: 's9',
    nonce: '4',
    options: options(2),
    commands: ['back'],
  });

  it('shows each question with its answer, and asks whether it is right', () => {
    const { cards, words } = shown('Here:\n\n- Question 0? …\n\nIs it right?\n\n- Option 0\n- Option 1', summary(3));
    expect(cards).to.have.length(1);
    expect(words).to.contain('Question 2?\n*Answer* 2 [x](y)').and.contain('Is it right?');
    expect(ofType(cards, 'Action.Submit').map(({ title }) => title)).to.deep.equal(['Option 0', 'Option 1', 'Back']);
    expect(ofType(cards, 'Action.Submit')[0]?.data).to.have.nested.include({ 'companion.nonce': '4' });
  });

  it('goes on to further cards where one is too small, and loses no answer', () => {
    const { cards, messages, words } = shown('Here:\n\nIs it right?\n\n- Option 0\n- Option 1', summary(400));
    expect(cards.length).to.be.greaterThan(1);
    for (let i = 0; i < 400; i += 1) expect(words).to.contain(`Question ${i}?\n`);
    expect(new Set(messages.map(({ id }) => id)).size).to.equal(cards.length);
    expect(messages.at(-1)?.id).to.equal('c|4.1');
    expect(ofType(cards, 'Action.Submit')).to.have.length(3);
    for (const message of messages) expect(Buffer.byteLength(JSON.stringify(message))).to.be.at.most(MAX_MESSAGE_BYTES);
  });
});

describe('a text', () => {
  it('stays a text, as the bot formatted it', () => {
    const { messages } = shown(
      '*as is*',
      { kind: 'notice' },
      { textFormat: 'plain', suggestedActions: { actions: [] } },
    );
    expect(messages).to.have.length(1);
    expect(messages[0]).to.include({ text: '*as is*', textFormat: 'plain', id: 'c|4.1' });
    expect(messages[0]).not.to.have.any.keys('suggestedActions', 'channelData', 'attachments');
  });

  it('that is too long for a message comes in several, whole', () => {
    const text = Array.from({ length: 300 }, (_, i) => `${i} ${'ñ'.repeat(150)}`).join('\n\n');
    const { messages } = shown(text, { kind: 'notice' });
    expect(messages.map((message) => message.text).join('\n\n')).to.equal(text);
    const single = '💙'.repeat(20_000);
    const pieces = shown(single, { kind: 'notice' }).messages;
    expect(pieces.map((message) => message.text).join('')).to.equal(single);
    for (const message of [...messages, ...pieces])
      expect(Buffer.byteLength(JSON.stringify(message))).to.be.at.most(MAX_MESSAGE_BYTES);
  });
});
