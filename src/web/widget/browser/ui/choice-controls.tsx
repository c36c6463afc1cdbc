/** @jsxImportSource preact */
import type { TargetedEvent } from 'preact';
import type { QuestionOption } from '../activity.ts';
import { AnswerForm, fieldText } from './answer-form.tsx';
import type { ControlProps } from './control.ts';

/** One of several answers. */
export function ChoiceControl({ data, text, busy, say, send }: ControlProps) {
  const options = data.options ?? [
    { code: 'true', label: say('yes') },
    { code: 'false', label: say('no') },
  ];
  return (
    <AnswerForm
      say={say}
      busy={busy}
      send={send}
      read={(fields) => {
        const chosen = options.find(({ code }) => code === fieldText(fields, 'option'));
        if (chosen === undefined) return { problem: 'chooseOne', field: 'option' };
        return { text: chosen.label, value: { companion: { linkId: data.linkId, code: chosen.code } } };
      }}
    >
      {(mark) => <Options type="radio" legend={text} options={options} mark={mark('option')} />}
    </AnswerForm>
  );
}

/** Any number of answers; "None of these" stands alone. */
export function ChoicesControl({ data, text, busy, say, send }: ControlProps) {
  const options = data.options ?? [];
  return (
    <AnswerForm
      say={say}
      busy={busy}
      send={send}
      read={(fields) => {
        const codes = fields.getAll('option').map(String);
        if (codes.length === 0) return { problem: 'chooseSome', field: 'option' };
        const labels = options.filter(({ code }) => codes.includes(code)).map(({ label }) => label);
        return { text: labels.join(', '), value: { companion: { linkId: data.linkId, codes } } };
      }}
    >
      {(mark) => (
        <Options
          type="checkbox"
          legend={text}
          options={options}
          mark={mark('option')}
          onChange={(event) => keepExclusive(event.currentTarget, options)}
        />
      )}
    </AnswerForm>
  );
}

interface OptionsProps {
  type: 'radio' | 'checkbox';
  legend: string;
  options: QuestionOption[];
  mark: object;
  onChange?: (event: TargetedEvent<HTMLInputElement>) => void;
}

function Options({ type, legend, options, mark, onChange }: OptionsProps) {
  return (
    <fieldset>
      <legend class="vh">{legend}</legend>
      {options.map(({ code, label }) => (
        <label key={code} class="option">
          <input type={type} name="option" value={code} onChange={onChange} {...mark} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** An exclusive option and the others clear each other. */
function keepExclusive(changed: HTMLInputElement, options: QuestionOption[]): void {
  if (!changed.checked) return;
  const exclusive = (code: string) => options.some((option) => option.code === code && option.exclusive === true);
  for (const other of changed.form?.querySelectorAll<HTMLInputElement>('input[name=option]') ?? [])
    if (other !== changed && (exclusive(changed.value) || exclusive(other.value))) other.checked = false;
}
