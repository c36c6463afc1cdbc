import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useConsole } from '../console-context.ts';
import { useSave } from '../use-save.ts';

/** A prescriber confirms a session without a clearance, for a reason that is kept and shown with it. */
export function OverrideForm({ id, onSaved }: { id: string; onSaved: () => Promise<void> }) {
  const { say } = useConsole();
  const [reason, setReason] = useState('');
  const [licence, setLicence] = useState('');
  const { save, busy, problem } = useSave(onSaved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const override = { reason, ...(licence.trim() === '' ? {} : { licence }) };
    void save('PATCH', `/sessions/${id}`, { state: 'confirmed', override });
  };
  return (
    <details>
      <summary>{say('sessions.override')}</summary>
      <form noValidate className="form" onSubmit={submit}>
        <Field label={say('sessions.overrideReason')} required>
          <Input value={reason} maxLength={2000} onChange={(_, { value }) => setReason(value)} />
        </Field>
        <Field label={say('clearance.licence')}>
          <Input value={licence} maxLength={100} onChange={(_, { value }) => setLicence(value)} />
        </Field>
        <p role="alert" className="problem">
          {problem}
        </p>
        <Button type="submit" disabled={busy || reason.trim() === ''}>
          {say('sessions.overrideSave')}
        </Button>
      </form>
    </details>
  );
}
