import { Button } from '@fluentui/react-components';
import { useConsole } from '../console-context.ts';

/** In place of what is still loading, or could not be loaded. */
export function Waiting({ failed, onRetry }: { failed: boolean; onRetry: () => unknown }) {
  const { say } = useConsole();
  if (!failed) return <p className="quiet">{say('app.loading')}</p>;
  return (
    <p role="alert" className="problem">
      {say('app.error')}{' '}
      <Button size="small" onClick={() => void onRetry()}>
        {say('app.retry')}
      </Button>
    </p>
  );
}
