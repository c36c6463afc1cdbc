import { z } from 'zod';
import type { Alert } from '../../domain/safety/alert.ts';
import { alertView, isLogistics } from './alert-view.ts';
import type { ApiParts } from './api-parts.ts';
import { pageQuery, pageSchema } from './check-input.ts';
import { visibleAlert } from './disclosure.ts';
import { findAlert } from './find-alert.ts';
import { openAlertsOf } from './open-alerts.ts';
import { type Call, type Route, route } from './route.ts';

const querySchema = pageSchema.extend({ state: z.enum(['open', 'all']).default('open') });

/** Calls for a person: those that are open, all of them, one. */
export function alertRoutes(parts: ApiParts): Route[] {
  const { store } = parts;

  /** Patients with an open alert stand first in the list of patients, so that no closed alert is read. */
  const open = async ({ staff, query }: Call<unknown, z.output<typeof querySchema>>) => {
    const page = await store.records.list('patients', {
      index: 'byClinic',
      where: { clinicId: staff.clinicId },
      from: '1|',
      order: 'desc',
      ...pageQuery(query),
    });
    const alerts = await Promise.all(page.items.map((patient) => openAlertsOf(store.records, patient, staff)));
    return { ...page, items: alerts.flat() };
  };

  const all = async ({ staff, query }: Call<unknown, z.output<typeof querySchema>>) => {
    const page = await store.records.list('alerts', {
      index: 'byClinic',
      where: { clinicId: staff.clinicId },
      order: 'desc',
      ...pageQuery(query),
    });
    return {
      ...page,
      items: page.items.map((alert) => visibleAlert(alert, staff)).filter((alert) => alert !== undefined),
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
        const page = await (call.query.state === 'open' ? open(call) : all(call));
        const seen = page.items.filter((alert) => call.reach !== 'logistics' || isLogistics(alert));
        return { ...page, items: await Promise.all(seen.map((alert: Alert) => alertView(alert, call, parts))) };
      },
    }),
    route({
      method: 'get',
      path: '/alerts/:id',
      permission: 'alerts.read',
      summary: 'One alert',
      handle: async (call) => alertView(await findAlert(call, store.records), call, parts),
    }),
  ];
}
