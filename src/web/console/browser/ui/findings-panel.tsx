import type { FindingItem, Page } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { useLoad } from '../use-load.ts';
import { FindingCard } from './finding-card.tsx';
import { ScoresPanel } from './scores-panel.tsx';
import { Tag, toneOf } from './tag.tsx';
import { Waiting } from './waiting.tsx';

const SEVERITIES = ['critical', 'absolute', 'relative', 'caution', 'info'] as const;

/** What the rules found, most severe first, and the scores beside it. */
export function FindingsPanel({ path, zone }: { path: string; zone: string }) {
  const { say } = useConsole();
  const { data, failed, reload } = useLoad<Page<FindingItem> & { withheld: number }>(`${path}/findings?limit=200`);
  if (data === undefined) return <Waiting failed={failed} onRetry={reload} />;
  const holding = data.items.filter(({ state }) => state !== 'superseded');
  const past = data.items.filter(({ state }) => state === 'superseded');
  return (
    <div className="columns">
      <section aria-labelledby="findings-title">
        <h2 id="findings-title">{say('findings.title')}</h2>
        {data.withheld > 0 && <p className="banner">{say('findings.withheld')}</p>}
        {holding.length === 0 && <p className="quiet">{say('findings.none')}</p>}
        {SEVERITIES.map((severity) => (
          <Group
            key={severity}
            severity={severity}
            zone={zone}
            findings={holding.filter((f) => f.severity === severity)}
          />
        ))}
        {past.length > 0 && (
          <details>
            <summary>{say('findings.past', { count: past.length })}</summary>
            {past.map((finding) => (
              <FindingCard key={finding.id} finding={finding} zone={zone} />
            ))}
          </details>
        )}
      </section>
      <ScoresPanel path={path} zone={zone} />
    </div>
  );
}

function Group({ severity, findings, zone }: { severity: string; findings: FindingItem[]; zone: string }) {
  const { say, word } = useConsole();
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby={`severity-${severity}`}>
      <h3 id={`severity-${severity}`}>
        <Tag tone={toneOf(severity)}>
          {say('findings.count', { severity: word('severity', severity), count: findings.length })}
        </Tag>
      </h3>
      {findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding} zone={zone} />
      ))}
    </section>
  );
}
