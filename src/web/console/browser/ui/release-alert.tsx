import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { AlertItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** No staff id holds an asterisk. */
const NOBODY = '*';

/** Ends that an accusation of staff is the clinical lead's alone: by naming whom it means, or without. There is no way back, so nothing is chosen beforehand. */
export function ReleaseAlert({ alert, onChanged }: { alert: AlertItem; onChanged: () => Promise<void> }) {
  const { say, client, colleagues } = useConsole();
  const [choice, setChoice] = useState(alert.accused ?? (colleagues.length > 0 ? '' : NOBODY));
  const named = choice === NOBODY ? {} : { accused: choice };
  return (
    <ReasonDialog
      act={say('alerts.release')}
      title={say('alerts.releaseTitle')}
      text={say('alerts.releaseText')}
      reasonLabel={say('alerts.releaseReason')}
      onSubmit={(reason) => client.send('POST', `/alerts/${alert.id}/release`, { reason, ...named })}
      missing={choice === '' ? 'alerts.releaseMissing' : undefined}
      onDone={onChanged}
    >
      {colleagues.length > 0 && (
        <Field label={say('alerts.releaseWho')} required>
          <Select value={choice} onChange={(_, { value }) => setChoice(value)}>
            <option value="" />
            <option value={NOBODY}>{say('alerts.releaseNobody')}</option>
            {colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </ReasonDialog>
  );
}
