import { alertWords } from '../alert-words.ts';
import type { BriefItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { timeText } from '../times.ts';
import { Tag, toneOf } from './tag.tsx';

/** Who, whether they are cleared, what is open, the plan in a line, and when the next session is. */
export function BriefHead({ brief }: { brief: BriefItem }) {
  const speech = useConsole();
  const { say, word, language } = speech;
  const { patient, plan, nextSession } = brief;
  const { clearance, openAlerts = [], disposition } = patient;
  const next =
    nextSession && `${timeText(nextSession.start, language, nextSession.zone)}, ${word('route', nextSession.route)}`;
  return (
    <section aria-label={say('brief.person')} className="card">
      <p>
        <strong>{patient.label}</strong>, {say(`patient.${patient.language}`)}{' '}
        {disposition !== undefined && <Tag tone={toneOf(disposition)}>{word('disposition', disposition)}</Tag>}
        {clearance !== undefined && (
          <Tag tone={toneOf(clearance.status)}>
            {say('clearance.title')}: {word('clearance', clearance.status)}
          </Tag>
        )}
        {clearance?.lookAgain && <Tag tone="warn">{say('clearance.lookAgain')}</Tag>}
        {openAlerts.map((alert) => (
          <Tag key={alert.id} tone="alarm">
            {alertWords(alert, speech)}
          </Tag>
        ))}
      </p>
      <dl className="facts">
        <div>
          <dt>{say('brief.plan')}</dt>
          <dd>{plan === undefined ? say('brief.noPlan') : <PlanLine plan={plan} />}</dd>
        </div>
        <div>
          <dt>{say('brief.next')}</dt>
          <dd>
            {next ?? say('brief.noNext')} {nextSession !== undefined && <Tag>{word('session', nextSession.state)}</Tag>}
            {nextSession?.lookAgain && <Tag tone="warn">{say('clearance.lookAgainShort')}</Tag>}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function PlanLine({ plan }: { plan: NonNullable<BriefItem['plan']> }) {
  const { say, word } = useConsole();
  const { status, route, setting, induction, done } = plan;
  const { sessions, perWeek } = induction;
  const words = { status: word('plan', status), route: word('route', route), setting: word('setting', setting) };
  return <>{say('brief.planLine', { ...words, sessions, perWeek, done })}</>;
}
