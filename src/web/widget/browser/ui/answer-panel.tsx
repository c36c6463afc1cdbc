/** @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { answerTo, type QuestionData, type QuestionOption, type Utterance } from '../activity.ts';
import type { Say } from '../texts.ts';
import type { OpenQuestion } from '../view.ts';
import { Buttons } from './buttons.tsx';
import { ChoiceControl, ChoicesControl } from './choice-controls.tsx';
import type { ControlProps } from './control.ts';
import { DateControl } from './date-control.tsx';
import { NumberControl, QuantityControl } from './number-controls.tsx';
import { PhoneControl } from './phone-control.tsx';
import { Summary } from './summary.tsx';

/** From 0 to 10. */
const LONGEST_SCALE = 10;

interface AnswerPanelProps {
  question: OpenQuestion | undefined;
  suggested: string[];
  busy: boolean;
  calm: boolean;
  language: string;
  say: Say;
  send: (said: Utterance) => void;
}

/**
 * The controls of the open question. Nothing the bot says moves the focus; only when it was in the controls that a new
 * question replaces does it go on to the new ones.
 */
export function AnswerPanel(props: AnswerPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const { question, say } = props;
  const key = question?.key;
  const hadFocus = panel.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (!hadFocus || panel.current?.contains(document.activeElement)) return;
    const next = panel.current?.querySelector<HTMLElement>('input, select, textarea, button');
    (next ?? panel.current?.closest('main'))?.focus({ preventScroll: true });
  });
  return (
    <section ref={panel} class="answer" aria-label={say('yourAnswer')} aria-busy={props.busy}>
      {question === undefined ? <Suggested {...props} /> : <Control key={key} {...props} question={question} />}
    </section>
  );
}

function Suggested({ suggested, busy, send, say }: AnswerPanelProps) {
  const choose = (text: string) => send({ text });
  const options = suggested.map((text) => ({ code: text, label: text }));
  return options.length === 0 ? null : (
    <Buttons label={say('yourAnswer')} options={options} busy={busy} choose={(option) => choose(option.label)} />
  );
}

function Control({ question, busy, calm, language, say, send }: AnswerPanelProps & { question: OpenQuestion }) {
  const { data, text } = question;
  const choose = ({ code, label }: QuestionOption) => send(answerTo(data, label, { code }));
  if (data.kind === 'summary')
    return <Summary data={data} text={text} busy={busy} say={say} send={send} choose={choose} />;
  if (data.kind === 'crisis') return <Buttons label={text} options={data.options ?? []} busy={busy} choose={choose} />;
  const taps = calm ? tapsOf(data) : [];
  const tap = ({ code, label }: QuestionOption) =>
    send(answerTo(data, label, data.answerType === 'integer' ? { number: Number(code) } : { code }));
  const absent = data.absent ?? [];
  if (isOneTap(data))
    return <Buttons label={text} options={[...(data.options ?? []), ...absent]} busy={busy} choose={choose} />;
  const rest = { ...data, options: data.options?.filter((option) => !taps.includes(option)) };
  const isAnswered = taps.length > 0 && data.answerType !== 'choices';
  return (
    <>
      {taps.length > 0 && <Buttons label={text} options={taps} busy={busy} choose={tap} />}
      {!isAnswered && <QuestionControl data={rest} text={text} busy={busy} language={language} say={say} send={send} />}
      {absent.length > 0 && <Buttons label={text} options={absent} busy={busy} choose={choose} />}
    </>
  );
}

/** One tap is enough where there is one thing to choose, and where nothing is skipped or taken back: a crisis, a menu. */
function isOneTap({ answerType, commands, options }: QuestionData): boolean {
  return answerType === 'choice' && (commands.length === 0 || options?.length === 1);
}

/** After a dose one tap answers: an option, a point of a short scale, or "None of these" of many. */
function tapsOf({ answerType, options = [], min = 0, max = Number.POSITIVE_INFINITY }: QuestionData): QuestionOption[] {
  if (answerType === 'choice') return options;
  if (answerType === 'choices') return options.filter(({ exclusive }) => exclusive);
  if (answerType !== 'integer' || max - min > LONGEST_SCALE) return [];
  return Array.from({ length: max - min + 1 }, (_, i) => ({ code: `${min + i}`, label: `${min + i}` }));
}

function QuestionControl(props: ControlProps) {
  switch (props.data.answerType) {
    case 'boolean':
    case 'choice':
      return <ChoiceControl {...props} />;
    case 'choices':
      return <ChoicesControl {...props} />;
    case 'integer':
    case 'decimal':
      return <NumberControl {...props} />;
    case 'quantity':
      return <QuantityControl {...props} />;
    case 'date':
      return <DateControl {...props} />;
    case 'phone':
      return <PhoneControl {...props} />;
    case 'text':
      return <p class="hint">{props.say('textAnswer')}</p>;
  }
}
