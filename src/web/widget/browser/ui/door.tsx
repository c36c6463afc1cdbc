/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { ApiError } from '../chat-api.ts';
import { textsOf } from '../texts.ts';

interface DoorProps {
  locale: string;
  phone: string;
  /** A chat was opened here before. */
  known: boolean;
  /** Redeems the link and goes in. */
  open: () => Promise<void>;
  /** Goes in without it. */
  enter: () => void;
}

/**
 * What a one-time link shows first. It is used up by a tap alone: what looks at links before people do, as mail
 * scanners and previews, runs scripts too.
 */
export function Door({ locale, phone, known, open, enter }: DoorProps) {
  const { say } = textsOf(locale);
  const [state, setState] = useState<'opening' | 'linkRefused' | 'codeLater'>();
  const refused = state === 'linkRefused';
  const tap = () => {
    if (state === 'opening') return;
    setState('opening');
    open().catch((error) => setState(error instanceof ApiError && error.status === 403 ? 'linkRefused' : 'codeLater'));
  };
  // No clinic's name in the title: who looks is not known yet.
  document.title = say('chat');
  return (
    <main class="plain answer">
      <h1>{say('chat')}</h1>
      <p role="alert">{state !== undefined && say(state === 'opening' ? 'loading' : state, { phone })}</p>
      <button type="button" class="primary" onClick={refused ? enter : tap}>
        {say(refused ? (known ? 'linkHere' : 'linkNew') : 'linkOpen')}
      </button>
    </main>
  );
}
