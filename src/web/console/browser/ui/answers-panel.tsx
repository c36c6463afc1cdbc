import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ResponseItem, ResponseWhole } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { timeText } from '../times.ts';
import { useLoad } from '../use-load.ts';
import { usePages } from '../use-pages.ts';
import { AnswerTable } from './answer-table.tsx';
import { Tag } from './tag.tsx';
import { Waiting } from './waiting.tsx';

/** Every questionnaire a patient has begun, newest first; the newest is open. */
export function AnswersPanel({ path, zone }: { path: string; zone: string }) {
  const { say } = useConsole();
  const { items, failed, more, loadMore, reload } = usePages<ResponseItem>(`${path}/responses`);
  if (items === undefined) return <Waiting failed={failed} onRetry={reload} />;
  return (
    <section aria-labelledby="answers-title">
      <h2 id="answers-title">{say('patient.answers')}</h2>
      {items.length === 0 && <p className="quiet">{say('answers.none')}</p>}
      {items.map((response, index) => (
        <ResponseCard key={response.id} response={response} zone={zone} initiallyOpen={index === 0} />
      ))}
      {more && <Button onClick={() => void loadMore()}>{say('app.more')}</Button>}
    </section>
  );
}

function ResponseCard({
  response,
  zone,
  initiallyOpen,
}: {
  response: ResponseItem;
  zone: string;
  initiallyOpen: boolean;
}) {
  const { say, word, language } = useConsole();
  const [open, setOpen] = useState(initiallyOpen);
  const { id, title, status, startedAt, completedAt, questionnaire } = response;
  const time = timeText(completedAt ?? startedAt, language, zone);
  return (
    <article className="card" aria-labelledby={`response-${id}`}>
      <h3 id={`response-${id}`}>
        {title} <Tag tone={status === 'completed' ? 'good' : 'calm'}>{word('response', status)}</Tag>
      </h3>
      <p className="quiet">
        {say(completedAt === undefined ? 'answers.started' : 'answers.completed', { time })} ·{' '}
        {say('findings.version', { version: questionnaire.split('|')[1] ?? '' })}
      </p>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say('answers.open', { title })}</summary>
        {open && <WholeResponse id={id} zone={zone} />}
      </details>
    </article>
  );
}

function WholeResponse({ id, zone }: { id: string; zone: string }) {
  const { say } = useConsole();
  const { data, failed, reload } = useLoad<ResponseWhole>(`/responses/${id}`);
  if (data === undefined) return <Waiting failed={failed} onRetry={reload} />;
  return (
    <>
      {data.withheld > 0 && <p className="banner">{say('answers.withheld', { count: data.withheld })}</p>}
      {data.sections.map(({ linkId, title, answers }) => (
        <AnswerTable
          key={`${linkId}/${answers[0]?.linkId}`}
          title={title === '' ? data.title : title}
          answers={answers}
          zone={zone}
        />
      ))}
    </>
  );
}
