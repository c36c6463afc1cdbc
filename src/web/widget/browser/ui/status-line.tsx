/** @jsxImportSource preact */
import type { DirectLineClient } from '../direct-line-client.ts';
import type { Say } from '../texts.ts';

interface StatusProps {
  client: DirectLineClient;
  phone: string;
  say: Say;
  failed: boolean;
}

/** Trouble with the connection, seen and announced. It is always there, for a live region must be before it speaks. */
export function StatusLine({ client, phone, say, failed }: StatusProps) {
  const text = statusText(client, phone, say);
  return (
    <div role="status">
      {text !== undefined && <p class="banner">{text}</p>}
      {failed && <p class="vh">{say('notSentStatus')}</p>}
    </div>
  );
}

function statusText(client: DirectLineClient, phone: string, say: Say): string | undefined {
  if (client.connection === 'refused') return say('refused', { phone });
  if (client.connection === 'offline') return say('offline');
  if (!client.ready) return say('loading');
  return client.replaced ? say('replaced') : undefined;
}
