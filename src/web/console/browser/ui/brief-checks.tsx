import type { BriefItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { BriefAnswer, BriefWords } from './brief-words.tsx';
import { Tag, toneOf } from './tag.tsx';

/** What is open or alerted on the checklist of the session ahead. */
export function BriefChecks({ checklist }: Pick<BriefItem, 'checklist'>) {
  const { say } = useConsole();
  if (checklist === undefined) return null;
  return (
    <section className="card">
      <h2>{say('brief.checklist')}</h2>
      {checklist.items.length === 0 && <p className="quiet">{say('brief.checklistDone')}</p>}
      <ul>
        {checklist.items.map(({ linkId, question, codes, told }) => (
          <li key={linkId}>
            <span className="quiet">{question}</span>{' '}
            {told === undefined ? <Tag>{say('brief.notAsked')}</Tag> : <BriefWords told={told} />}
            {codes.map((code) => (
              <Tag key={code} tone="warn">
                {code}
              </Tag>
            ))}
            {told === undefined && <code>{linkId}</code>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Open findings, the strongest first: what, by which rule, from which source. */
export function BriefFindings({ findings }: Pick<BriefItem, 'findings'>) {
  const { say, word } = useConsole();
  return (
    <section className="card">
      <h2>{say('brief.findings')}</h2>
      {findings.length === 0 && <p className="quiet">{say('brief.noFindings')}</p>}
      <ul>
        {findings.map(({ id, severity, clinicianText, ruleId, ruleVersion, itemIds, source }) => (
          <li key={id}>
            <Tag tone={toneOf(severity)}>{word('severity', severity)}</Tag> {clinicianText}{' '}
            <code>
              {ruleId} {ruleVersion}
            </code>{' '}
            <code>{itemIds.join(' ')}</code> {source.map((one) => `[${one.id}]`).join(' ')}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** ★ items that the person would rather not answer. */
export function BriefSkipped({ skipped }: Pick<BriefItem, 'skipped'>) {
  const { say } = useConsole();
  if (skipped.length === 0) return null;
  return (
    <section className="card">
      <h2>{say('brief.skipped')}</h2>
      <ul>
        {skipped.map((told) => (
          <BriefAnswer key={told.linkId} told={told} />
        ))}
      </ul>
    </section>
  );
}
