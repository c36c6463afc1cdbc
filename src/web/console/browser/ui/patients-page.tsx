import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { PatientItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { hashOf } from '../place.ts';
import { timeText } from '../times.ts';
import { urgency } from '../urgency.ts';
import { usePages } from '../use-pages.ts';
import { useTitle } from '../use-title.ts';
import { Heading } from './heading.tsx';
import { Tag, toneOf } from './tag.tsx';
import { Waiting } from './waiting.tsx';

/** All patients, those with an open alert first. */
export function PatientsPage() {
  const { say, alerts } = useConsole();
  const { items, failed, more, loadMore, reload } = usePages<PatientItem>('/patients');
  const [wanted, setWanted] = useState('');
  useTitle(say('patients.title'), say('app.name'));

  // What the alerts say is also in the list: it is read anew when they change.
  const signature = alerts.map(({ id, acknowledged }) => `${id}${acknowledged === undefined ? '' : '+'}`).join();
  const known = useRef(signature);
  useEffect(() => {
    if (known.current !== signature) void reload();
    known.current = signature;
  }, [signature, reload]);

  const shown = items?.filter(({ label }) => label.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      <div className="head">
        <Heading>{say('patients.title')}</Heading>
        <Field label={say('patients.filter')} className="filter">
          <Input type="search" value={wanted} onChange={(_, { value }) => setWanted(value)} />
        </Field>
      </div>
      {shown === undefined ? <Waiting failed={failed} onRetry={reload} /> : <PatientTable patients={shown} />}
      {items?.length === 0 && <p>{say('patients.none')}</p>}
      {more && <Button onClick={() => void loadMore()}>{say('app.more')}</Button>}
    </>
  );
}

function PatientTable({ patients }: { patients: PatientItem[] }) {
  const { say } = useConsole();
  const columns = ['name', 'alerts', 'disposition', 'clearance', 'channel', 'seen'] as const;
  return (
    <table className="grid patients">
      <caption>
        {say('patients.caption')}. {say('patients.shown', { count: patients.length })}
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {say(`patients.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {patients.map((patient) => (
          <PatientRow key={patient.id} patient={patient} />
        ))}
      </tbody>
    </table>
  );
}

function PatientRow({ patient }: { patient: PatientItem }) {
  const { say, word, language, clinic } = useConsole();
  const { id, label, openAlerts = [], disposition, clearance, channel, lastSeenAt } = patient;
  return (
    <tr className={openAlerts.length > 0 ? 'urgent' : undefined}>
      <th scope="row">
        <a href={hashOf({ page: 'patient', id, tab: 'findings' })}>{label}</a>
      </th>
      <td data-label={say('patients.alerts')}>
        {openAlerts.length === 0 ? <span className="quiet">{say('patients.noAlert')}</span> : null}
        <ul className="plain">
          {openAlerts.map((alert) => (
            <li key={alert.id}>
              <AlertBadge alert={alert} />
            </li>
          ))}
        </ul>
      </td>
      <td data-label={say('patients.disposition')}>
        {disposition === undefined ? (
          <span className="quiet">{say('patients.noDisposition')}</span>
        ) : (
          <>
            <Tag tone={toneOf(disposition)}>{word('disposition', disposition)}</Tag> <code>{disposition}</code>
          </>
        )}
      </td>
      <td data-label={say('patients.clearance')}>
        {clearance !== undefined && (
          <Tag tone={clearance.lookAgain ? 'warn' : toneOf(clearance.status)}>
            {word('clearance', clearance.status)}
          </Tag>
        )}
      </td>
      <td data-label={say('patients.channel')}>{word('channel', channel)}</td>
      <td data-label={say('patients.seen')}>
        <time dateTime={lastSeenAt}>{timeText(lastSeenAt, language, clinic.zone)}</time>
      </td>
    </tr>
  );
}

/** An open alert in short: what it is, and until when somebody must have acted. */
function AlertBadge({ alert }: { alert: NonNullable<PatientItem['openAlerts']>[number] }) {
  const { say, word, now } = useConsole();
  const { tiers, code, clock, acknowledged } = alert;
  const what = tiers.length > 0 ? tiers.map((tier) => word('tier', tier)).join(', ') : (code ?? say('alerts.other'));
  const { text, overdue } = urgency(clock, now, say);
  return (
    <>
      <Tag tone="alarm">{what}</Tag>{' '}
      {acknowledged === undefined ? (
        <span className={overdue ? 'clock overdue' : 'clock'}>{text}</span>
      ) : (
        <span className="quiet">{acknowledged.by}</span>
      )}
    </>
  );
}
