/** @jsxImportSource preact */
import { answerTo } from '../activity.ts';
import { AnswerForm, fieldText } from './answer-form.tsx';
import type { ControlProps } from './control.ts';

/** A telephone number, written as the person likes. */
export function PhoneControl({ data, text, busy, say, send }: ControlProps) {
  return (
    <AnswerForm
      say={say}
      busy={busy}
      send={send}
      read={(fields) => {
        const typed = fieldText(fields, 'phone').trim();
        if ((typed.match(/\d/g) ?? []).length < 3) return { problem: 'phoneMissing', field: 'phone' };
        return answerTo(data, typed, { text: typed });
      }}
    >
      {(mark) => (
        <fieldset>
          <legend class="vh">{text}</legend>
          <label class="field">
            <span>{say('phone')}</span>
            {/* No autocomplete: often it is somebody else's number. */}
            <input type="tel" name="phone" autocomplete="off" {...mark('phone')} />
          </label>
        </fieldset>
      )}
    </AnswerForm>
  );
}
