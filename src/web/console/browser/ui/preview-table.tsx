import type { PreviewItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import type { Say, TextKey } from '../texts.ts';
import { Tag } from './tag.tsx';

const TYPES: Record<string, TextKey> = {
  boolean: 'questionnaires.type.boolean',
  integer: 'questionnaires.type.number',
  decimal: 'questionnaires.type.number',
  quantity: 'questionnaires.type.quantity',
  date: 'questionnaires.type.date',
  dateTime: 'questionnaires.type.date',
  time: 'questionnaires.type.time',
};

/** The items in their order; what is not asked (groups, notes, computed values) spans the row. */
export function PreviewTable({ title, items }: { title: string; items: PreviewItem[] }) {
  const { say } = useConsole();
  return (
    <table className="grid answers forms">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('answers.question')}</th>
          <th scope="col">{say('answers.answer')}</th>
          <th scope="col">{say('questionnaires.when')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.linkId}>
            <th scope="row" style={{ paddingLeft: 12 + item.depth * 16 }}>
              {item.asked ? item.text : <strong>{item.text}</strong>} <code>{item.linkId}</code>{' '}
              {item.required && <Tag>★</Tag>}
              {item.why !== undefined && <p className="quiet">{say('questionnaires.why', { why: item.why })}</p>}
            </th>
            <td data-label={say('answers.answer')}>{answersOf(item, say)}</td>
            <td data-label={say('questionnaires.when')}>{conditionOf(item, say)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function answersOf({ asked, type, options }: PreviewItem, say: Say): string {
  if (!asked) return '';
  if (options.length === 0) return say(TYPES[type] ?? 'questionnaires.type.text');
  return options.map(({ label, points }) => (points === undefined ? label : `${label} (${points})`)).join(' · ');
}

function conditionOf({ when }: PreviewItem, say: Say): string {
  if (when === undefined) return '';
  const joined = when.conditions
    .map(({ question, operator, answer }) => `${question} ${operator} ${answer}`)
    .join(say(when.all ? 'questionnaires.and' : 'questionnaires.or'));
  return [joined, when.expression].filter(Boolean).join('; ');
}
