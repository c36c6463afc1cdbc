/** @jsxImportSource preact */
import { answerTo } from '../activity.ts';
import {
  type Limits,
  type Problem,
  type QuantityPart,
  rangeOf,
  readNumber,
  readQuantities,
  unitField,
} from '../read-answer.ts';
import type { Say } from '../texts.ts';
import { AnswerForm, fieldText, type Mark } from './answer-form.tsx';
import type { ControlProps } from './control.ts';

/** A plain number. */
export function NumberControl({ data, text, busy, say, send }: ControlProps) {
  const whole = data.answerType === 'integer';
  return (
    <AnswerForm
      say={say}
      busy={busy}
      send={send}
      read={(fields) => {
        const number = readNumber(fieldText(fields, 'number'), 'number', data, whole);
        if (typeof number !== 'number') return explained(number, data, say);
        return answerTo(data, String(number), { number });
      }}
    >
      {(mark) => (
        <fieldset>
          <legend class="vh">{text}</legend>
          <NumberField name="number" label={say('number')} limits={data} whole={whole} mark={mark} say={say} />
        </fieldset>
      )}
    </AnswerForm>
  );
}

/** A number with its unit, or several that belong together, like the two of a blood pressure. */
export function QuantityControl({ data, text, busy, say, send }: ControlProps) {
  const parts: QuantityPart[] = data.parts ?? [{ ...data, label: say('number'), units: data.units ?? [] }];
  const read = (fields: FormData) => {
    const result = readQuantities(parts, (name) => fieldText(fields, name));
    if ('problem' in result) return explained(result.problem, result.part, say);
    const { quantities, words } = result;
    if (data.parts === undefined) return answerTo(data, words.join(), { ...quantities[data.linkId] });
    const named = words.map((word, i) => `${parts[i]?.label}: ${word}`);
    return answerTo(data, named.join(', '), { parts: quantities });
  };
  return (
    <AnswerForm say={say} busy={busy} send={send} read={read}>
      {(mark) => (
        <fieldset class="parts">
          <legend class="vh">{text}</legend>
          {parts.map((part) => (
            <div class="part" key={part.linkId}>
              <NumberField name={part.linkId} label={part.label} limits={part} whole={false} mark={mark} say={say} />
              <Unit part={part} say={say} mark={mark} />
            </div>
          ))}
        </fieldset>
      )}
    </AnswerForm>
  );
}

function Unit({ part: { linkId, label, units }, say, mark }: { part: QuantityPart; say: Say; mark: Mark }) {
  if (units.length < 2) return <span class="unit">{units[0]?.label}</span>;
  return (
    <label class="field">
      <span>{say('unit')}</span>
      <select name={unitField(linkId)} aria-label={say('unitOf', { label })} {...mark(unitField(linkId))}>
        <option value="">{say('choose')}</option>
        {units.map((unit) => (
          <option key={unit.code} value={unit.code}>
            {unit.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface NumberFieldProps {
  name: string;
  label: string;
  limits: Limits;
  whole: boolean;
  mark: Mark;
  say: Say;
}

/** Text with a number keyboard: `type=number` changes by scrolling and swallows what it cannot read. */
function NumberField({ name, label, limits, whole, mark, say }: NumberFieldProps) {
  const range = rangeOf(limits);
  return (
    <label class="field">
      <span>
        {label}
        {range !== undefined && <small> ({say(range.key, range.params)})</small>}
      </span>
      <input type="text" name={name} inputMode={whole ? 'numeric' : 'decimal'} autocomplete="off" {...mark(name)} />
    </label>
  );
}

function explained(problem: Problem, limits: Limits, say: Say): Problem {
  const range = rangeOf(limits);
  return range === undefined ? problem : { ...problem, params: { range: say(range.key, range.params) } };
}
