import type { ApiParts } from './api-parts.ts';
import { pageQuery, pageSchema } from './check-input.ts';
import { type Route, route } from './route.ts';

/** Who read or changed what, newest first. */
export function auditRoutes({ store }: ApiParts): Route[] {
  return [
    route({
      method: 'get',
      path: '/audit',
      permission: 'audit.read',
      summary: 'Who read or changed what, newest first',
      query: pageSchema,
      handle: ({ staff, query }) =>
        store.records.list('audit', {
          index: 'byClinic',
          where: { clinicId: staff.clinicId },
          order: 'desc',
          ...pageQuery(query),
        }),
    }),
  ];
}
