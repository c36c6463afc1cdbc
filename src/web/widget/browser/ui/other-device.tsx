/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import { ApiError } from '../chat-api.ts';
import type { Say, TextKey } from '../texts.ts';

interface OtherDeviceProps {
  say: Say;
  /** Asks for a code that opens this chat elsewhere. */
  show: () => Promise<{ code: string }>;
  /** Opens the chat of a code here. */
  enter: (code: string) => Promise<void>;
}

/** Going on with this chat on another device, or with another device's chat here. */
export function OtherDevice({ say, show, enter }: OtherDeviceProps) {
  const [code, setCode] = useState<string>();
  const [fault, setFault] = useState<TextKey>();
  const field = useRef<HTMLInputElement>(null);
  const attempt = (doing: Promise<unknown>) => {
    setFault(undefined);
    doing.catch((error) => setFault(error instanceof ApiError && error.status === 403 ? 'codeWrong' : 'codeLater'));
  };
  return (
    <details class="device">
      <summary>{say('device')}</summary>
      <p>{say('deviceHelp')}</p>
      <p aria-live="polite">
        {code === undefined ? (
          <button type="button" onClick={() => attempt(show().then((shown) => setCode(shown.code)))}>
            {say('showCode')}
          </button>
        ) : (
          <code>{code}</code>
        )}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          attempt(enter(field.current?.value ?? ''));
        }}
      >
        <label for="code">{say('haveCode')}</label>
        <input
          id="code"
          ref={field}
          required
          maxLength={40}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby={fault === undefined ? undefined : 'code-fault'}
        />
        <button type="submit">{say('openChat')}</button>
      </form>
      {fault !== undefined && (
        <p class="error" role="alert" id="code-fault">
          {say(fault)}
        </p>
      )}
    </details>
  );
}
