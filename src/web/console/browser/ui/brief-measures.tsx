import type { BriefItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { shortDayText } from '../times.ts';

type Course = BriefItem['measures'][number];

/** Each measure over time: value, date and the change from the one before. No judgement of either. */
export function BriefMeasures({ measures, zone }: { measures: Course[]; zone: string }) {
  const { say } = useConsole();
  if (measures.length === 0)
    return (
      <section className="card">
        <h2>{say('brief.measures')}</h2>
        <p className="quiet">{say('brief.noMeasures')}</p>
      </section>
    );
  return (
    <section className="card">
      <table className="grid">
        <caption>{say('brief.measures')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('brief.measure')}</th>
            <th scope="col">{say('brief.values')}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map((course) => (
            <Line key={course.measure} course={course} zone={zone} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ course, zone }: { course: Course; zone: string }) {
  const { say, language } = useConsole();
  const { measure, kind, title, max, values } = course;
  return (
    <tr>
      <th scope="row">
        {title} <code>{measure}</code>{' '}
        <span className="quiet">{kind === 'rating' ? say('brief.rating') : say('brief.of', { max })}</span>
      </th>
      <td data-label={say('brief.values')}>
        <ul className="run">
          {values.map(({ value, at, change, partial, responseId }) => (
            <li key={`${responseId}${at}`} title={responseId}>
              <strong>{value}</strong>
              {change !== undefined && <span> ({signed(change)})</span>}
              {partial !== undefined && <span> ({say('brief.partial', partial)})</span>}{' '}
              <span className="quiet">{shortDayText(at, language, zone)}</span>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : change === 0 ? '±0' : `−${-change}`;
}
