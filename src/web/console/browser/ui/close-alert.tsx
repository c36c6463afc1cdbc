import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useConsole } from '../console-context.ts';
import type { TextKey } from '../texts.ts';

/** Closing an alert asks why; without a reason nothing is closed. */
export function CloseAlert({ id, what, onChanged }: { id: string; what: string; onChanged: () => Promise<void> }) {
  const { say, client } = useConsole();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<TextKey>();
  const [busy, setBusy] = useState(false);

  const close = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setProblem('alerts.reasonMissing');
    setBusy(true);
    try {
      await client.send('POST', `/alerts/${id}/close`, { reason });
      setOpen(false);
      await onChanged();
    } catch {
      setProblem('alerts.notSaved');
    }
    setBusy(false);
  };
  return (
    <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button>{say('alerts.close')}</Button>
      </DialogTrigger>
      <DialogSurface aria-describedby={undefined}>
        <form onSubmit={(event) => void close(event)}>
          <DialogBody>
            <DialogTitle>
              {say('alerts.closeTitle')}: {what}
            </DialogTitle>
            <DialogContent>
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
            </DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button>{say('app.cancel')}</Button>
              </DialogTrigger>
              <Button type="submit" appearance="primary" disabled={busy}>
                {say('alerts.close')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
