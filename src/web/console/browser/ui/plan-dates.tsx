import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { MedicineSession } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { instantOf, timeText } from '../times.ts';
import { Waiting } from './waiting.tsx';

type Suggested = Pick<MedicineSession, 'start' | 'plannedEnd' | 'zone' | 'route' | 'setting'>;

interface Props {
  path: string;
  zone: string;
  onEntered: () => Promise<void>;
}

/** Dates for the induction, from its first session on. They are entered when somebody says so, never by themselves. */
export function PlanDates({ path, zone, onEntered }: Props) {
  const { say, client } = useConsole();
  const [date, setDate] = useState('');
  const [time, setTime] = useState('');
  const [items, setItems] = useState<Suggested[]>([]);
  const [entered, setEntered] = useState<number>();
  const [failed, setFailed] = useState(false);
  const suggest = async () => {
    setEntered(undefined);
    try {
      const first = { start: instantOf(date, time, zone), zone };
      const { items: found } = await client.send<{ items: Suggested[] }>(
        'POST',
        `${path}/plan/suggested-sessions`,
        first,
      );
      setItems(found);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  const enter = async () => {
    // What was entered is no longer offered: after a failure the button enters the rest.
    for (const [index, session] of items.entries()) {
      try {
        await client.send('POST', `${path}/sessions`, session);
      } catch {
        setFailed(true);
        setItems(items.slice(index));
        setEntered(index);
        return onEntered();
      }
    }
    setFailed(false);
    setItems([]);
    setEntered(items.length);
    return onEntered();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (date !== '' && time !== '') void suggest();
  };
  return (
    <details>
      <summary>{say('plan.dates')}</summary>
      <form noValidate className="form" onSubmit={submit}>
        <Field label={say('plan.firstDate')} required>
          <Input type="date" value={date} onChange={(_, { value }) => setDate(value)} />
        </Field>
        <Field label={say('plan.firstTime')} required>
          <Input type="time" value={time} onChange={(_, { value }) => setTime(value)} />
        </Field>
        <Button type="submit" disabled={date === '' || time === ''}>
          {say('plan.suggest')}
        </Button>
      </form>
      {failed && <Waiting failed onRetry={items.length === 0 ? suggest : enter} />}
      {items.length > 0 && <Dates items={items} onEnter={enter} />}
      <p role="status">
        {entered === undefined ? '' : say('plan.entered', { count: entered, all: entered + items.length })}
      </p>
    </details>
  );
}

function Dates({ items, onEnter }: { items: Suggested[]; onEnter: () => Promise<void> }) {
  const { say, language } = useConsole();
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    await onEnter();
    setBusy(false);
  };
  return (
    <>
      <p>{say('plan.suggested')}</p>
      <ol>
        {items.map(({ start, zone }) => (
          <li key={start}>{timeText(start, language, zone)}</li>
        ))}
      </ol>
      <Button appearance="primary" disabled={busy} onClick={() => void enter()}>
        {say('plan.enterAll', { count: items.length })}
      </Button>
    </>
  );
}
