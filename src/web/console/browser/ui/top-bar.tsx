import { Button } from '@fluentui/react-components';
import { useConsole } from '../console-context.ts';

/** Who is logged in at which clinic, how many alerts are open, and the way out. */
export function TopBar({ onLogOut, onLanguage }: { onLogOut: () => void; onLanguage: () => void }) {
  const { say, word, staff, clinic, alerts, permissions } = useConsole();
  // Who has patients of their own is not told of others' alerts.
  const none = say(permissions.includes('patients.break-glass') ? 'alerts.noneOwn' : 'alerts.none');
  return (
    <header className="top">
      <p className="brand">
        {say('app.name')} <span className="clinic">{clinic.name}</span>
      </p>
      <nav aria-label={say('app.main')}>
        {permissions.includes('patients.read') && <a href="#/patients">{say('app.patients')}</a>}
        {permissions.includes('questionnaires.read') && <a href="#/questionnaires">{say('app.questionnaires')}</a>}
        {permissions.includes('alerts.read') && (
          <span className={alerts.length === 0 ? 'count' : 'count some'}>
            {alerts.length === 0 ? none : say('alerts.openOne', { count: alerts.length })}
          </span>
        )}
      </nav>
      <div className="who">
        <span>
          {staff.name}, {staff.roles.map((role) => word('role', role)).join(', ')}
        </span>
        <Button appearance="subtle" size="small" onClick={onLanguage}>
          {say('app.language')}
        </Button>
        <Button size="small" onClick={onLogOut}>
          {say('app.logout')}
        </Button>
      </div>
    </header>
  );
}
