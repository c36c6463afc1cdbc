import { expect } from 'chai';
import { useBrowser } from '../../support/browser.ts';
import { describeWith } from '../../support/needs.ts';
import { type Line, ScriptedChat } from '../../support/scripted-chat.ts';
import { bubbles, type ChatWindow, expectAccessible, openWindow, scrollsSideways, tabTo } from './chat-window.ts';
import { CRISIS_QUESTION, QUESTIONS, SUMMARY } from './questions.ts';

const NEXT: Line = { text: 'Thank you.', companion: { kind: 'notice' } };

interface Way {
  question: Line;
  /** Where Tab leads first, and what is pressed then. */
  first: string;
  keys: string[];
  says: string;
  value: object;
}

const answer = (linkId: string, rest: object) => ({ companion: { linkId, ...rest } });

/** How each control is used with the keyboard alone, and what it sends. */
const WAYS: Record<string, Way> = {
  choice: {
    question: QUESTIONS.choice,
    first: 'input[type=radio]',
    keys: ['Space', 'ArrowDown', 'ArrowDown', 'Tab', 'Enter'],
    says: 'More than half the days',
    value: answer('phq9.q1', { code: 'LA6570-1' }),
  },
  choices: {
    question: QUESTIONS.choices,
    first: 'input[type=checkbox]',
    keys: ['Space', 'Tab', 'Space', 'Tab', 'Tab', 'Tab', 'Enter'],
    says: 'Depression, Anxiety',
    value: answer('s1.concerns', { codes: ['depression', 'anxiety'] }),
  },
  'choices with one that excludes the others': {
    question: QUESTIONS.choices,
    first: 'input[type=checkbox]',
    keys: ['Space', 'Tab', 'Tab', 'Tab', 'Space', 'Tab', 'Enter'],
    says: 'None of these',
    value: answer('s1.concerns', { codes: ['none'] }),
  },
  boolean: {
    question: QUESTIONS.boolean,
    first: 'input[type=radio]',
    keys: ['Space', 'ArrowDown', 'Enter'],
    says: 'No',
    value: answer('own.smoker', { code: 'false' }),
  },
  'yes, no or not sure': {
    question: QUESTIONS.yesNo,
    first: 'input[type=radio]',
    keys: ['Space', 'ArrowDown', 'ArrowDown', 'Enter'],
    says: 'Not sure',
    value: answer('s1.therapist', { code: 'asked-unknown' }),
  },
  integer: {
    question: QUESTIONS.integer,
    first: 'input[name=number]',
    keys: ['7', 'Enter'],
    says: '7',
    value: answer('s1.expectations', { number: 7 }),
  },
  decimal: {
    question: QUESTIONS.decimal,
    first: 'input[name=number]',
    keys: ['6', ',', '5', 'Enter'],
    says: '6.5',
    value: answer('s3.a1c', { number: 6.5 }),
  },
  quantity: {
    question: QUESTIONS.quantity,
    first: 'input[type=text]',
    keys: ['2', 'Tab', 'y', 'Tab', 'Enter'],
    says: '2 years',
    value: answer('s1.duration', { number: 2, unit: 'a' }),
  },
  'several parts': {
    question: QUESTIONS.parts,
    first: 'input[type=text]',
    keys: ['1', '2', '8', 'Tab', '8', '2', 'Enter'],
    says: 'Upper number: 128 mmHg, Lower number: 82 mmHg',
    value: answer('s3.bp', {
      parts: { 's3.bp.systolic': { number: 128, unit: 'mm[Hg]' }, 's3.bp.diastolic': { number: 82, unit: 'mm[Hg]' } },
    }),
  },
  date: {
    question: QUESTIONS.date,
    first: 'select',
    keys: ['M', 'a', 'r', 'Tab', '9', 'Tab', '1', '9', '8', '5', 'Enter'],
    says: 'March 9, 1985',
    value: answer('s0.dob', { date: '1985-03-09' }),
  },
  'a year alone': {
    question: QUESTIONS.date,
    first: 'input[name=year]',
    keys: ['1', '9', '8', '5', 'Enter'],
    says: '1985',
    value: answer('s0.dob', { date: '1985' }),
  },
  phone: {
    question: QUESTIONS.phone,
    first: 'input[type=tel]',
    keys: ['5', '5', '5', '-', '0', '1', '0', '0', 'Enter'],
    says: '555-0100',
    value: answer('s0.callback_phone', { text: '555-0100' }),
  },
  'prefer not to say': {
    question: QUESTIONS.phone,
    first: '.answer .buttons button',
    keys: ['Enter'],
    says: 'Prefer not to say',
    value: answer('s0.callback_phone', { code: 'asked-declined' }),
  },
  'a long list, and the mark of its question': {
    question: QUESTIONS.country,
    first: 'select',
    keys: ['U', 'n', 'i', 't', 'e', 'd', ' ', 'S', 'Tab', 'Enter'],
    says: 'United States',
    value: answer('s0.country', { nonce: '7', code: 'US' }),
  },
  'one option, or words, or neither': {
    question: QUESTIONS.open,
    first: '.answer button',
    keys: ['Tab', 'Enter'],
    says: 'Prefer not to say',
    value: answer('s1.pcp', { code: 'asked-declined' }),
  },
  'one tap in a crisis': {
    question: QUESTIONS.crisis,
    first: '.answer button',
    keys: ['Tab', 'Tab', 'Enter'],
    says: 'Not sure',
    value: answer('crisis.means', { code: 'asked-unknown' }),
  },
  'one button': {
    question: QUESTIONS.ack,
    first: '.answer button',
    keys: ['Space'],
    says: 'OK',
    value: answer('s0.lead', { code: 'ok' }),
  },
  'a question in a crisis': {
    question: CRISIS_QUESTION,
    first: '.answer button',
    keys: ['Tab', 'Enter'],
    says: 'No',
    value: answer('crisis.plan.safe', { nonce: '8', code: 'no' }),
  },
  'a change in a summary': {
    question: SUMMARY,
    first: '.summary button',
    keys: ['Tab', 'Enter'],
    says: 'Change: Do you have a therapist now?',
    value: { companion: { command: 'change:s1.therapist' } },
  },
  'the end of a summary': {
    question: SUMMARY,
    first: '.answer .buttons button',
    keys: ['Enter'],
    says: 'Yes, send it',
    value: answer('summary', { nonce: '9', code: 'ok' }),
  },
};

