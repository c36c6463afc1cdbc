import { z } from 'zod';
import type { ListQuery, Page } from '../../domain/ports.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import { alertView, isLogistics } from './alert-view.ts';
import type { ApiParts } from './api-parts.ts';
import { pageQuery, pageSchema } from './check-input.ts';
import { visibleAlert } from './disclosure.ts';
import { findAlert } from './find-alert.ts';
import { ownRecord } from './own-record.ts';
import { type Call, type Route, route } from './route.ts';

const querySchema = pageSchema.extend({ state: z.enum(['open', 'all']).default('open') });

/** Calls for a person: those that are open, all of them, a patient's, one. */
export function alertRoutes(parts: ApiParts): Route[] {
  const { records } = parts.store;

  const answer = async ({ items, next }: Page<Alert>, call: Call<unknown, unknown>) => {
    const patients = await Promise.all(items.map(({ patientId }) => records.get('patients', patientId)));
    const seen = items
      .map((alert, at) => visibleAlert(alert, call.staff, patients[at], parts))
      .filter((alert) => alert !== undefined)
      .filter((alert) => call.reach !== 'logistics' || isLogistics(alert));
    const views = await Promise.all(seen.map((alert) => alertView(alert, call, parts)));
    return { items: views, ...(next === undefined ? {} : { next }) };
  };

  /** Patients with an open alert stand first in the list of patients, so that no closed alert is read. */
  const openOfClinic = async (clinicId: string, page: { after?: string; limit?: number }): Promise<Page<Alert>> => {
    const query: ListQuery<'patients'> = { index: 'byClinic', where: { clinicId }, from: '1|', order: 'desc', ...page };
    const patients = await records.list('patients', query);
    const ids = patients.items.flatMap(({ openAlerts }) => openAlerts.map(({ id }) => id).reverse());
    const alerts = await Promise.all(ids.map((id) => records.get('alerts', id)));
    return {
      ...patients,
      items: alerts.filter((alert) => alert !== undefined && alert.closed === undefined) as Alert[],
    };
  };

  return [
    route({
      method: 'get',
      path: '/alerts',
      permission: 'alerts.read',
      summary: 'Open alerts by patient, the patient with the newest first; or all alerts, newest first',
      query: querySchema,
      async handle(call) {
        const { clinicId } = call.staff;
        const page = pageQuery(call.query);
        if (call.query.state === 'open') return answer(await openOfClinic(clinicId, page), call);
        const query: ListQuery<'alerts'> = { index: 'byClinic', where: { clinicId }, order: 'desc', ...page };
        return answer(await records.list('alerts', query), call);
      },
    }),
    route({
      method: 'get',
      path: '/patients/:id/alerts',
      permission: 'alerts.read',
      summary: 'All alerts of a patient, newest first',
      query: pageSchema,
      async handle(call) {
        const { id: patientId } = await ownRecord(records, 'patients', call.id, call.staff);
        const page = pageQuery(call.query);
        const query: ListQuery<'alerts'> = { index: 'byPatient', where: { patientId }, order: 'desc', ...page };
        return answer(await records.list('alerts', query), call);
      },
    }),
    route({
      method: 'get',
      path: '/alerts/:id',
      permission: 'alerts.read',
      summary: 'One alert',
      handle: async (call) => alertView(await findAlert(call, parts), call, parts),
    }),
  ];
}
