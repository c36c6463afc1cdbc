import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { alertWords } from '../alert-words.ts';
import type { AlertItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { timeText } from '../times.ts';
import { urgency } from '../urgency.ts';
import { CloseAlert } from './close-alert.tsx';
import { ReleaseAlert } from './release-alert.tsx';
import { Tag } from './tag.tsx';

interface Props {
  alert: AlertItem;
  zone: string;
  onChanged: () => Promise<void>;
}

/** One alert: what it is, until when somebody must have acted, who did what, and what can be done now. */
export function AlertCard({ alert, zone, onChanged }: Props) {
  const { say, word, language, permissions, staff } = useConsole();
  const { id, code, blocks, acknowledged, closed, released } = alert;
  const accuses = alert.marks.includes('STAFF');
  const mayRelease = permissions.includes('alerts.release') || alert.entrustedTo === staff.staffId;
  const what = alertWords(alert, { say, word });
  const time = (at: string) => timeText(at, language, zone);
  const who = (act: { by: string; role: string; at: string }) => ({
    ...{ name: act.by, role: word('role', act.role), time: time(act.at) },
  });
  return (
    <article className={closed === undefined ? 'card alert' : 'card'} aria-labelledby={`alert-${id}`}>
      <h3 id={`alert-${id}`}>
        {what} {code !== undefined && <code>{code}</code>}
      </h3>
      <Marks marks={alert.marks} />
      <Times alert={alert} time={time} />
      <Notes notes={alert.notes} time={time} />
      {blocks && closed === undefined && <p className="quiet">{say('alerts.blocks')}</p>}
      {accuses && <Accused alert={alert} />}
      {released !== undefined && (
        <p>
          {say('alerts.releasedBy', who(released))}. {say('alerts.reason')}: {released.reason}
        </p>
      )}
      {acknowledged !== undefined && <p>{say('alerts.ackBy', who(acknowledged))}</p>}
      {closed === undefined ? (
        <p className="actions">
          {acknowledged === undefined && <Acknowledge id={id} onChanged={onChanged} />}
          {permissions.includes('alerts.close') && <CloseAlert id={id} what={what} onChanged={onChanged} />}
          {accuses && mayRelease && released === undefined && <ReleaseAlert alert={alert} onChanged={onChanged} />}
        </p>
      ) : (
        <p>
          {say('alerts.closedBy', who(closed))}. {say('alerts.reason')}: {closed.reason}
        </p>
      )}
    </article>
  );
}

function Marks({ marks }: Pick<AlertItem, 'marks'>) {
  const { word } = useConsole();
  if (marks.length === 0) return null;
  return (
    <p>
      {marks.map((mark) => (
        <Tag key={mark} tone="warn">
          {word('mark', mark)}
        </Tag>
      ))}
    </p>
  );
}

/** Whom an accusation of staff means, as far as anybody knows. */
function Accused({ alert }: { alert: AlertItem }) {
  const { say, colleagues } = useConsole();
  const name = colleagues.find(({ id }) => id === alert.accused)?.name ?? alert.accused;
  if (name !== undefined) return <p className="quiet">{say('alerts.accuses', { name })}</p>;
  return alert.released === undefined ? <p className="quiet">{say('alerts.accusesUnknown')}</p> : null;
}

/** When it was raised, and until when somebody must have acted. */
function Times({ alert, time }: { alert: AlertItem; time: (at: string) => string }) {
  const { say, now } = useConsole();
  const { clock, raisedAt, acceptedAt, acknowledged, closed, joined } = alert;
  const due = urgency(clock, now, say);
  return (
    <dl className="facts">
      <Fact name={say('alerts.raised')}>{time(raisedAt)}</Fact>
      <Fact name={say('alerts.sent')}>
        {acceptedAt === undefined ? say('alerts.notSent') : time(acceptedAt)}
        {alert.uncovered === true && ` (${say('alerts.uncovered')})`}
      </Fact>
      {closed === undefined && (
        <Fact name={say('alerts.due')}>
          {time(clock)}{' '}
          {acknowledged === undefined && <b className={due.overdue ? 'clock overdue' : 'clock'}>{due.text}</b>}
        </Fact>
      )}
      {joined.map(({ at, turn }) => (
        <Fact key={`${at}${turn}`} name={say('alerts.joined')}>
          {time(at)}
        </Fact>
      ))}
    </dl>
  );
}

function Notes({ notes, time }: Pick<AlertItem, 'notes'> & { time: (at: string) => string }) {
  if (notes.length === 0) return null;
  return (
    <ul>
      {notes.map(({ key, at, text }) => (
        <li key={`${key}${at}`}>
          {text} <span className="quiet">{time(at)}</span>
        </li>
      ))}
    </ul>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The words are those of the clinical pack: the button promises what they say, no less. */
function Acknowledge({ id, onChanged }: { id: string; onChanged: () => Promise<void> }) {
  const { say, client } = useConsole();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const acknowledge = async () => {
    setBusy(true);
    setFailed(false);
    try {
      await client.send('POST', `/alerts/${id}/acknowledge`);
      await onChanged();
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  return (
    <>
      <Button appearance="primary" disabled={busy} onClick={() => void acknowledge()}>
        {say('alerts.ack')}
      </Button>
      <span role="alert" className="problem">
        {failed ? say('alerts.notSaved') : ''}
      </span>
    </>
  );
}
