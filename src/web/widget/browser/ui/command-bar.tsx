/** @jsxImportSource preact */
import type { Utterance } from '../activity.ts';
import type { Say } from '../texts.ts';

const ALWAYS = ['back', 'skip', 'help', 'pause'] as const;
const KNOWN = [...ALWAYS, 'person', 'stop'] as const;

interface CommandBarProps {
  /** What the open question offers besides the four that are always there. */
  offered: string[];
  say: Say;
  send: (said: Utterance) => void;
}

/** The commands that work at any point; typing them does the same. */
export function CommandBar({ offered, say, send }: CommandBarProps) {
  const shown = KNOWN.filter((command) => offered.includes(command) || ALWAYS.some((always) => always === command));
  return (
    <fieldset class="commands" aria-label={say('commands')}>
      {shown.map((command) => (
        <button
          key={command}
          type="button"
          onClick={() => send({ text: say(command), value: { companion: { command } } })}
        >
          {say(command)}
        </button>
      ))}
    </fieldset>
  );
}
