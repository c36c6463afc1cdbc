/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Say } from '../texts.ts';

interface HeaderProps {
  name: string;
  say: Say;
  minimize: (() => void) | undefined;
  /** Quiet mode: a way out that leaves nothing to be read. */
  leave: (() => void) | undefined;
  children: ComponentChildren;
}

/** Who speaks here: the clinic, and that it is a program; and how far the questions have come. */
export function Header({ name, say, minimize, leave, children }: HeaderProps) {
  return (
    <header>
      <div class="bar">
        <div class="who">
          <h1>{name}</h1>
          <p>{say('automated')}</p>
        </div>
        {leave !== undefined && (
          <button type="button" class="leave" onClick={leave}>
            {say('leave')}
          </button>
        )}
        {minimize !== undefined && (
          <button type="button" class="icon" aria-label={say('minimize')} title={say('minimize')} onClick={minimize}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M6 9l6 6 6-6" />
            </svg>
          </button>
        )}
      </div>
      {children}
    </header>
  );
}
