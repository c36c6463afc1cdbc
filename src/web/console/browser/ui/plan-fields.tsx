import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useConsole } from '../console-context.ts';
import type { PlanForm } from '../plan-form.ts';
import type { TextKey } from '../texts.ts';

const STATUSES = ['draft', 'active', 'paused', 'complete'];
const ROUTES = ['iv', 'im', 'intranasal_esketamine', 'sublingual', 'oral', 'other'];
const SETTINGS = ['clinic', 'home_with_observer', 'rems_site'];
const EVERY = ['weekly', 'fortnightly', 'monthly', 'as_needed'];
const MEASURES = ['phq9', 'gad7', 'pcl5', 'suicideScreen', 'bladder', 'bloodPressure', 'ownRatings'];
const TRIGGERS = ['phq9_change_under_20', 'absolute_finding', 'GU_NEW', 'PSY', 'misuse'];
const STEPS = 2;

const NUMBERS = [
  ...(['preparation', 'preparationMin', 'induction', 'perWeek', 'weeks'] as const),
  ...(['integration', 'integrationHours', 'integrationMin'] as const),
];
const WORDS = [
  ...(['reviewAfter', 'reviewMonths', 'product', 'modality', 'frequency', 'consentRef'] as const),
  ...(['contactName', 'contactPhone'] as const),
];
type TextField = { [K in keyof PlanForm]: PlanForm[K] extends string ? K : never }[keyof PlanForm];

interface Props {
  form: PlanForm;
  onChange: (form: PlanForm) => void;
}

/** Every field of a plan. */
export function PlanFields({ form, onChange }: Props) {
  const { say, word, colleagues } = useConsole();
  const set = (name: TextField) => (value: string) => onChange({ ...form, [name]: value });
  const steps = Array.from({ length: Math.max(STEPS, form.steps.length) }, (_, index) => form.steps[index] ?? NO_STEP);
  const setStep = (index: number, change: Partial<PlanForm['steps'][number]>) =>
    onChange({ ...form, steps: steps.map((step, at) => (at === index ? { ...step, ...change } : step)) });
  const words = (kind: string, codes: string[]) => codes.map((code) => ({ code, label: word(kind, code) }));
  const people = [
    { code: '', label: say('plan.nobody') },
    ...colleagues.map(({ id, name }) => ({ code: id, label: name })),
  ];
  return (
    <>
      <Choice label={say('plan.status')} value={form.status} options={words('plan', STATUSES)} onPick={set('status')} />
      <Choice label={say('plan.route')} value={form.route} options={words('route', ROUTES)} onPick={set('route')} />
      <Choice
        label={say('plan.setting')}
        value={form.setting}
        options={words('setting', SETTINGS)}
        onPick={set('setting')}
      />
      {NUMBERS.map((name) => (
        <Typed key={name} label={say(`plan.${name}`)} value={form[name]} onType={set(name)} numeric />
      ))}
      {steps.map((step, index) => {
        const number = index + 1;
        const options = [{ code: '', label: say('plan.noStep') }, ...words('every', EVERY)];
        const pick = (every: string) => setStep(index, { every });
        return [
          <Choice
            key={`every${number}`}
            label={say('plan.every', { number })}
            value={step.every}
            options={options}
            onPick={pick}
          />,
          <Typed
            key={`count${number}`}
            label={say('plan.count', { number })}
            value={step.count}
            onType={(count) => setStep(index, { count })}
            numeric
          />,
          <Field key={`review${number}`} label={say('plan.reviewAt', { number })}>
            <Input type="date" value={step.reviewAt} onChange={(_, { value }) => setStep(index, { reviewAt: value })} />
          </Field>,
        ];
      })}
      {(['prescriber', 'therapist', 'monitor'] as const).map((name) =>
        colleagues.length > 0 ? (
          <Choice key={name} label={say(`plan.${name}`)} value={form[name]} options={people} onPick={set(name)} />
        ) : (
          <Typed key={name} label={say(`plan.${name}`)} value={form[name]} onType={set(name)} />
        ),
      )}
      {WORDS.map((name) => (
        <Typed key={name} label={say(`plan.${name}`)} value={form[name]} onType={set(name)} />
      ))}
      <Checkbox
        label={say('plan.reviewEnd')}
        checked={form.reviewEnd}
        onChange={(_, { checked }) => onChange({ ...form, reviewEnd: checked === true })}
      />
      <Several
        label="plan.measures"
        options={words('measure', MEASURES)}
        chosen={form.measures}
        onPick={(measures) => onChange({ ...form, measures })}
      />
      <Several
        label="plan.triggers"
        options={words('trigger', TRIGGERS)}
        chosen={form.triggers}
        onPick={(triggers) => onChange({ ...form, triggers })}
      />
    </>
  );
}

const NO_STEP = { every: '', count: '', reviewAt: '' };

interface Options {
  options: { code: string; label: string }[];
}

function Choice({
  label,
  value,
  options,
  onPick,
}: Options & { label: string; value: string; onPick: (code: string) => void }) {
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, { value: picked }) => onPick(picked)}>
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface TypedProps {
  label: string;
  value: string;
  onType: (value: string) => void;
  numeric?: boolean;
}

function Typed({ label, value, onType, numeric = false }: TypedProps) {
  return (
    <Field label={label}>
      <Input
        inputMode={numeric ? 'decimal' : 'text'}
        value={value}
        maxLength={300}
        onChange={(_, typed) => onType(typed.value)}
      />
    </Field>
  );
}

function Several({
  label,
  options,
  chosen,
  onPick,
}: Options & { label: TextKey; chosen: string[]; onPick: (codes: string[]) => void }) {
  const { say } = useConsole();
  return (
    <fieldset className="whole">
      <legend>{say(label)}</legend>
      {options.map((option) => (
        <Checkbox
          key={option.code}
          label={option.label}
          checked={chosen.includes(option.code)}
          onChange={(_, { checked }) =>
            onPick(checked === true ? [...chosen, option.code] : chosen.filter((code) => code !== option.code))
          }
        />
      ))}
    </fieldset>
  );
}
