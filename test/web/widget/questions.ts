import type { CrisisNumber, QuestionData } from '../../../src/domain/companion-data.ts';
import type { Line } from '../../support/scripted-chat.ts';

const COMMANDS = ['back', 'skip', 'help', 'pause'];
const ABSENT = [
  { code: 'asked-unknown', label: 'Not sure' },
  { code: 'asked-declined', label: 'Prefer not to say' },
];
const YES_NO = [{ code: 'LA33-6', label: 'Yes' }, { code: 'LA32-8', label: 'No' }, ...ABSENT];

function question(linkId: string, text: string, data: Partial<QuestionData> & Pick<QuestionData, 'answerType'>): Line {
  const companion: QuestionData = { kind: 'question', linkId, required: false, commands: COMMANDS, ...data };
  return { text, companion };
}

/** One question of every kind that the contract knows. */
export const QUESTIONS = {
  choice: question('phq9.q1', 'Over the last two weeks, how often have you had **little interest** in doing things?', {
    answerType: 'choice',
    options: [
      { code: 'LA6568-5', label: 'Not at all' },
      { code: 'LA6569-3', label: 'Several days' },
      { code: 'LA6570-1', label: 'More than half the days' },
      { code: 'LA6571-9', label: 'Nearly every day' },
    ],
    progress: { answered: 3, total: 12 },
  }),
  choices: question('s1.concerns', 'Which of these have you been told you have?', {
    answerType: 'choices',
    options: [
      { code: 'depression', label: 'Depression' },
      { code: 'anxiety', label: 'Anxiety' },
      { code: 'ptsd', label: 'PTSD or trauma' },
      { code: 'none', label: 'None of these', exclusive: true },
    ],
    progress: { answered: 4, total: 12 },
  }),
  integer: question('s1.expectations', 'How sure are you that ketamine will help? 0 is not at all, 10 is completely.', {
    answerType: 'integer',
    min: 0,
    max: 10,
    absent: ABSENT,
    progress: { answered: 5, total: 12 },
  }),
  decimal: question('s3.a1c', 'What was your last A1c?', { answerType: 'decimal', min: 3, max: 20, absent: ABSENT }),
  quantity: question('s1.duration', 'How long has this been going on?', {
    answerType: 'quantity',
    units: [
      { code: 'mo', label: 'months' },
      { code: 'a', label: 'years' },
    ],
    absent: ABSENT,
  }),
  parts: question('s3.bp', 'What was your last blood pressure?', {
    answerType: 'quantity',
    parts: [
      {
        linkId: 's3.bp.systolic',
        label: 'Upper number',
        units: [{ code: 'mm[Hg]', label: 'mmHg' }],
        min: 60,
        max: 260,
      },
      {
        linkId: 's3.bp.diastolic',
        label: 'Lower number',
        units: [{ code: 'mm[Hg]', label: 'mmHg' }],
        min: 30,
        max: 160,
      },
    ],
    absent: ABSENT,
    progress: { answered: 7, total: 12 },
  }),
  date: question('s0.dob', 'What is your date of birth?', { answerType: 'date', progress: { answered: 1, total: 12 } }),
  boolean: question('own.smoker', 'Do you smoke?', { answerType: 'boolean' }),
  yesNo: question('s1.therapist', 'Do you have a therapist now?', { answerType: 'choice', options: YES_NO }),
  phone: question('s0.callback_phone', 'What number can your care team reach you on today?', {
    answerType: 'phone',
    absent: ABSENT.slice(1),
    required: true,
  }),
  text: question('s1.reason', 'What brings you here? Share as much or as little as you like.', {
    answerType: 'text',
    maxLength: 200,
    absent: ABSENT.slice(1),
  }),
  country: question('s0.country', 'What country are you in right now?', {
    answerType: 'choice',
    options: ['AR', 'AU', 'CA', 'CL', 'CO', 'DE', 'ES', 'FR', 'GB', 'IE', 'MX', 'NZ', 'US'].map((code) => ({
      code,
      label: new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code,
    })),
    absent: ABSENT,
    nonce: '7',
  }),
  open: question('s1.pcp', 'Who is your regular doctor?', {
    answerType: 'choice',
    options: [{ code: 'nobody', label: 'No one' }],
    absent: ABSENT.slice(1),
  }),
  crisis: question('crisis.means', 'Are you with anyone?', {
    answerType: 'choice',
    options: YES_NO.slice(0, 3),
    commands: [],
  }),
  ack: question('s0.lead', "Let's start with what brings you here.", {
    answerType: 'choice',
    options: [{ code: 'ok', label: 'OK' }],
  }),
} satisfies Record<string, Line>;

export const NUMBERS: CrisisNumber[] = [
  { label: 'Emergency', tel: '911' },
  { label: 'Suicide & Crisis Lifeline, 24/7', tel: '988', text: { to: '988' }, url: 'https://988lifeline.org/chat' },
  { label: 'Crisis Text Line', text: { to: '741741', body: 'HOME' } },
];

export const CRISIS: Line = {
  text: "I'm really glad you told me. This sounds very painful, and you deserve help from a person right now. I'm a program, so I can't keep you safe on my own. **Please call 988 now, or 911 if you might act on this.** I'm letting your care team know now.\n\nYou matter. I'll keep these numbers here.",
  companion: { kind: 'crisis', numbers: NUMBERS, pinned: true, quiet: false, status: 'raised' },
};

export const CRISIS_QUESTION: Line = {
  text: 'Are you safe for the next few hours? Is someone with you?',
  companion: {
    kind: 'crisis',
    numbers: NUMBERS,
    pinned: true,
    quiet: false,
    linkId: 'crisis.plan.safe',
    nonce: '8',
    answerType: 'choice',
    options: [
      { code: 'yes', label: 'Yes to both' },
      { code: 'no', label: 'No' },
      { code: 'unsure', label: 'Not sure' },
    ],
  },
};

export const QUIET: Line = {
  text: 'Thanks for your message. You can reach help any time at 988, or 911 in an emergency. You can leave this page when you need to.',
  companion: {
    kind: 'crisis',
    numbers: [
      { label: '911', tel: '911' },
      { label: '988', tel: '988' },
    ],
    pinned: false,
    quiet: true,
    status: 'raised',
  },
};

export const SUMMARY: Line = {
  text: 'Here is what you told me.\n\nAbout you\nWhat is your date of birth?: March 1985\nDo you have a therapist now?: No\n\nIs everything right?',
  companion: {
    kind: 'summary',
    answers: [
      { linkId: 's0.dob', question: 'What is your date of birth?', answer: 'March 1985', section: 'About you' },
      { linkId: 's1.therapist', question: 'Do you have a therapist now?', answer: 'No', section: 'About you' },
      { linkId: 's1.reason', question: 'What brings you here?', answer: '', section: 'Why you are here' },
    ],
    linkId: 'summary',
    nonce: '9',
    answerType: 'choice',
    options: [{ code: 'ok', label: 'Yes, send it' }],
  },
};
