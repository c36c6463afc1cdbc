import { Button, Field, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { PlanItem, PlanTemplate, TreatmentPlan } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { formOf, planIn } from '../plan-form.ts';
import { useLoad } from '../use-load.ts';
import { useSave } from '../use-save.ts';
import { PlanFields } from './plan-fields.tsx';
import { Waiting } from './waiting.tsx';

interface Props {
  path: string;
  known: PlanItem;
  onSaved: () => Promise<void>;
  onReload: () => Promise<void>;
}

/** Writes a plan: from what stands, or from what a route suggests. */
export function PlanEditor(props: Props) {
  const { data, failed, reload } = useLoad<{ items: PlanTemplate[] }>('/plan-templates');
  if (data === undefined) return <Waiting failed={failed} onRetry={reload} />;
  return <Editor {...props} templates={data.items} />;
}

function Editor({ path, known, onSaved, onReload, templates }: Props & { templates: PlanTemplate[] }) {
  const { say, word, language } = useConsole();
  const [from, setFrom] = useState(known.plan === undefined ? (templates[0]?.route ?? '') : '');
  const template = templates.find(({ route }) => route === from);
  const [form, setForm] = useState(() => formOf((known.plan ?? template?.defaults) as TreatmentPlan));
  const words = { 'state-conflict': 'plan.conflict', 'request.invalid': 'plan.invalid' } as const;
  const { save, busy, problem } = useSave(onSaved, words);
  const choose = (route: string) => {
    const chosen = templates.find((one) => one.route === route);
    const begins = (chosen?.defaults ?? known.plan) as TreatmentPlan;
    setFrom(route);
    // Whoever is named already stays named.
    setForm({ ...formOf({ ...begins, rosterOfRoles: known.plan?.rosterOfRoles ?? {} }) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save('PUT', `${path}/plan`, { version: known.version, plan: planIn(form) });
  };
  return (
    <form noValidate className="form wide" onSubmit={submit}>
      <Field label={say('plan.template')}>
        <Select value={from} onChange={(_, { value }) => choose(value)}>
          {known.plan !== undefined && <option value="">{say('plan.keep')}</option>}
          {templates.map(({ route }) => (
            <option key={route} value={route}>
              {word('route', route)}
            </option>
          ))}
        </Select>
      </Field>
      {template !== undefined && (
        <details className="whole">
          <summary>{say('plan.suggestion')}</summary>
          <ul>
            {template.notes.map(({ about, text, source }) => (
              <li key={about + text.en}>
                {text[language]} [{source.join('] [')}]
              </li>
            ))}
          </ul>
        </details>
      )}
      <PlanFields form={form} onChange={setForm} />
      <p role="alert" className="problem">
        {problem}{' '}
        {problem === say('plan.conflict') && (
          <Button size="small" onClick={() => void onReload()}>
            {say('plan.reload')}
          </Button>
        )}
      </p>
      <Button type="submit" appearance="primary" disabled={busy}>
        {say('plan.save')}
      </Button>
    </form>
  );
}
