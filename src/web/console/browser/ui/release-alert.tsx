import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { AlertItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Ends that an accusation of staff is the clinical lead's alone: by naming whom it means, or without. */
export function ReleaseAlert({ alert, onChanged }: { alert: AlertItem; onChanged: () => Promise<void> }) {
  const { say, client, colleagues } = useConsole();
  const [accused, setAccused] = useState(alert.accused ?? '');
  const named = accused === '' ? {} : { accused };
  return (
    <ReasonDialog
      act={say('alerts.release')}
      title={say('alerts.releaseTitle')}
      text={say('alerts.releaseText')}
      reasonLabel={say('alerts.releaseReason')}
      onSubmit={(reason) => client.send('POST', `/alerts/${alert.id}/release`, { reason, ...named })}
      onDone={onChanged}
    >
      {colleagues.length > 0 && (
        <Field label={say('alerts.releaseWho')}>
          <Select value={accused} onChange={(_, { value }) => setAccused(value)}>
            <option value="">{say('alerts.releaseNobody')}</option>
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
