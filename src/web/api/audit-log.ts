import type { AuditEntry } from '../../domain/records.ts';
import type { ApiParts } from './api-parts.ts';
import { pageQuery, pageSchema } from './check-input.ts';
import { type Route, route } from './route.ts';
import { staffAlert } from './staff-disclosure.ts';
import type { Staff } from './staff-tokens.ts';

/** Who read or changed what, newest first. */
export function auditRoutes({ store: { records } }: ApiParts): Route[] {
  /** Why something was done about an accusation may say what it is: that is for whom the alert itself is for. */
  const seen = async (entry: AuditEntry, staff: Staff): Promise<AuditEntry> => {
    const { reason: _reason, ...rest } = entry;
    if (!entry.action.startsWith('alert.') || entry.target === undefined) return entry;
    const alert = await records.get('alerts', entry.target);
    return alert === undefined || staffAlert(alert, staff) === alert ? entry : rest;
  };
  return [
    route({
      method: 'get',
      path: '/audit',
      permission: 'audit.read',
      summary: 'Who read or changed what, newest first',
      query: pageSchema,
      async handle({ staff, query }) {
        const where = { clinicId: staff.clinicId };
        const page = await records.list('audit', { index: 'byClinic', where, order: 'desc', ...pageQuery(query) });
        return { ...page, items: await Promise.all(page.items.map((entry) => seen(entry, staff))) };
      },
    }),
  ];
}
