import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { PatientItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { useSave } from '../use-save.ts';
import { InviteButtons } from './invite-buttons.tsx';

interface Props {
  path: string;
  patient: PatientItem;
  onChanged: () => Promise<void>;
}

/** Where this person may be written to, and their invitation to the chat. */
export function ReachPanel({ path, patient, onChanged }: Props) {
  const { say } = useConsole();
  const { email: knownEmail = '', phone: knownPhone = '' } = patient.reminderContact ?? {};
  const [email, setEmail] = useState(knownEmail);
  const [phone, setPhone] = useState(knownPhone);
  const [done, setDone] = useState(false);
  const { save, busy, problem } = useSave(onChanged);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const reminderContact = { email: email.trim() || null, phone: phone.trim() || null };
    setDone(await save('PATCH', path, { reminderContact }));
  };
  return (
    <details>
      <summary>{say('reach.title')}</summary>
      <p className="quiet">{say('reach.help')}</p>
      <form noValidate className="form wide" onSubmit={(event) => void submit(event)}>
        <Field label={say('reach.email')}>
          <Input type="email" value={email} maxLength={254} onChange={(_, { value }) => setEmail(value)} />
        </Field>
        <Field label={say('reach.phone')}>
          <Input type="tel" value={phone} maxLength={26} onChange={(_, { value }) => setPhone(value)} />
        </Field>
        <p role="alert" className="problem">
          {problem}
        </p>
        <Button type="submit" disabled={busy}>
          {say('reach.save')}
        </Button>
        <p role="status">{done ? say('reach.saved') : ''}</p>
      </form>
      <InviteButtons path={path} byMail={knownEmail !== ''} />
    </details>
  );
}
