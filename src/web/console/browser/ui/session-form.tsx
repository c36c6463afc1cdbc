import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useConsole } from '../console-context.ts';
import { instantOf } from '../times.ts';
import { useSave } from '../use-save.ts';

const ROUTES = ['im', 'iv', 'intranasal_esketamine', 'sublingual', 'oral', 'other'] as const;

/** A new session. Times are entered as the clocks of its place show them. */
export function SessionForm({
  path,
  zone: first,
  onSaved,
}: {
  path: string;
  zone: string;
  onSaved: () => Promise<void>;
}) {
  const { say, word } = useConsole();
  const empty = { date: '', time: '', end: '', zone: first, route: 'im', place: '' };
  const [form, setForm] = useState(empty);
  const [fault, setFault] = useState('');
  const [done, setDone] = useState(false);
  const { save, busy, problem } = useSave(onSaved);
  const set =
    (field: keyof typeof empty) =>
    (_: unknown, { value }: { value: string }) => {
      setForm({ ...form, [field]: value });
      setDone(false);
    };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { date, time, end, zone, route, place } = form;
    if (date === '' || time === '') return setFault(say('sessions.missing'));
    if (end !== '' && end <= time) return setFault(say('sessions.endFirst'));
    setFault('');
    const saved = await save('POST', `${path}/sessions`, {
      ...{ start: instantOf(date, time, zone), zone, route },
      ...(end === '' ? {} : { plannedEnd: instantOf(date, end, zone) }),
      ...(place.trim() === '' ? {} : { place }),
    });
    setDone(saved);
    if (saved) setForm({ ...empty, zone, route });
  };
  return (
    <details>
      <summary>{say('sessions.enter')}</summary>
      <form noValidate className="form wide" onSubmit={(event) => void submit(event)}>
        <Field label={say('sessions.date')} required>
          <Input type="date" value={form.date} onChange={set('date')} />
        </Field>
        <Field label={say('sessions.time')} required>
          <Input type="time" value={form.time} onChange={set('time')} />
        </Field>
        <Field label={say('sessions.end')} hint={say('sessions.endHint')}>
          <Input type="time" value={form.end} onChange={set('end')} />
        </Field>
        <Field label={say('sessions.zone')} required>
          <Select value={form.zone} onChange={set('zone')}>
            {zones(first).map((one) => (
              <option key={one} value={one}>
                {one.replaceAll('_', ' ')}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say('sessions.route')}>
          <Select value={form.route} onChange={set('route')}>
            {ROUTES.map((one) => (
              <option key={one} value={one}>
                {word('route', one)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say('sessions.place')}>
          <Input value={form.place} maxLength={200} onChange={set('place')} />
        </Field>
        <p role="alert" className="problem">
          {fault || problem}
        </p>
        <Button type="submit" appearance="primary" disabled={busy}>
          {say('sessions.save')}
        </Button>
        <p role="status">{done ? say('sessions.saved') : ''}</p>
      </form>
    </details>
  );
}

/** Every zone the browser knows, and the one that is chosen. */
function zones(first: string): string[] {
  return [...new Set([first, ...Intl.supportedValuesOf('timeZone')])];
}
