/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import type { Say } from '../texts.ts';

interface ComposerProps {
  say: Say;
  send: (text: string) => void;
  maxLength: number;
}

/** Free typing, always there: every question can be answered in one's own words. */
export function Composer({ say, send, maxLength }: ComposerProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [tooLong, setTooLong] = useState<number>();
  const submit = () => {
    const field = box.current;
    const text = field?.value.trim() ?? '';
    if (field === null || text === '') return;
    // A person's words are never cut off: they are asked to shorten them.
    if (text.length > maxLength) return setTooLong(text.length);
    setTooLong(undefined);
    field.value = '';
    grow(field);
    send(text);
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {tooLong !== undefined && (
        <p class="error" role="alert" id="too-long">
          {say('tooLong', { max: maxLength, length: tooLong })}
        </p>
      )}
      <label class="vh" for="message">
        {say('write')}
      </label>
      <textarea
        id="message"
        ref={box}
        rows={1}
        enterkeyhint="send"
        placeholder={say('write')}
        aria-describedby={tooLong === undefined ? 'write-hint' : 'too-long'}
        aria-invalid={tooLong !== undefined}
        onInput={(event) => grow(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      <button type="submit" class="icon send" aria-label={say('sendMessage')} title={say('sendMessage')}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 12h14M13 6l6 6-6 6" />
        </svg>
      </button>
      <span class="vh" id="write-hint">
        {say('writeHint')}
      </span>
    </form>
  );
}

/** Grows with the text; the style sheet sets the limit. */
function grow(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}
