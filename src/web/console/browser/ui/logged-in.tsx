import { useMemo } from 'react';
import { alertWords } from '../alert-words.ts';
import { type ConsoleContext, ConsoleProvider } from '../console-context.ts';
import type { Login } from '../login-state.ts';
import type { Place } from '../place.ts';
import { StaffClient } from '../staff-client.ts';
import type { Speech, TextKey } from '../texts.ts';
import { clockText } from '../times.ts';
import { useAlerts } from '../use-alerts.ts';
import { usePlace } from '../use-place.ts';
import { AlertPage } from './alert-page.tsx';
import { PatientPage } from './patient-page.tsx';
import { PatientsPage } from './patients-page.tsx';
import { QuestionnairePage } from './questionnaire-page.tsx';
import { QuestionnairesPage } from './questionnaires-page.tsx';
import { TopBar } from './top-bar.tsx';

interface Props {
  login: Login;
  speech: Speech;
  onOut: (why: TextKey) => void;
  onLanguage: () => void;
}

/** Everything behind the login: the bar, what is new, and the page one is on. */
export function LoggedIn({ login, speech, onOut, onLanguage }: Props) {
  const { token, staff, permissions, clinic, colleagues, crisisNumbers } = login;
  const { language, say, word } = speech;
  const client = useMemo(
    () => new StaffClient({ token, language, onEnded: () => onOut('login.ended') }),
    [token, language, onOut],
  );
  const { alerts, fresh, offlineSince, now, refresh } = useAlerts(client, permissions.includes('alerts.read'));
  const place = usePlace();
  const context: ConsoleContext = {
    ...speech,
    client,
    staff,
    permissions,
    clinic,
    colleagues,
    crisisNumbers,
    alerts,
    refreshAlerts: refresh,
    now,
  };
  return (
    <ConsoleProvider value={context}>
      <button type="button" className="skip" onClick={skip}>
        {say('app.skip')}
      </button>
      <TopBar onLogOut={() => onOut('login.out')} onLanguage={onLanguage} />
      <div aria-live="assertive" className="live">
        {fresh !== undefined &&
          alerts.some(({ id, acknowledged }) => id === fresh.id && acknowledged === undefined) && (
            <p className="banner alarm">
              <a href={`#/patients/${fresh.patientId}`}>
                {say('alerts.new', { name: fresh.patientLabel, tiers: alertWords(fresh, { say, word }) })}
              </a>
            </p>
          )}
        {offlineSince !== undefined && (
          <p className="banner problem">
            {say('app.offline', { time: clockText(new Date(offlineSince).toISOString(), language, clinic.zone) })}
          </p>
        )}
      </div>
      <main id="content" tabIndex={-1}>
        {crisisNumbers.stale && (
          <p className="banner problem">
            {say('app.staleNumbers', { date: crisisNumbers.verifiedOn, days: crisisNumbers.days })}
          </p>
        )}
        <PageAt place={place} permissions={permissions} />
        <footer className="notes">
          <p>{word('note', 'screening')}</p>
          <p>{word('note', 'draft')}</p>
        </footer>
      </main>
    </ConsoleProvider>
  );
}

/** Who may see no patients, an admin, begins with what the clinic asks. */
function PageAt({ place, permissions }: { place: Place; permissions: string[] }) {
  if (place.page === 'patient') return <PatientPage key={place.id} id={place.id} tab={place.tab} />;
  if (place.page === 'alert') return <AlertPage key={place.id} id={place.id} />;
  if (place.page === 'questionnaire') return <QuestionnairePage key={place.id} id={place.id} />;
  const seesPatients = permissions.includes('patients.read') || !permissions.includes('questionnaires.read');
  return place.page === 'patients' && seesPatients ? <PatientsPage /> : <QuestionnairesPage />;
}

/** The address is the router's: skipping moves the focus alone. */
function skip(): void {
  document.getElementById('content')?.focus();
}
