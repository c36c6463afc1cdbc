import { Button, Field, Textarea } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useConsole } from '../console-context.ts';
import type { TextKey } from '../texts.ts';

interface Props {
  /** What the button does that opens it and the one that ends it. */
  act: string;
  title: string;
  text: string;
  reasonLabel: string;
  /** What is asked besides the reason, and what is still missing of it. */
  children?: ReactNode;
  missing?: TextKey | undefined;
  onSubmit: (reason: string) => Promise<unknown>;
  onDone: () => Promise<void>;
}

/** Asks why something is done about an alert; without a reason it is not done. */
export function ReasonDialog({ act, title, text, reasonLabel, children, missing, onSubmit, onDone }: Props) {
  const { say } = useConsole();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<TextKey>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = reason.trim() === '' ? 'alerts.reasonMissing' : missing;
    if (lacking !== undefined) return setProblem(lacking);
    setBusy(true);
    try {
      await onSubmit(reason);
      dialog.current?.close();
      await onDone();
    } catch {
      setProblem('alerts.notSaved');
    }
    setBusy(false);
  };
  return (
    <>
      <Button onClick={() => dialog.current?.showModal()}>{act}</Button>
      <dialog ref={dialog} aria-labelledby={titleId}>
        <form noValidate onSubmit={(event) => void submit(event)}>
          <h2 id={titleId}>{title}</h2>
          <p>{text}</p>
          {children}
          <Field label={reasonLabel} required validationMessage={problem && say(problem)}>
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
              {act}
            </Button>
            <Button onClick={() => dialog.current?.close()}>{say('app.cancel')}</Button>
          </div>
        </form>
      </dialog>
    </>
  );
}
