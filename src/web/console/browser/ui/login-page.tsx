import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Login, logIn } from '../login-state.ts';
import { linkToken } from '../place.ts';
import type { Speech, TextKey } from '../texts.ts';
import { useTitle } from '../use-title.ts';

interface Props {
  speech: Speech;
  /** The one-time link this page was opened with. */
  link: string | undefined;
  notice: TextKey | undefined;
  onLogin: (login: Login) => void;
  onLanguage: () => void;
}

/** The way in: by a one-time link, opened or pasted. */
export function LoginPage({ speech: { say }, link, notice, onLogin, onLanguage }: Props) {
  const [busy, setBusy] = useState(link !== undefined);
  const [problem, setProblem] = useState<TextKey>();
  const [pasted, setPasted] = useState('');
  const tried = useRef<string>(undefined);
  useTitle(say('login.title'), say('app.name'));

  const use = async (token: string) => {
    setBusy(true);
    const result = await logIn(token);
    if ('token' in result) return onLogin(result);
    setBusy(false);
    setProblem(result.problem);
  };
  useEffect(() => {
    if (link === undefined || tried.current === link) return;
    tried.current = link;
    void use(link);
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const token = linkToken(pasted);
    if (token === undefined) setProblem('login.failed');
    else void use(token);
  };
  const message = problem ?? notice;
  return (
    <main className="login">
      <p className="brand">{say('app.name')}</p>
      <h1>{say('login.title')}</h1>
      <p role="status" className={problem === undefined ? 'notice' : 'notice problem'}>
        {busy ? say('login.working') : message === undefined ? '' : say(message)}
      </p>
      <p>{say('login.text')}</p>
      <form onSubmit={submit}>
        <Field label={say('login.link')}>
          <Input value={pasted} autoComplete="off" onChange={(_, { value }) => setPasted(value)} />
        </Field>
        <Button type="submit" appearance="primary" disabled={busy}>
          {say('login.submit')}
        </Button>
      </form>
      <Button appearance="subtle" size="small" onClick={onLanguage}>
        {say('app.language')}
      </Button>
    </main>
  );
}
