import type { AnswerItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { timeText } from '../times.ts';
import { Tag } from './tag.tsx';

/** The answers of one section: skipped ones said to be, changed ones with what they replaced. */
export function AnswerTable({ title, answers, zone }: { title: string; answers: AnswerItem[]; zone: string }) {
  const { say } = useConsole();
  const stem = answers.find((answer) => answer.stem !== undefined)?.stem;
  return (
    <table className="grid answers">
      <caption>
        {title}
        {stem !== undefined && <span className="stem">{stem}</span>}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say('answers.question')}</th>
          <th scope="col">{say('answers.answer')}</th>
        </tr>
      </thead>
      <tbody>
        {answers.map((answer) => (
          <tr key={answer.linkId}>
            <th scope="row">
              {answer.question} <code>{answer.linkId}</code>
            </th>
            <td data-label={say('answers.answer')}>
              <GivenAnswer answer={answer} zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An answer with all that was said about it. */
export function GivenAnswer({ answer, zone }: { answer: AnswerItem; zone: string }) {
  const { say, language } = useConsole();
  const { state, answer: words, said, past, points } = answer;
  return (
    <>
      <p>
        {state === 'answered' ? <span className="words">{words}</span> : <Tag tone="warn">{words}</Tag>}
        {points !== undefined && <span className="quiet"> ({points})</span>}
      </p>
      {said !== undefined && said !== words && state === 'answered' && (
        <p className="quiet">{say('answers.said', { said })}</p>
      )}
      {past.map((older) => (
        <p key={older.at} className="quiet">
          {say('answers.before', { answer: older.answer, time: timeText(older.at, language, zone) })}
        </p>
      ))}
    </>
  );
}