describeWith('chromium', 'the controls of the chat', () => {
  const browser = useBrowser();
  let chat: ScriptedChat;
  let open: ChatWindow;
  afterEach(async () => {
    await open.close();
    await chat.close();
  });

  async function ask(question: Line, options: object = {}) {
    chat = await ScriptedChat.start({ greeting: [question], replies: [[NEXT], [NEXT]] });
    open = await openWindow(browser(), chat, options);
    await open.page.locator('.bubble').first().waitFor();
    await open.page.locator('.answer').waitFor();
    return open.page;
  }

  for (const [name, { question, first, keys, says, value }] of Object.entries(WAYS))
    it(`answer by keyboard alone: ${name}`, async () => {
      const page = await ask(question);
      await tabTo(page, first);
      for (const key of keys) await page.keyboard.press(key);
      await page.getByText(NEXT.text).waitFor();
      expect(chat.heard).to.have.length(1);
      expect(chat.heard[0]).to.deep.include({ text: says, value });
      expect((await bubbles(page)).slice(1)).to.deep.equal([says, NEXT.text]);
      expect(open.faults).to.deep.equal([]);
    });

  it('take an answer in free words for every question', async () => {
    const page = await ask(QUESTIONS.choice);
    await tabTo(page, '#message');
    await page.keyboard.type('some days');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('not others');
    await page.keyboard.press('Enter');
    await page.getByText(NEXT.text).waitFor();
    expect(chat.heard[0]).to.include({ text: 'some days\nnot others' });
    expect(chat.heard[0]).not.to.have.property('value');
  });

  it('send commands as what they are, with their words', async () => {
    const page = await ask(QUESTIONS.choice);
    for (const command of ['Back', 'Skip', 'Help', 'Pause'])
      await page.getByRole('button', { name: command }).waitFor();
    await page.getByRole('button', { name: 'Skip' }).press('Enter');
    await page.getByText(NEXT.text).waitFor();
    expect(chat.heard[0]).to.deep.include({ text: 'Skip', value: { companion: { command: 'skip' } } });
  });

  const PROBLEMS: [string, Line, string[], string][] = [
    ['nothing chosen', QUESTIONS.choice, [], 'Please choose one.'],
    ['no box ticked', QUESTIONS.choices, [], 'Please choose at least one.'],
    ['a number out of range', QUESTIONS.integer, ['1', '1'], 'Please write a number: 0 to 10.'],
    ['no unit', QUESTIONS.quantity, ['2'], 'Please choose the unit.'],
    ['no year', QUESTIONS.date, [], 'Please write the year with four digits.'],
    ['no digits', QUESTIONS.phone, ['x'], 'Please write the number with its digits.'],
  ];
  for (const [name, question, keys, problem] of PROBLEMS)
    it(`say what to mend, tie it to the field and go there: ${name}`, async () => {
      const page = await ask(question);
      await tabTo(page, '.answer input, .answer select');
      for (const key of keys) await page.keyboard.press(key);
      await page.getByRole('button', { name: 'Send answer' }).press('Enter');
      expect(await page.locator('.error').innerText()).to.equal(problem);
      await page.locator('[aria-invalid=true]:focus').waitFor();
      const described = 'document.getElementById(document.activeElement.getAttribute("aria-describedby")).innerText';
      expect(await page.evaluate(described)).to.equal(problem);
      await expectAccessible(page);
      expect(chat.heard).to.deep.equal([]);
    });

  it('never cut a long text off, but ask to shorten it', async () => {
    const page = await ask(QUESTIONS.text);
    await page.locator('#message').fill('x'.repeat(201));
    await page.locator('#message').press('Enter');
    expect(await page.getByRole('alert').innerText())
      .to.contain('200')
      .and.to.contain('201');
    expect(await page.locator('#message').inputValue()).to.have.length(201);
    await page.locator('#message').fill('x'.repeat(200));
    await page.locator('#message').press('Enter');
    await page.getByText(NEXT.text).waitFor();
    expect(chat.heard[0]?.text).to.have.length(200);
  });

  for (const [name, question] of Object.entries({ ...QUESTIONS, CRISIS_QUESTION, SUMMARY }))
    it(`have no accessibility fault, in light, dark and narrow windows: ${name}`, async () => {
      const page = await ask(question, { reducedMotion: 'reduce' });
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 320, height: 568 });
      expect(await scrollsSideways(page), '320 pixels').to.equal(false);
      await expectAccessible(page);
      await page.setViewportSize({ width: 640, height: 360 });
      expect(await scrollsSideways(page), '1280 × 720 at 200 %').to.equal(false);
      await page.evaluate('document.documentElement.style.fontSize = "200%"');
      expect(await scrollsSideways(page), 'text at 200 %').to.equal(false);
    });

  it('can all be touched: no target is smaller than 44 pixels', async () => {
    for (const question of [QUESTIONS.choice, QUESTIONS.quantity, QUESTIONS.date, CRISIS_QUESTION, SUMMARY]) {
      const page = await ask(question, { viewport: { width: 390, height: 844 } });
      const small =
        await page.evaluate(`[...document.querySelectorAll('button, label.option, a, select, input, textarea, summary')]
        .filter((target) => !target.closest('.option') || target.matches('.option'))
        .map((target) => [target.outerHTML, target.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 44)).map(([markup]) => markup)`);
      expect(small).to.deep.equal([]);
      await open.close();
      await chat.close();
    }
    await ask(QUESTIONS.choice);
  });
});
