import { Button } from '@fluentui/react-components';
import type { SessionItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import type { TextKey } from '../texts.ts';
import { clockText, timeText } from '../times.ts';
import { useSave } from '../use-save.ts';
import { GivenAnswer } from './answer-table.tsx';
import { OverrideForm } from './override-form.tsx';
import { ReleaseForm } from './release-form.tsx';
import { Tag } from './tag.tsx';

/** The steps staff may take from a state, as the API allows them. */
const STEPS: Partial<Record<SessionItem['state'], [state: string, label: TextKey][]>> = {
  planned: [
    ['confirmed', 'sessions.confirm'],
    ['cancelled', 'sessions.cancelSession'],
    ['missed', 'sessions.missed'],
  ],
  confirmed: [
    ['started', 'sessions.start'],
    ['cancelled', 'sessions.cancelSession'],
    ['missed', 'sessions.missed'],
  ],
};

interface Props {
  session: SessionItem;
  onChanged: () => Promise<void>;
}

/** A session: when and where, its state and release, and the words from before and after side by side. */
export function SessionCard({ session, onChanged }: Props) {
  const { say, word, language, permissions } = useConsole();
  const {
    id,
    state,
    start,
    plannedEnd,
    releasedAt,
    zone,
    route,
    place,
    override,
    lookAgain,
    unconfirmed,
    intention,
    checklist = [],
    reflection,
  } = session;
  const { save, busy, problem } = useSave(onChanged);
  const time = (at: string) => timeText(at, language, zone);
  return (
    <article className="card" aria-labelledby={`session-${id}`}>
      <h3 id={`session-${id}`}>
        {time(start)} <Tag tone={state === 'released' ? 'good' : 'calm'}>{word('session', state)}</Tag>
      </h3>
      <dl className="facts">
        <Fact name={say('sessions.route')} value={word('route', route)} />
        <Fact name={say('sessions.end')} value={clockText(plannedEnd, language, zone)} />
        <Fact name={say('sessions.place')} value={place} />
        <Fact name={say('sessions.released')} value={releasedAt === undefined ? undefined : time(releasedAt)} />
      </dl>
      {override !== undefined && (
        <p className="banner warn">
          {say('sessions.overridden', { name: override.by, time: time(override.at), reason: override.reason })}
        </p>
      )}
      {lookAgain && <p className="banner warn">{say('clearance.lookAgain')}</p>}
      {unconfirmed && <p className="banner warn">{say('sessions.unconfirmed')}</p>}
      <p className="actions">
        {STEPS[state]?.map(([next, label]) => (
          <Button
            key={next}
            size="small"
            disabled={busy}
            onClick={() => void save('PATCH', `/sessions/${id}`, { state: next })}
          >
            {say(label)}
          </Button>
        ))}
      </p>
      <p role="alert" className="problem">
        {problem}
      </p>
      {state === 'planned' && permissions.includes('clearance.write') && <OverrideForm id={id} onSaved={onChanged} />}
      {releasedAt === undefined && permissions.includes('sessions.release') && (
        <ReleaseForm session={session} onSaved={onChanged} />
      )}
      {intention !== undefined && reflection !== undefined && (
        <div className="columns">
          <Words title={say('sessions.intention')} none={say('sessions.noIntention')} words={intention} zone={zone} />
          <Words
            title={say('sessions.reflection')}
            none={say('sessions.noReflection')}
            words={reflection}
            zone={zone}
          />
        </div>
      )}
      {checklist.length > 0 && <Words title={say('sessions.checklist')} none="" words={checklist} zone={zone} />}
    </article>
  );
}

function Fact({ name, value }: { name: string; value: string | undefined }) {
  if (value === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface WordsProps {
  title: string;
  none: string;
  words: NonNullable<SessionItem['intention']>;
  zone: string;
}

function Words({ title, none, words, zone }: WordsProps) {
  const answers = words.flatMap((response) => response.answers);
  return (
    <section>
      <h4>{title}</h4>
      {answers.length === 0 && <p className="quiet">{none}</p>}
      <dl className="words">
        {answers.map((answer) => (
          <div key={`${answer.linkId}${answer.at}`}>
            <dt>{answer.question}</dt>
            <dd>
              <GivenAnswer answer={answer} zone={zone} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
