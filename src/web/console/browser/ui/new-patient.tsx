import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { Language } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { hashOf } from '../place.ts';
import type { TextKey } from '../texts.ts';

/** Enters a patient who has no chat yet, and opens their page, where they are invited. */
export function NewPatient() {
  const { say, client, language: first } = useConsole();
  const [form, setForm] = useState({ name: '', email: '', phone: '' });
  const [language, setLanguage] = useState<string>(first);
  const [problem, setProblem] = useState<TextKey>();
  const [busy, setBusy] = useState(false);
  const set =
    (field: keyof typeof form) =>
    (_: unknown, { value }: { value: string }) => {
      setForm({ ...form, [field]: value });
    };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      const given = Object.entries(form).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]]));
      const known = { ...Object.fromEntries(given), language };
      const { id } = await client.send<{ id: string }>('POST', '/patients', known);
      location.hash = hashOf({ page: 'patient', id, tab: 'findings' });
    } catch {
      setProblem('alerts.notSaved');
    }
    setBusy(false);
  };
  return (
    <details>
      <summary>{say('patients.new')}</summary>
      <form noValidate className="form wide" onSubmit={(event) => void submit(event)}>
        <Field label={say('patients.name')}>
          <Input value={form.name} maxLength={200} autoComplete="off" onChange={set('name')} />
        </Field>
        <Field label={say('patient.language')}>
          <Select value={language} onChange={(_, { value }) => setLanguage(value)}>
            {(['en', 'es'] satisfies Language[]).map((one) => (
              <option key={one} value={one}>
                {say(`patient.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say('reach.email')}>
          <Input type="email" value={form.email} maxLength={254} autoComplete="off" onChange={set('email')} />
        </Field>
        <Field label={say('reach.phone')}>
          <Input type="tel" value={form.phone} maxLength={26} autoComplete="off" onChange={set('phone')} />
        </Field>
        <p role="alert" className="problem">
          {problem && say(problem)}
        </p>
        <Button type="submit" appearance="primary" disabled={busy}>
          {say('patients.enter')}
        </Button>
      </form>
    </details>
  );
}
