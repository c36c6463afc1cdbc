import { useEffect } from 'react';
import type { AlertItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { hashOf } from '../place.ts';
import { useLoad } from '../use-load.ts';
import { useTitle } from '../use-title.ts';
import { NotOwn } from './not-own.tsx';
import { Waiting } from './waiting.tsx';

/** Where the link of a notice leads: on to the patient, whom the notice does not name. */
export function AlertPage({ id }: { id: string }) {
  const { say } = useConsole();
  const { data: alert, failed, notOwn, reload } = useLoad<AlertItem>(`/alerts/${encodeURIComponent(id)}`);
  useTitle(say('alerts.title'), say('app.name'));
  useEffect(() => {
    if (alert !== undefined) location.replace(hashOf({ page: 'patient', id: alert.patientId, tab: 'findings' }));
  }, [alert]);
  return notOwn === undefined ? (
    <Waiting failed={failed} onRetry={reload} />
  ) : (
    <NotOwn patientId={notOwn} onOpened={reload} />
  );
}
