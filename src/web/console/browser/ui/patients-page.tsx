import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { PatientItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { usePages } from '../use-pages.ts';
import { useTitle } from '../use-title.ts';
import { FindPatient } from './find-patient.tsx';
import { Heading } from './heading.tsx';
import { NewPatient } from './new-patient.tsx';
import { OpenedRecords } from './opened-records.tsx';
import { PatientTable } from './patient-table.tsx';
import { Waiting } from './waiting.tsx';

/** All patients, those with an open alert first. */
export function PatientsPage() {
  const { say, alerts, permissions } = useConsole();
  const { items, failed, more, loadMore, reload } = usePages<PatientItem>('/patients');
  const [wanted, setWanted] = useState('');
  const seesAll = !permissions.includes('patients.break-glass');
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
      {permissions.includes('patients.write') && <NewPatient />}
      {permissions.includes('patients.break-glass') && <FindPatient />}
      {permissions.includes('audit.read') && <OpenedRecords />}
      {shown === undefined ? <Waiting failed={failed} onRetry={reload} /> : <PatientTable patients={shown} />}
      {items?.length === 0 && <p>{say(seesAll ? 'patients.none' : 'patients.noneOwn')}</p>}
      {more && <Button onClick={() => void loadMore()}>{say('app.more')}</Button>}
    </>
  );
}
