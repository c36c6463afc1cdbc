/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Utterance } from '../activity.ts';
import type { Problem } from '../read-answer.ts';
import type { Say } from '../texts.ts';

/** Attributes that tie a field to what is wrong with it. */
export type Mark = (field: string) => { 'aria-invalid'?: true; 'aria-describedby'?: string };

interface AnswerFormProps {
  say: Say;
  busy: boolean;
  /** The answer that the fields hold, or what is wrong with them. */
  read: (fields: FormData) => Utterance | Problem;
  send: (said: Utterance) => void;
  children: (mark: Mark) => ComponentChildren;
}

/** A question's fields and their Send button; a problem is said at once and the focus goes to the field to mend. */
export function AnswerForm({ say, busy, read, send, children }: AnswerFormProps) {
  const [problem, setProblem] = useState<Problem>();
  const id = useId();
  const mark: Mark = (field) => (problem?.field === field ? { 'aria-invalid': true, 'aria-describedby': id } : {});
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        const form = event.currentTarget;
        const result = read(new FormData(form));
        if (!('problem' in result)) {
          setProblem(undefined);
          return send(result);
        }
        setProblem(result);
        form.querySelector<HTMLElement>(`[name="${CSS.escape(result.field)}"]`)?.focus();
      }}
    >
      {children(mark)}
      <div role="alert">
        {problem !== undefined && (
          <p class="error" id={id}>
            {say(problem.problem, problem.params)}
          </p>
        )}
      </div>
      <button type="submit" class="primary" aria-disabled={busy}>
        {say('sendAnswer')}
      </button>
    </form>
  );
}

/** A field's text; files are not asked for. */
export function fieldText(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
