import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { SessionItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { instantOf, wallOf } from '../times.ts';
import { useSave } from '../use-save.ts';

/** When the patient left. It is recorded as it happened, whatever the session's state. */
export function ReleaseForm({ session, onSaved }: { session: SessionItem; onSaved: () => Promise<void> }) {
  const { say } = useConsole();
  const { id, start, zone } = session;
  const [date, setDate] = useState(() => wallOf(start, zone).date);
  const [time, setTime] = useState('');
  const { save, busy, problem } = useSave(onSaved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save('PATCH', `/sessions/${id}`, { releasedAt: instantOf(date, time, zone) });
  };
  return (
    <details>
      <summary>{say('sessions.enterRelease')}</summary>
      <form noValidate className="form wide" onSubmit={submit}>
        <Field label={say('sessions.releaseDate')} required>
          <Input type="date" value={date} onChange={(_, { value }) => setDate(value)} />
        </Field>
        <Field label={say('sessions.releaseTime')} hint={zone.replaceAll('_', ' ')} required>
          <Input type="time" value={time} onChange={(_, { value }) => setTime(value)} />
        </Field>
        <p role="alert" className="problem">
          {problem}
        </p>
        <Button type="submit" appearance="primary" disabled={busy || date === '' || time === ''}>
          {say('sessions.saveRelease')}
        </Button>
      </form>
    </details>
  );
}
