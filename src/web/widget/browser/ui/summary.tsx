/** @jsxImportSource preact */
import type { QuestionOption, SummaryData, Utterance } from '../activity.ts';
import type { Say } from '../texts.ts';
import { Buttons } from './buttons.tsx';

interface SummaryProps {
  data: SummaryData;
  text: string;
  busy: boolean;
  say: Say;
  send: (said: Utterance) => void;
  choose: (option: QuestionOption) => void;
}

/** Every answer, each with a way to change it, and what to do with them. */
export function Summary({ data, text, busy, say, send, choose }: SummaryProps) {
  const change = ({ linkId, question }: SummaryData['answers'][number]) =>
    send({ text: say('changeAnswer', { question }), value: { companion: { command: `change:${linkId}` } } });
  return (
    <>
      <h2 class="vh">{say('summary')}</h2>
      <ul class="summary">
        {data.answers.map((entry, i) => (
          <li key={entry.linkId}>
            {entry.section !== undefined && entry.section !== data.answers[i - 1]?.section && <h3>{entry.section}</h3>}
            <div class="entry">
              <p>
                <span class="asked">{entry.question}</span> <strong>{entry.answer || say('noAnswer')}</strong>
              </p>
              <button
                type="button"
                aria-label={say('changeAnswer', { question: entry.question })}
                aria-disabled={busy}
                onClick={() => busy || change(entry)}
              >
                {say('change')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {data.options !== undefined && <Buttons label={text} options={data.options} busy={busy} choose={choose} />}
    </>
  );
}
