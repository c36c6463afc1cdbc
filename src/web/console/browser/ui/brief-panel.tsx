import { Button } from '@fluentui/react-components';
import type { BriefItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { timeText } from '../times.ts';
import { useLoad } from '../use-load.ts';
import { BriefCard } from './brief-card.tsx';
import { BriefChecks, BriefFindings, BriefSkipped } from './brief-checks.tsx';
import { BriefHead } from './brief-head.tsx';
import { BriefMeasures } from './brief-measures.tsx';
import { BriefSessions } from './brief-sessions.tsx';
import { Waiting } from './waiting.tsx';

/** What a therapist reads in two minutes: one page, on paper too. Every value names the item it comes from. */
export function BriefPanel({ path }: { path: string }) {
  const { say, language } = useConsole();
  const { data: brief, failed, reload } = useLoad<BriefItem>(`${path}/brief`);
  if (brief === undefined) return <Waiting failed={failed} onRetry={reload} />;
  const { patient, at, note, withheld } = brief;
  const isWhole = withheld.answers + withheld.scores + withheld.findings === 0;
  return (
    <div className="brief">
      <p className="actions screen">
        <Button onClick={() => print()}>{say('brief.print')}</Button>
      </p>
      <p className="quiet">
        {say('brief.printed', { name: patient.label, time: timeText(at, language, patient.zone), note })}
      </p>
      {!isWhole && (
        <p className="banner warn" role="note">
          {say('brief.withheld', withheld)}
        </p>
      )}
      <BriefHead brief={brief} />
      <div className="pair">
        <BriefCard card={brief.intention} zone={patient.zone} />
        <div>
          <BriefChecks checklist={brief.checklist} />
          <BriefFindings findings={brief.findings} />
          <BriefSkipped skipped={brief.skipped} />
        </div>
      </div>
      <BriefSessions sessions={brief.sessions} />
      <BriefMeasures measures={brief.measures} zone={patient.zone} />
    </div>
  );
}
