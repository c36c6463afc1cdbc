import { Button } from '@fluentui/react-components';
import type { OpenedItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { hashOf } from '../place.ts';
import { timeText } from '../times.ts';
import { usePages } from '../use-pages.ts';
import { Waiting } from './waiting.tsx';

/** Who opened whose record with a reason, for who looks after that. */
export function OpenedRecords() {
  const { say } = useConsole();
  const { items, failed, more, loadMore, reload } = usePages<OpenedItem>('/break-glass');
  return (
    <details>
      <summary>{say('opened.title')}</summary>
      {items === undefined && <Waiting failed={failed} onRetry={reload} />}
      {items?.length === 0 && <p>{say('opened.none')}</p>}
      <ul>
        {items?.map((one) => (
          <li key={`${one.patientId}/${one.staffId}`}>
            <Opened opened={one} />
          </li>
        ))}
      </ul>
      {more && <Button onClick={() => void loadMore()}>{say('app.more')}</Button>}
    </details>
  );
}

function Opened({ opened }: { opened: OpenedItem }) {
  const { say, word, language, clinic } = useConsole();
  const { patientId, patientLabel = patientId, by, role, reason, at, until } = opened;
  const from = timeText(at, language, clinic.zone);
  const line = { name: by, role: word('role', role), from, until: timeText(until, language, clinic.zone) };
  return (
    <>
      <a href={hashOf({ page: 'patient', id: patientId, tab: 'findings' })}>{patientLabel}</a>
      <br />
      {say('opened.line', line)}
      <br />
      {say('alerts.reason')}: {reason}
    </>
  );
}
