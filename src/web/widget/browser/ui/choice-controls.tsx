/** @jsxImportSource preact */
import type { TargetedEvent } from 'preact';
import { answerTo, type QuestionOption } from '../activity.ts';
import type { Say } from '../texts.ts';
import { AnswerForm, fieldText } from './answer-form.tsx';
import type { ControlProps } from './control.ts';

/** Longer lists, like the countries, are chosen from a menu that jumps to what is typed. */
const MAX_RADIOS = 12;

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
        return answerTo(data, chosen.label, { code: chosen.code });
      }}
    >
      {(mark) =>
        options.length > MAX_RADIOS ? (
          <LongList label={text} options={options} mark={mark('option')} say={say} />
        ) : (
          <Options type="radio" legend={text} options={options} mark={mark('option')} />
        )
      }
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
        return answerTo(data, labels.join(', '), { codes });
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

function LongList({ label, options, mark, say }: { label: string; options: QuestionOption[]; mark: object; say: Say }) {
  return (
    <div class="field">
      <select name="option" aria-label={label} {...mark}>
        <option value="">{say('choose')}</option>
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** An exclusive option and the others clear each other. */
function keepExclusive(changed: HTMLInputElement, options: QuestionOption[]): void {
  if (!changed.checked) return;
  const exclusive = (code: string) => options.some((option) => option.code === code && option.exclusive === true);
  for (const other of changed.form?.querySelectorAll<HTMLInputElement>('input[name=option]') ?? [])
    if (other !== changed && (exclusive(changed.value) || exclusive(other.value))) other.checked = false;
}
