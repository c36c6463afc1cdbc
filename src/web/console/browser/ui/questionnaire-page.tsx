import type { QuestionnairePreview } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { useLoad } from '../use-load.ts';
import { useTitle } from '../use-title.ts';
import { Heading } from './heading.tsx';
import { PreviewTable } from './preview-table.tsx';
import { Tag } from './tag.tsx';
import { Waiting } from './waiting.tsx';

/** One questionnaire as it would be asked: every item with its answers, its condition, and why it is asked. */
export function QuestionnairePage({ id }: { id: string }) {
  const { say } = useConsole();
  const { data, failed, reload } = useLoad<QuestionnairePreview>(`/questionnaires/${encodeURIComponent(id)}`);
  useTitle(data?.title ?? say('questionnaires.title'), say('app.name'));
  if (data === undefined) return <Waiting failed={failed} onRetry={reload} />;
  return (
    <>
      <p>
        <a href="#/questionnaires">← {say('questionnaires.back')}</a>
      </p>
      <Heading>{data.title}</Heading>
      <p>
        <Tag tone={data.origin === 'clinic' ? 'good' : 'calm'}>{say(`questionnaires.${data.origin}`)}</Tag>{' '}
        <code>{data.canonical}</code>
      </p>
      {data.licence !== undefined && <p className="quiet">{data.licence}</p>}
      {data.instruments.map(({ id: instrument, name, licence, terms }) => (
        <p key={instrument} className="quiet">
          {name}: {licence}. {terms}
        </p>
      ))}
      <PreviewTable title={data.title} items={data.content} />
    </>
  );
}
