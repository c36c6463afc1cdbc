import { useConsole } from '../console-context.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Closing an alert asks why; without a reason nothing is closed. */
export function CloseAlert({ id, what, onChanged }: { id: string; what: string; onChanged: () => Promise<void> }) {
  const { say, client } = useConsole();
  return (
    <ReasonDialog
      act={say('alerts.close')}
      title={`${say('alerts.closeTitle')}: ${what}`}
      text={say('alerts.closeText')}
      reasonLabel={say('alerts.closeReason')}
      onSubmit={(reason) => client.send('POST', `/alerts/${id}/close`, { reason })}
      onDone={onChanged}
    />
  );
}
