/** @jsxImportSource preact */
import type { Say } from '../texts.ts';

/** How far the person has come, as a bar and in words. */
export function Progress({ answered, total, say }: { answered: number; total: number; say: Say }) {
  const words = say('progress', { answered, total });
  return (
    <div class="progress">
      <progress max={total} value={answered} aria-label={say('progressLabel')} aria-valuetext={words} />
      <span aria-hidden="true">{words}</span>
    </div>
  );
}
