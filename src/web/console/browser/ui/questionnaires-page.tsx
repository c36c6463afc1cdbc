import type { Page, QuestionnaireItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { hashOf } from '../place.ts';
import { useLoad } from '../use-load.ts';
import { useTitle } from '../use-title.ts';
import { Heading } from './heading.tsx';
import { Tag } from './tag.tsx';
import { Waiting } from './waiting.tsx';

const COLUMNS = ['name', 'origin', 'version', 'items', 'licence'] as const;

/** The questionnaires of the clinic, its own first. */
export function QuestionnairesPage() {
  const { say } = useConsole();
  const { data, failed, reload } = useLoad<Page<QuestionnaireItem>>('/questionnaires');
  useTitle(say('questionnaires.title'), say('app.name'));
  return (
    <>
      <Heading>{say('questionnaires.title')}</Heading>
      <p>{say('questionnaires.how')}</p>
      {data === undefined ? <Waiting failed={failed} onRetry={reload} /> : <QuestionnaireTable items={data.items} />}
    </>
  );
}

function QuestionnaireTable({ items }: { items: QuestionnaireItem[] }) {
  const { say } = useConsole();
  return (
    <table className="grid forms">
      <caption>{say('questionnaires.caption')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {say(`questionnaires.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row">
              <a href={hashOf({ page: 'questionnaire', id: item.id })}>{item.title}</a> <code>{item.name}</code>
            </th>
            <td data-label={say('questionnaires.origin')}>
              <Tag tone={item.origin === 'clinic' ? 'good' : 'calm'}>{say(`questionnaires.${item.origin}`)}</Tag>
            </td>
            <td data-label={say('questionnaires.version')}>{item.version}</td>
            <td data-label={say('questionnaires.items')}>{item.items}</td>
            <td data-label={say('questionnaires.licence')}>
              {item.instruments.map(({ name, licence }) => `${name}: ${licence}`).join(', ') || '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
