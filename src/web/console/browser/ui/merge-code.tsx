import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useConsole } from '../console-context.ts';
import { timeText } from '../times.ts';

/** A code to read out to this patient, who writes from a chat that is not known as theirs. */
export function MergeCode({ path, zone }: { path: string; zone: string }) {
  const { say, client, language, permissions } = useConsole();
  const [shown, setShown] = useState<{ code: string; expiresAt: string }>();
  const [failed, setFailed] = useState(false);
  if (!permissions.includes('patients.merge')) return null;

  const ask = async () => {
    setFailed(false);
    try {
      setShown(await client.send('POST', `${path}/merge-code`));
    } catch {
      setFailed(true);
    }
  };
  return (
    <details>
      <summary>{say('merge.title')}</summary>
      <p>{say('merge.text')}</p>
      <p aria-live="polite">
        {shown !== undefined && (
          <>
            <strong>{shown.code}</strong> ({say('merge.until', { time: timeText(shown.expiresAt, language, zone) })})
          </>
        )}
      </p>
      <Button onClick={() => void ask()}>{say('merge.show')}</Button>
      {failed && <p role="alert">{say('app.error')}</p>}
    </details>
  );
}
