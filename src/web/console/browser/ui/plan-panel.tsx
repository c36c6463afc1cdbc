import { useState } from 'react';
import type { PlanItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { timeText } from '../times.ts';
import { useLoad } from '../use-load.ts';
import { PlanDates } from './plan-dates.tsx';
import { PlanEditor } from './plan-editor.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { Waiting } from './waiting.tsx';

interface Props {
  path: string;
  zone: string;
  /** Sessions were entered. */
  onSessions: () => Promise<void>;
}

/** The plan with who wrote it and what stood before; clinicians may write it anew. */
export function PlanPanel({ path, zone, onSessions }: Props) {
  const { say, language, permissions } = useConsole();
  const { data, failed, reload } = useLoad<PlanItem>(`${path}/plan`);
  const [open, setOpen] = useState(false);
  if (data === undefined) return <Waiting failed={failed} onRetry={reload} />;
  const { version, plan, by = '', at, earlier } = data;
  const wroteIt = (one: { version: number; by: string; at: string }) =>
    say('plan.by', { version: one.version, name: one.by, time: timeText(one.at, language, zone) });
  const saved = async () => {
    await reload();
    setOpen(false);
  };
  return (
    <section aria-labelledby="plan-title">
      <h2 id="plan-title">{say('plan.title')}</h2>
      {plan === undefined || at === undefined ? (
        <p className="quiet">{say('plan.none')}</p>
      ) : (
        <>
          <p className="quiet">{wroteIt({ version, by, at })}</p>
          <PlanFacts plan={plan} />
        </>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{say('plan.earlier', { count: earlier.length })}</summary>
          {[...earlier].reverse().map((one) => (
            <div key={one.version} className="card">
              <p className="quiet">{wroteIt(one)}</p>
              <PlanFacts plan={one.plan} />
            </div>
          ))}
        </details>
      )}
      {plan !== undefined && permissions.includes('sessions.manage') && (
        <PlanDates path={path} zone={zone} onEntered={onSessions} />
      )}
      {permissions.includes('plan.write') && (
        <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{say(plan === undefined ? 'plan.write' : 'plan.change')}</summary>
          {open && <PlanEditor key={version} path={path} known={data} onSaved={saved} onReload={reload} />}
        </details>
      )}
    </section>
  );
}
