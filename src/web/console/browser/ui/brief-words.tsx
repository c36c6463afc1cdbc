import type { GoalItem, ToldItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { Tag } from './tag.tsx';

/** A person's words as they are, with the item they answer; what was skipped says so. */
export function BriefWords({ told }: { told: ToldItem }) {
  const { state, answer, linkId, responseId } = told;
  return (
    <span className="told">
      {state === 'answered' ? <span className="words">{answer}</span> : <Tag tone="warn">{answer}</Tag>}{' '}
      <code title={responseId}>{linkId}</code>
    </span>
  );
}

/** The same with the question. */
export function BriefAnswer({ told }: { told: ToldItem }) {
  return (
    <li>
      <span className="quiet">{told.question}</span> <BriefWords told={told} />
    </li>
  );
}

export function BriefGoals({ goals }: { goals: GoalItem[] }) {
  const { say } = useConsole();
  return goals.map(({ goal, notice }) => (
    <li key={(goal ?? notice)?.linkId}>
      {goal !== undefined && <BriefWords told={goal} />}
      {notice?.state === 'answered' && (
        <span>
          {' '}
          {say('brief.notice', { words: notice.answer })} <code title={notice.responseId}>{notice.linkId}</code>
        </span>
      )}
    </li>
  ));
}
