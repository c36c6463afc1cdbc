/** @jsxImportSource preact */
import type { Utterance } from '../activity.ts';
import type { Say } from '../texts.ts';

const ALWAYS = ['back', 'skip', 'help', 'pause'] as const;
const KNOWN = [...ALWAYS, 'person', 'stop'] as const;
/** After a dose one row of them is enough; who stops answering has paused. */
const CALM = ['back', 'skip', 'help', 'person'] as const;

interface CommandBarProps {
  /** What the open question offers besides the four that are always there. */
  offered: string[];
  calm: boolean;
  say: Say;
  send: (said: Utterance) => void;
}

/** The commands that work at any point; typing them does the same. */
export function CommandBar({ offered, calm, say, send }: CommandBarProps) {
  const all = KNOWN.filter((command) => offered.includes(command) || ALWAYS.some((always) => always === command));
  const shown = calm ? CALM : all;
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
