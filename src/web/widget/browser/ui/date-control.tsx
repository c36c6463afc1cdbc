/** @jsxImportSource preact */
import { answerTo } from '../activity.ts';
import { readDate, showDate } from '../read-answer.ts';
import type { Say } from '../texts.ts';
import { AnswerForm, fieldText, type Mark } from './answer-form.tsx';
import type { ControlProps } from './control.ts';

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

/** A date in three fields; day and month may stay empty, for many dates are remembered by their year. */
export function DateControl({ data, text, busy, language, say, send }: ControlProps) {
  return (
    <AnswerForm
      say={say}
      busy={busy}
      send={send}
      read={(fields) => {
        const [day, month, year] = [fieldText(fields, 'day'), fieldText(fields, 'month'), fieldText(fields, 'year')];
        const date = readDate({ day, month, year });
        if (typeof date !== 'string') return date;
        return answerTo(data, showDate(date, language), { date });
      }}
    >
      {(mark) => {
        const month = <Month key="month" say={say} language={language} mark={mark} />;
        const day = <Digits key="day" name="day" length={2} say={say} mark={mark} />;
        return (
          <fieldset class="date">
            <legend class="vh">{text}</legend>
            <div class="fields">
              {language === 'en' ? [month, day] : [day, month]}
              <Digits name="year" length={4} say={say} mark={mark} />
            </div>
          </fieldset>
        );
      }}
    </AnswerForm>
  );
}

interface FieldProps {
  say: Say;
  mark: Mark;
}

function Month({ say, language, mark }: FieldProps & { language: string }) {
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return (
    <label class="field month">
      <span>{say('month')}</span>
      <select name="month" {...mark('month')}>
        <option value="">{say('unknownPart')}</option>
        {MONTHS.map((month) => (
          <option key={month} value={month}>
            {name.format(new Date(Date.UTC(2000, month - 1)))}
          </option>
        ))}
      </select>
    </label>
  );
}

function Digits({ name, length, say, mark }: FieldProps & { name: 'day' | 'year'; length: number }) {
  return (
    <label class="field">
      <span>{say(name)}</span>
      <input type="text" name={name} inputMode="numeric" maxLength={length} autocomplete="off" {...mark(name)} />
    </label>
  );
}
