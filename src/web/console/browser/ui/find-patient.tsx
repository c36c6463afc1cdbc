import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { FoundItem, Page } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { hashOf } from '../place.ts';
import { dateText } from '../times.ts';

/** Finds a patient who is not in the list, by their whole name; the name is in no address. */
export function FindPatient() {
  const { say, client } = useConsole();
  const [name, setName] = useState('');
  const [found, setFound] = useState<FoundItem[]>();
  const [failed, setFailed] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setFailed(false);
    setFound(undefined);
    try {
      setFound((await client.send<Page<FoundItem>>('POST', '/patients/find', { name })).items);
    } catch {
      setFailed(true);
    }
  };
  return (
    <details>
      <summary>{say('find.title')}</summary>
      <p className="quiet">{say('find.help')}</p>
      <form noValidate className="form" onSubmit={(event) => void submit(event)}>
        <Field label={say('find.name')}>
          <Input value={name} maxLength={200} autoComplete="off" onChange={(_, { value }) => setName(value)} />
        </Field>
        <Button type="submit">{say('find.search')}</Button>
      </form>
      <div role="status">
        {failed && <p className="problem">{say('app.error')}</p>}
        {found !== undefined && (
          <p>{found.length === 0 ? say('find.none') : say('find.found', { count: found.length })}</p>
        )}
      </div>
      <ul>
        {found?.map((one) => (
          <li key={one.id}>
            <Found patient={one} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Found({ patient: { id, name, birthDate, own } }: { patient: FoundItem }) {
  const { say, language } = useConsole();
  const born = birthDate === undefined ? '' : `, ${say('patient.birth')}: ${dateText(birthDate, language)}`;
  return (
    <>
      <a href={hashOf({ page: 'patient', id, tab: 'findings' })}>{name}</a>
      {born} ({say(own ? 'find.own' : 'find.other')})
    </>
  );
}
