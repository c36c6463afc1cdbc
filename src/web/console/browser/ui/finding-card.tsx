import type { FindingItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { timeText } from '../times.ts';
import { Tag } from './tag.tsx';

/** One finding with everything needed to check it: the answers, the rule and its version, basis and sources. */
export function FindingCard({ finding, zone }: { finding: FindingItem; zone: string }) {
  const { say, word, language } = useConsole();
  const { code, clinicianText, answers, ruleId, ruleVersion, basis, source, at, state } = finding;
  return (
    <article className="card">
      <h4>
        {clinicianText} <code>{code}</code> {state !== 'open' && <Tag>{word('finding', state)}</Tag>}
      </h4>
      <dl className="facts">
        <div>
          <dt>{say('findings.answers')}</dt>
          <dd>
            {answers.length === 0
              ? say('findings.words')
              : answers.map(({ linkId, question, answer }) => (
                  <p key={linkId}>
                    {question} <b>{answer}</b> <code>{linkId}</code>
                  </p>
                ))}
          </dd>
        </div>
        <div>
          <dt>{say('findings.rule')}</dt>
          <dd>
            <code>{ruleId}</code> {say('findings.version', { version: ruleVersion })}
          </dd>
        </div>
        <div>
          <dt>{say('findings.basis')}</dt>
          <dd>{basis.map((one) => word('basis', one)).join(', ')}</dd>
        </div>
        <div>
          <dt>{say('findings.source')}</dt>
          <dd>
            {source.map(({ id, citation }) => (
              <p key={id}>
                [{id}] {citation}
              </p>
            ))}
          </dd>
        </div>
        <div>
          <dt>{say('findings.at')}</dt>
          <dd>
            <time dateTime={at}>{timeText(at, language, zone)}</time>
          </dd>
        </div>
      </dl>
    </article>
  );
}
