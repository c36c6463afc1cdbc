import { Button, Field, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useConsole } from '../console-context.ts';
import { useSave } from '../use-save.ts';
import { useTitle } from '../use-title.ts';
import { Heading } from './heading.tsx';

const LEAST = 10;

/** In place of the record of somebody else's patient: what to do, and the way in for who gives a reason. */
export function NotOwn({ patientId, onOpened }: { patientId: string; onOpened: () => Promise<void> }) {
  const { say, permissions } = useConsole();
  const mayOpen = permissions.includes('patients.break-glass');
  useTitle(say('own.title'), say('app.name'));
  return (
    <>
      <p>
        <a href="#/patients">← {say('patient.back')}</a>
      </p>
      <Heading>{say('own.title')}</Heading>
      <p>{say(mayOpen ? 'own.text' : 'own.ask')}</p>
      {mayOpen && <ReasonForm patientId={patientId} onOpened={onOpened} />}
    </>
  );
}

/** Asks for the reason, and opens the record. */
export function ReasonForm({ patientId, onOpened }: { patientId: string; onOpened: () => Promise<void> }) {
  const { say } = useConsole();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { save, busy, problem } = useSave(onOpened);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isShort = reason.trim().length < LEAST;
    setMissing(isShort);
    if (!isShort) await save('POST', `/patients/${encodeURIComponent(patientId)}/break-glass`, { reason });
  };
  return (
    <form noValidate className="form" onSubmit={(event) => void submit(event)}>
      <Field
        label={say('own.reason')}
        required
        validationMessage={isMissing ? say('own.missing') : problem || undefined}
      >
        <Textarea value={reason} rows={3} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <Button type="submit" appearance="primary" disabled={busy}>
        {say('own.open')}
      </Button>
    </form>
  );
}
