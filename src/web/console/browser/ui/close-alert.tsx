import { Button, Field, Textarea } from '@fluentui/react-components';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useConsole } from '../console-context.ts';
import type { TextKey } from '../texts.ts';

/** Closing an alert asks why; without a reason nothing is closed. */
export function CloseAlert({ id, what, onChanged }: { id: string; what: string; onChanged: () => Promise<void> }) {
  const { say, client } = useConsole();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<TextKey>();
  const [busy, setBusy] = useState(false);

  const close = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setProblem('alerts.reasonMissing');
    setBusy(true);
    try {
      await client.send('POST', `/alerts/${id}/close`, { reason });
      dialog.current?.close();
      await onChanged();
    } catch {
      setProblem('alerts.notSaved');
    }
    setBusy(false);
  };
  return (
    <>
      <Button onClick={() => dialog.current?.showModal()}>{say('alerts.close')}</Button>
      <dialog ref={dialog} aria-labelledby={title}>
        <form noValidate onSubmit={(event) => void close(event)}>
          <h2 id={title}>
            {say('alerts.closeTitle')}: {what}
          </h2>
          <p>{say('alerts.closeText')}</p>
          <Field label={say('alerts.closeReason')} required validationMessage={problem && say(problem)}>
            <Textarea
              value={reason}
              rows={4}
              maxLength={2000}
              onChange={(_, { value }) => {
                setReason(value);
                setProblem(undefined);
              }}
            />
          </Field>
          <div className="actions">
            <Button type="submit" appearance="primary" disabled={busy}>
              {say('alerts.close')}
            </Button>
            <Button onClick={() => dialog.current?.close()}>{say('app.cancel')}</Button>
          </div>
        </form>
      </dialog>
    </>
  );
}
