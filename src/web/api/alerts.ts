import { z } from 'zod';
import type { Patient } from '../../domain/care/patient.ts';
import type { ListQuery, Page } from '../../domain/ports.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import { alertView } from './alert-view.ts';
import type { ApiParts } from './api-parts.ts';
import { pageQuery, pageSchema } from './check-input.ts';
import { visibleAlert } from './disclosure.ts';
import { authorityOverAlert } from './open-record.ts';
import { passingPage } from './passing-page.ts';
import { type Call, type Route, route } from './route.ts';

const querySchema = pageSchema.extend({ state: z.enum(['open', 'all']).default('open') });
type Paging = ReturnType<typeof pageQuery>;

/** Calls for a person: those that are open, all of them, a patient's, one. */
export function alertRoutes(parts: ApiParts): Route[] {
  const { records } = parts.store;

  /** The alert, where this person sees it and reaches it. */
  const seenBy = async (call: Call, alert: Alert, patient: Patient | undefined): Promise<Alert | undefined> => {
    const seen = visibleAlert(alert, call.staff, patient, parts);
    if (seen === undefined || patient === undefined) return undefined;
    return (await authorityOverAlert(seen, patient, call, parts)) && seen;
  };

  /** Patients with an open alert stand first in the list of patients, so that no closed alert is read. */
  const openAlerts = async (call: Call, page: Paging): Promise<Page<Alert>> => {
    const where = { clinicId: call.staff.clinicId };
    const query: ListQuery<'patients'> = { index: 'byClinic', where, from: '1|', order: 'desc', ...page };
    const { items, next } = await passingPage(records, 'patients', query, async (patient) => {
      const newestFirst = [...patient.openAlerts].reverse();
      const alerts = await Promise.all(newestFirst.map(({ id }) => records.get('alerts', id)));
      const open = alerts.filter((alert) => alert !== undefined && alert.closed === undefined) as Alert[];
      const seen = await Promise.all(open.map((alert) => seenBy(call, alert, patient)));
      const left = seen.filter((alert) => alert !== undefined);
      return left.length === 0 ? undefined : left;
    });
    return { items: items.flat(), ...(next === undefined ? {} : { next }) };
  };

  const alertsBy = (call: Call, query: ListQuery<'alerts'>): Promise<Page<Alert>> =>
    passingPage(records, 'alerts', query, async (alert) =>
      seenBy(call, alert, await records.get('patients', alert.patientId)),
    );

  const answer = async (page: Page<Alert>, call: Call) => ({
    ...page,
    items: await Promise.all(page.items.map((alert) => alertView(alert, call, parts))),
  });

  return [
    route({
      method: 'get',
      path: '/alerts',
      permission: 'alerts.read',
      summary: 'Open alerts by patient, the patient with the newest first; or all alerts, newest first',
      query: querySchema,
      async handle(call) {
        const page = pageQuery(call.query);
        if (call.query.state === 'open') return answer(await openAlerts(call, page), call);
        const where = { clinicId: call.staff.clinicId };
        return answer(await alertsBy(call, { index: 'byClinic', where, order: 'desc', ...page }), call);
      },
    }),
    route({
      method: 'get',
      path: '/patients/:id/alerts',
      permission: 'alerts.read',
      of: 'patients',
      summary: 'All alerts of a patient, newest first',
      query: pageSchema,
      async handle(call) {
        const where = { patientId: call.patient.id };
        const query: ListQuery<'alerts'> = { index: 'byPatient', where, order: 'desc', ...pageQuery(call.query) };
        return answer(await alertsBy(call, query), call);
      },
    }),
    route({
      method: 'get',
      path: '/alerts/:id',
      permission: 'alerts.read',
      of: 'alerts',
      summary: 'One alert',
      handle: (call) => alertView(call.record, call, parts),
    }),
  ];
}
