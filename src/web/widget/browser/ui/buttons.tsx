/** @jsxImportSource preact */
import type { QuestionOption } from '../activity.ts';

interface ButtonsProps {
  label: string;
  options: QuestionOption[];
  busy: boolean;
  choose: (option: QuestionOption) => void;
}

/** Answers by one tap. While an answer is on its way they keep the focus, and do nothing. */
export function Buttons({ label, options, busy, choose }: ButtonsProps) {
  return (
    <fieldset class="buttons" aria-label={label}>
      {options.map((option) => (
        <button key={option.code} type="button" aria-disabled={busy} onClick={() => busy || choose(option)}>
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
