import { useEffect } from 'react';
import type { AlertItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { usePages } from '../use-pages.ts';
import { AlertCard } from './alert-card.tsx';
import { Waiting } from './waiting.tsx';

/** A patient's alerts: the open ones in full, the closed ones folded away. */
export function AlertsOfPatient({ id, zone, onChanged }: { id: string; zone: string; onChanged: () => unknown }) {
  const { say, alerts, refreshAlerts } = useConsole();
  const { items, failed, reload } = usePages<AlertItem>(`/patients/${encodeURIComponent(id)}/alerts`);
  const signature = alerts
    .filter(({ patientId }) => patientId === id)
    .map((alert) => JSON.stringify(alert))
    .join();
  useEffect(() => {
    if (signature !== '') void reload();
  }, [signature, reload]);
  if (items === undefined) return <Waiting failed={failed} onRetry={reload} />;

  const open = items.filter(({ closed }) => closed === undefined);
  const closed = items.filter((alert) => alert.closed !== undefined);
  const changed = async () => {
    await Promise.all([reload(), refreshAlerts(), onChanged()]);
  };
  return (
    <section aria-labelledby="alerts-title" className="alerts">
      <h2 id="alerts-title">{say('alerts.title')}</h2>
      {open.length === 0 && <p className="quiet">{say('alerts.none')}</p>}
      {open.map((alert) => (
        <AlertCard key={alert.id} alert={alert} zone={zone} onChanged={changed} />
      ))}
      {closed.length > 0 && (
        <details>
          <summary>{say('alerts.closedTitle', { count: closed.length })}</summary>
          {closed.map((alert) => (
            <AlertCard key={alert.id} alert={alert} zone={zone} onChanged={changed} />
          ))}
        </details>
      )}
    </section>
  );
}
