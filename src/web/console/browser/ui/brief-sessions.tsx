import type { ReactNode } from 'react';
import type { PastItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { timeText } from '../times.ts';
import { BriefAnswer, BriefGoals, BriefWords } from './brief-words.tsx';
import { Tag } from './tag.tsx';

/** So many fit on the page; paper leaves out the rest and says so. */
const ON_PAPER = 3;

/** Each past session: what was hoped for, what happened, what stayed. */
export function BriefSessions({ sessions }: { sessions: PastItem[] }) {
  const { say } = useConsole();
  return (
    <section className="card">
      <h2>{say('brief.sessions')}</h2>
      {sessions.length === 0 && <p className="quiet">{say('brief.noSessions')}</p>}
      {sessions.map((session, index) => (
        <PastSession key={session.id} session={session} onScreenOnly={index >= ON_PAPER} />
      ))}
      {sessions.length > ON_PAPER && (
        <p className="paper">{say('brief.more', { count: sessions.length - ON_PAPER })}</p>
      )}
    </section>
  );
}

function PastSession({ session, onScreenOnly }: { session: PastItem; onScreenOnly: boolean }) {
  const { say, word, language } = useConsole();
  const { start, zone, state, route, hopedFor, happened, firstWords, flagged, stayed, lookAgain, unconfirmed } =
    session;
  return (
    <article className={onScreenOnly ? 'screen' : ''}>
      <h3>
        {timeText(start, language, zone)}, {word('route', route)} <Tag>{word('session', state)}</Tag>
        {lookAgain && <Tag tone="warn">{say('clearance.lookAgainShort')}</Tag>}
        {unconfirmed && <Tag tone="warn">{say('sessions.unconfirmed')}</Tag>}
      </h3>
      <div className="trio">
        <Column title={say('brief.hoped')} empty={hopedFor === undefined}>
          {hopedFor?.words.map((told) => (
            <li key={told.linkId}>
              <BriefWords told={told} />
            </li>
          ))}
          <BriefGoals goals={hopedFor?.goals ?? []} />
        </Column>
        <Column title={say('brief.happened')} empty={happened.length + firstWords.length + flagged.length === 0}>
          {[...happened, ...firstWords].map((told) => (
            <BriefAnswer key={told.linkId} told={told} />
          ))}
          {flagged.map(({ id, code, clinicianText }) => (
            <li key={id}>
              <Tag tone="warn">{code}</Tag> {clinicianText}
            </li>
          ))}
        </Column>
        <Column title={say('brief.stayed')} empty={stayed.length === 0}>
          {stayed.map((told) => (
            <BriefAnswer key={told.linkId} told={told} />
          ))}
        </Column>
      </div>
    </article>
  );
}

function Column({ title, empty, children }: { title: string; empty: boolean; children: ReactNode }) {
  const { say } = useConsole();
  return (
    <div>
      <h4>{title}</h4>
      {empty ? <p className="quiet">{say('brief.nothing')}</p> : <ul>{children}</ul>}
    </div>
  );
}
