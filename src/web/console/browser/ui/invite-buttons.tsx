import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useConsole } from '../console-context.ts';
import { CallError } from '../staff-client.ts';
import type { TextKey } from '../texts.ts';
import { timeText } from '../times.ts';

interface Invitation {
  url: string;
  expiresAt: string;
  sent?: boolean;
}

/** Makes a link to the patient's chat, to hand on or to be mailed. It is shown once: nobody can look it up later. */
export function InviteButtons({ path, byMail }: { path: string; byMail: boolean }) {
  const { say, client, language, clinic } = useConsole();
  const [made, setMade] = useState<Invitation>();
  const [problem, setProblem] = useState<TextKey>();
  const invite = async (body: { send?: 'email' }) => {
    setMade(undefined);
    setProblem(undefined);
    try {
      const invitation = await client.send<Invitation>('POST', `${path}/invite`, body);
      setMade(invitation);
      if (invitation.sent === false) setProblem('reach.notSent');
    } catch (error) {
      const noWay = error instanceof CallError && error.code === 'state-conflict';
      setProblem(noWay ? 'reach.noWay' : 'alerts.notSaved');
    }
  };
  const until = made && timeText(made.expiresAt, language, clinic.zone);
  return (
    <div className="form">
      <div className="actions">
        <Button onClick={() => void invite({})}>{say('reach.invite')}</Button>
        {byMail && <Button onClick={() => void invite({ send: 'email' })}>{say('reach.mail')}</Button>}
      </div>
      <p role="alert" className="problem">
        {problem && say(problem)}
      </p>
      <p role="status">{made?.sent === true ? say('reach.sent') : ''}</p>
      {made !== undefined && (
        <Field label={say('reach.link')} hint={say('reach.linkHint', { time: until ?? '' })}>
          <Input readOnly value={made.url} onFocus={({ target }) => target.select()} />
        </Field>
      )}
    </div>
  );
}
