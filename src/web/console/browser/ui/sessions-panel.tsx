import { Button } from '@fluentui/react-components';
import type { PatientItem, SessionItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { usePages } from '../use-pages.ts';
import { ClearancePanel } from './clearance-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { SessionCard } from './session-card.tsx';
import { SessionForm } from './session-form.tsx';
import { Waiting } from './waiting.tsx';

interface Props {
  path: string;
  patient: PatientItem;
  zone: string;
  onChanged: () => Promise<void>;
}

/** Clearance, plan, the sessions with what was hoped before and said after each, and a form for a new one. */
export function SessionsPanel({ path, patient, zone, onChanged }: Props) {
  const { say } = useConsole();
  const { items, failed, more, loadMore, reload } = usePages<SessionItem>(`${path}/sessions`);
  // What a clearance says stands on the sessions that it confirmed, too.
  const cleared = async () => {
    await Promise.all([onChanged(), reload()]);
  };
  return (
    <>
      {patient.clearance !== undefined && (
        <ClearancePanel path={path} clearance={patient.clearance} zone={zone} onChanged={cleared} />
      )}
      <PlanPanel path={path} zone={zone} onSessions={reload} />
      <section aria-labelledby="sessions-title">
        <h2 id="sessions-title">{say('patient.sessions')}</h2>
        <SessionForm path={path} zone={zone} onSaved={reload} />
        {items === undefined && <Waiting failed={failed} onRetry={reload} />}
        {items?.length === 0 && <p className="quiet">{say('sessions.none')}</p>}
        {items?.map((session) => (
          <SessionCard key={session.id} session={session} onChanged={reload} />
        ))}
        {more && <Button onClick={() => void loadMore()}>{say('app.more')}</Button>}
      </section>
    </>
  );
}
