import type { CardItem, CardPart } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { shortDayText } from '../times.ts';
import { BriefGoals, BriefWords } from './brief-words.tsx';

const ORDER: readonly CardPart[] = [
  ...(['words', 'short', 'why', 'arriving', 'elsewhere', 'worries', 'helps', 'avoid'] as const),
  ...(['boundaries', 'letGo', 'comeBack', 'music', 'eyes', 'comfort', 'faith'] as const),
];

/** The intention card: the short form as title, then the person's own words, and every wording there was. */
export function BriefCard({ card, zone }: { card: CardItem | undefined; zone: string }) {
  const { say, language } = useConsole();
  if (card === undefined)
    return (
      <section className="card">
        <h2>{say('brief.intention')}</h2>
        <p className="quiet">{say('brief.noIntention')}</p>
      </section>
    );
  const { title, parts, goals, versions } = card;
  // The same words before several sessions are one wording, with the day they were put last.
  const wordings = versions.filter(({ words }, index) => versions.findIndex((one) => one.words === words) === index);
  return (
    <section className="card">
      <h2>
        {say('brief.intention')}
        {title !== undefined && <span className="words">: “{title}”</span>}
      </h2>
      <dl className="lines">
        {ORDER.filter((part) => parts[part] !== undefined).map((part) => (
          <div key={part}>
            <dt>{say(`brief.part.${part}`)}</dt>
            <dd>
              {parts[part]?.map((told) => (
                <BriefWords key={told.linkId} told={told} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {goals.length > 0 && (
        <>
          <h3>{say('brief.goals')}</h3>
          <ul>
            <BriefGoals goals={goals} />
          </ul>
        </>
      )}
      {wordings.length > 1 && (
        <>
          <h3>{say('brief.versions')}</h3>
          <ul>
            {wordings.map(({ at, words, linkId, responseId }) => (
              <li key={`${responseId}${at}`}>
                <span className="quiet">{shortDayText(at, language, zone)}</span> <span className="words">{words}</span>{' '}
                <code title={responseId}>{linkId}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
