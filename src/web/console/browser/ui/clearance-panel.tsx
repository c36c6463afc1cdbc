import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { Clearance } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { timeText } from '../times.ts';
import { useSave } from '../use-save.ts';
import { Tag, toneOf } from './tag.tsx';

const STATUSES = ['pending', 'cleared', 'deferred', 'declined'] as const;

interface Props {
  path: string;
  clearance: Clearance;
  zone: string;
  onChanged: () => Promise<void>;
}

/** The prescriber's decision, with who made it and why; prescribers may write it anew. */
export function ClearancePanel({ path, clearance, zone, onChanged }: Props) {
  const { say, word, language, permissions } = useConsole();
  const { status, by, at, reason, licence, lookAgain } = clearance;
  return (
    <section aria-labelledby="clearance-title">
      <h2 id="clearance-title">{say('clearance.title')}</h2>
      <p>
        <Tag tone={toneOf(status)}>{word('clearance', status)}</Tag>{' '}
        {by === undefined || at === undefined
          ? say('clearance.none')
          : say('clearance.by', { name: [by, licence].filter(Boolean).join(', '), time: timeText(at, language, zone) })}
        {reason !== undefined && `: ${reason}`}
      </p>
      {lookAgain && <p className="banner warn">{say('clearance.lookAgain')}</p>}
      {permissions.includes('clearance.write') && <ClearanceForm key={at} path={path} onChanged={onChanged} />}
    </section>
  );
}

function ClearanceForm({ path, onChanged }: Pick<Props, 'path' | 'onChanged'>) {
  const { say, word } = useConsole();
  const [status, setStatus] = useState<string>('pending');
  const [reason, setReason] = useState('');
  const [licence, setLicence] = useState('');
  const { save, busy, problem } = useSave(onChanged);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const known = licence.trim() === '' ? {} : { licence };
    void save('PUT', `${path}/clearance`, { status, reason, ...known });
  };
  return (
    <details>
      <summary>{say('clearance.change')}</summary>
      <form noValidate className="form" onSubmit={submit}>
        <Field label={say('clearance.status')}>
          <Select value={status} onChange={(_, { value }) => setStatus(value)}>
            {STATUSES.map((one) => (
              <option key={one} value={one}>
                {word('clearance', one)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say('clearance.reason')} required>
          <Textarea value={reason} maxLength={2000} onChange={(_, { value }) => setReason(value)} />
        </Field>
        <Field label={say('clearance.licence')}>
          <Input value={licence} maxLength={100} onChange={(_, { value }) => setLicence(value)} />
        </Field>
        <p role="alert" className="problem">
          {problem}
        </p>
        <Button type="submit" appearance="primary" disabled={busy || reason.trim() === ''}>
          {say('clearance.save')}
        </Button>
      </form>
    </details>
  );
}
