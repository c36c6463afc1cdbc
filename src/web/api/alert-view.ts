import type { Alert } from '../../domain/safety/alert.ts';
import type { ApiParts } from './api-parts.ts';
import { labelOf } from './patient-view.ts';
import type { Call } from './route.ts';

/** Causes that concern rides, releases and times: the front desk's own (clinical pack 2). */
const LOGISTICS: ReadonlySet<string> = new Set(['PRAC_NO_RIDE', 'RELEASE_MISSING']);

export function isLogistics({ tiers, code }: Alert): boolean {
  return tiers.length === 0 && code !== undefined && LOGISTICS.has(code);
}

/** An alert as staff see it: the record, whom it is about, and its notes in words. */
export async function alertView(alert: Alert, { language }: Call<unknown, unknown>, { store, texts }: ApiParts) {
  const { clinicId: _clinicId, notes, ...rest } = alert;
  const patient = (await store.records.get('patients', alert.patientId)) ?? { id: alert.patientId };
  const words = notes.map(({ key, at }) => ({ key, at, text: texts.has(key) ? texts.format(language, { key }) : key }));
  return { ...rest, patientLabel: labelOf(patient, language), notes: words };
}
