import { useState } from 'react';
import type { ResponseItem, ResponseWhole } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { timeText } from '../times.ts';
import { useLoad } from '../use-load.ts';
import { usePages } from '../use-pages.ts';
import { SeverityForm } from './severity-form.tsx';
import { Waiting } from './waiting.tsx';

type ScoreItem = ResponseItem['scores'][number];

/** The score of every instrument that was begun, newest first, with the answers it is the sum of. */
export function ScoresPanel({ path, zone }: { path: string; zone: string }) {
  const { say } = useConsole();
  const { items, failed, reload } = usePages<ResponseItem>(`${path}/responses`);
  const scores = items?.flatMap((response) => response.scores.map((score) => ({ response, score })));
  return (
    <section aria-labelledby="scores-title">
      <h2 id="scores-title">{say('scores.title')}</h2>
      {scores === undefined && <Waiting failed={failed} onRetry={reload} />}
      {scores?.length === 0 && <p className="quiet">{say('scores.none')}</p>}
      {scores?.map(({ response, score }) => (
        <ScoreCard key={`${response.id}${score.instrument}`} response={response} score={score} zone={zone} />
      ))}
      {items?.map(
        ({ id, history = [] }) => history.length > 0 && <HistoryCard key={id} {...{ path, reload, lines: history }} />,
      )}
    </section>
  );
}

/** Hints of the patient's own report, which a clinician judges. */
function HistoryCard({ path, lines, reload }: { path: string; lines: string[]; reload: () => Promise<void> }) {
  const { say, permissions } = useConsole();
  return (
    <article className="card">
      <h3>{say('history.title')}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {permissions.includes('severity.write') && <SeverityForm path={path} onSaved={reload} />}
    </article>
  );
}

function ScoreCard({ response, score, zone }: { response: ResponseItem; score: ScoreItem; zone: string }) {
  const { say, language } = useConsole();
  const [open, setOpen] = useState(false);
  const { title, value, max, complete, answered, items, loinc } = score;
  const at = response.completedAt ?? response.startedAt;
  return (
    <article className="card">
      <h3>
        {title} {loinc !== undefined && <code>LOINC {loinc}</code>}
      </h3>
      <p className={complete ? 'score' : undefined}>
        {complete ? say('scores.of', { value, max }) : say('scores.incomplete', { answered, items, value })}
      </p>
      <p className="quiet">
        <time dateTime={at}>{timeText(at, language, zone)}</time>
      </p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say('scores.items', { title })}</summary>
        {open && <ScoreItems id={response.id} instrument={score.instrument} title={title} />}
      </details>
    </article>
  );
}

function ScoreItems({ id, instrument, title }: { id: string; instrument: string; title: string }) {
  const { say } = useConsole();
  const { data, failed, reload } = useLoad<ResponseWhole>(`/responses/${id}`);
  if (data === undefined) return <Waiting failed={failed} onRetry={reload} />;
  const section = data.sections.find(({ linkId }) => linkId === instrument);
  return (
    <table className="grid">
      <caption>{say('scores.items', { title })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('scores.item')}</th>
          <th scope="col">{say('answers.answer')}</th>
          <th scope="col">{say('scores.points')}</th>
        </tr>
      </thead>
      <tbody>
        {section?.answers.map(({ linkId, question, answer, points }) => (
          <tr key={linkId}>
            <th scope="row">{question}</th>
            <td data-label={say('answers.answer')}>{answer}</td>
            <td data-label={say('scores.points')}>{points ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
