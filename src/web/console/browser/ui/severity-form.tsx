import { Button, Field, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { SeverityTerm } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { useSave } from '../use-save.ts';

const TERMS: readonly SeverityTerm[] = ['subsyndromal', 'mild', 'moderate', 'severe', 'severe_psychotic'];

/** A clinician's own rating of the episode: no answer of the patient stands in for it. */
export function SeverityForm({ path, onSaved }: { path: string; onSaved: () => Promise<void> }) {
  const { say, word } = useConsole();
  const [term, setTerm] = useState('');
  const { save, busy, problem } = useSave(onSaved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save('PUT', `${path}/episode-severity`, { term });
  };
  return (
    <form noValidate className="form" onSubmit={submit}>
      <Field label={say('history.severity')}>
        <Select value={term} onChange={(_, { value }) => setTerm(value)}>
          <option value="">{say('history.severityChoose')}</option>
          {TERMS.map((one) => (
            <option key={one} value={one}>
              {word('episodeSeverity', one)}
            </option>
          ))}
        </Select>
      </Field>
      <p role="alert" className="problem">
        {problem}
      </p>
      <Button type="submit" disabled={busy || term === ''}>
        {say('history.severitySave')}
      </Button>
    </form>
  );
}
