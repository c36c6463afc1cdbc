import { alertWords } from '../alert-words.ts';
import type { PatientItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { hashOf } from '../place.ts';
import { timeText } from '../times.ts';
import { urgency } from '../urgency.ts';
import { Tag, toneOf } from './tag.tsx';

const COLUMNS = ['name', 'alerts', 'disposition', 'clearance', 'channel', 'seen'] as const;
/** What the front desk's patients lack is left out, not shown as if there were none. */
const LOGISTICS: readonly Column[] = ['name', 'channel', 'seen'];
type Column = (typeof COLUMNS)[number];

/** Patients as a table; on a narrow screen each is a card. */
export function PatientTable({ patients }: { patients: PatientItem[] }) {
  const { say } = useConsole();
  const columns = patients.every(({ clearance }) => clearance === undefined) ? LOGISTICS : COLUMNS;
  return (
    <table className="grid patients">
      <caption>
        {say('patients.caption')}. {say('patients.shown', { count: patients.length })}
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {say(`patients.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {patients.map((patient) => (
          <tr key={patient.id} className={(patient.openAlerts?.length ?? 0) > 0 ? 'urgent' : undefined}>
            <th scope="row">
              <a href={hashOf({ page: 'patient', id: patient.id, tab: 'findings' })}>{patient.label}</a>
            </th>
            {columns.slice(1).map((column) => (
              <td key={column} data-label={say(`patients.${column}`)}>
                <Cell column={column} patient={patient} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ column, patient }: { column: Column; patient: PatientItem }) {
  const { word, language, clinic } = useConsole();
  const { openAlerts = [], disposition, clearance, channel, lastSeenAt } = patient;
  switch (column) {
    case 'alerts':
      return <OpenAlerts alerts={openAlerts} />;
    case 'disposition':
      return <DispositionTag disposition={disposition} />;
    case 'clearance':
      return <ClearanceTag clearance={clearance} />;
    case 'channel':
      return word('channel', channel);
    default:
      return <time dateTime={lastSeenAt}>{timeText(lastSeenAt, language, clinic.zone)}</time>;
  }
}

function ClearanceTag({ clearance }: Pick<PatientItem, 'clearance'>) {
  const { say, word } = useConsole();
  if (clearance === undefined) return null;
  return (
    <>
      <Tag tone={toneOf(clearance.status)}>{word('clearance', clearance.status)}</Tag>{' '}
      {clearance.lookAgain && <Tag tone="warn">{say('clearance.lookAgainShort')}</Tag>}
    </>
  );
}

function DispositionTag({ disposition }: Pick<PatientItem, 'disposition'>) {
  const { say, word } = useConsole();
  if (disposition === undefined) return <span className="quiet">{say('patients.noDisposition')}</span>;
  return (
    <>
      <Tag tone={toneOf(disposition)}>{word('disposition', disposition)}</Tag> <code>{disposition}</code>
    </>
  );
}

function OpenAlerts({ alerts }: { alerts: NonNullable<PatientItem['openAlerts']> }) {
  const { say } = useConsole();
  if (alerts.length === 0) return <span className="quiet">{say('patients.noAlert')}</span>;
  return (
    <ul className="plain">
      {alerts.map((alert) => (
        <li key={alert.id}>
          <AlertBadge alert={alert} />
        </li>
      ))}
    </ul>
  );
}

/** An open alert in short: what it is, and until when somebody must have acted. */
function AlertBadge({ alert }: { alert: NonNullable<PatientItem['openAlerts']>[number] }) {
  const { say, word, now } = useConsole();
  const { clock, acknowledged } = alert;
  const what = alertWords(alert, { say, word });
  const { text, overdue } = urgency(clock, now, say);
  return (
    <>
      <Tag tone="alarm">{what}</Tag>{' '}
      {acknowledged === undefined ? (
        <span className={overdue ? 'clock overdue' : 'clock'}>{text}</span>
      ) : (
        <span className="quiet">{acknowledged.by}</span>
      )}
    </>
  );
}
