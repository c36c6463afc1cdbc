import type { Fault } from '../../domain/questionnaire/check-questionnaire.ts';
import { inspectQuestionnaire } from '../../domain/questionnaire/load-questionnaire.ts';
import type { LoadedQuestionnaire } from '../../domain/questionnaire/loaded.ts';
import { canonicalOfForm, type Form, type RefusedForm } from './form.ts';
import { wholeFault } from './form-faults.ts';

/** What speaks against a form that the interpreter can run. */
export type Judge<F extends Form> = (form: F, loaded: LoadedQuestionnaire) => Fault[];

/**
 * The forms that can be run, each refused as a whole with all its faults. One that takes over another that was refused
 * is refused too, so it goes on until all that are left stand together. `others`: what else they may take over.
 */
export function runnableForms<F extends Form>(
  forms: readonly F[],
  others: (canonical: string) => unknown,
  judge: Judge<F>,
): { forms: F[]; refused: RefusedForm[] } {
  const here = new Map(forms.map((form) => [canonicalOfForm(form) ?? '', form.json]));
  const lookup = (canonical: string) => here.get(canonical) ?? others(canonical);
  const inspected = forms.map((form) => ({ form, faults: faultsOf(form, lookup, judge) }));
  const refused = inspected
    .filter(({ faults }) => faults.length > 0)
    .map(({ form: { file }, faults }) => ({ file, faults }));
  if (refused.length === 0) return { forms: [...forms], refused: [] };
  const rest = runnableForms(
    inspected.filter(({ faults }) => faults.length === 0).map(({ form }) => form),
    others,
    judge,
  );
  return { forms: rest.forms, refused: [...refused, ...rest.refused] };
}

/** Reading a hostile file may run out of stack: that, too, is only a refusal. */
function faultsOf<F extends Form>(form: F, lookup: (canonical: string) => unknown, judge: Judge<F>): Fault[] {
  try {
    const { loaded, faults } = inspectQuestionnaire(form.json, lookup);
    return loaded === undefined || faults.length > 0 ? faults : judge(form, loaded);
  } catch (error) {
    return [wholeFault(`it cannot be read as a questionnaire (${(error as Error).name})`)];
  }
}
